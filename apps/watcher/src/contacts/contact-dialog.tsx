import { parseAddress, shownAddress } from "@porchlight/presence-client";
import { Button, Dialog, DialogActions, TextField } from "@porchlight/ui";
import { type FormEvent, useId, useState } from "react";
import type { Desk } from "../session/desk";
import { texts } from "../texts";
import type { Contact } from "./contact-book";
import { words } from "./local-contact-book";

export interface ContactDialogProps {
  readonly desk: Desk;
  /** Absent: a new one. */
  readonly contact: Contact | undefined;
  readonly onClose: () => void;
}

/** Adds a contact, or changes the name and group of one. */
export function ContactDialog({ desk, contact, onClose }: ContactDialogProps) {
  const [problem, setProblem] = useState<string>();
  const groupsId = useId();
  const groups = [...new Set(desk.book.contacts.flatMap(({ group }) => group ?? []))];
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const address = contact?.address ?? newAddress(String(form.get("address") ?? ""), desk);
    if (typeof address !== "string") {
      setProblem(address.problem);
      return;
    }
    desk.book.put({ address, name: words(form.get("name")), group: words(form.get("group")) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={contact ? texts.editContact.editTitle : texts.editContact.addTitle}
      description={contact ? shownAddress(contact.address) : texts.editContact.addHelp}
    >
      <form className="flex flex-col gap-4" onSubmit={submit} noValidate data-testid="contact-form">
        {!contact && (
          <TextField
            label={texts.editContact.address}
            name="address"
            autoFocus
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            hint={texts.editContact.addressHelp(domainOf(desk))}
            error={problem}
            data-testid="contact-address"
          />
        )}
        <TextField
          label={texts.editContact.name}
          name="name"
          autoComplete="off"
          maxLength={100}
          defaultValue={contact?.name ?? ""}
          hint={texts.editContact.nameHelp}
          data-testid="contact-name"
        />
        <TextField
          label={texts.editContact.group}
          name="group"
          autoComplete="off"
          maxLength={100}
          list={groupsId}
          defaultValue={contact?.group ?? ""}
          hint={texts.editContact.groupHelp}
          data-testid="contact-group"
        />
        <datalist id={groupsId}>
          {groups.map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
        <DialogActions>
          <Button variant="ghost" onClick={onClose}>
            {texts.editContact.cancel}
          </Button>
          <Button type="submit" variant="primary" data-testid="contact-save">
            {contact ? texts.editContact.save : texts.editContact.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const domainOf = (desk: Desk): string => desk.client.entity.split("@")[1] ?? "";

/** The address of a contact that is not on the board yet, or why it cannot be one. */
function newAddress(typed: string, desk: Desk): string | { readonly problem: string } {
  const parsed = parseAddress(typed, domainOf(desk));
  if (!parsed.ok) {
    return { problem: parsed.error === "empty" ? texts.signIn.emptyAddress : texts.signIn.malformedAddress };
  }
  if (parsed.value === desk.client.entity) return { problem: texts.editContact.self };
  const known = desk.book.contacts.some(({ address }) => address === parsed.value);
  return known ? { problem: texts.editContact.known } : parsed.value;
}
