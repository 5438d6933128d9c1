import { parseAddress, shownAddress } from "@porchlight/presence-client";
import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { words } from "../words/words";
import { BookProblem } from "./book-problem";
import type { Contact } from "./contact-book";
import { GroupField } from "./group-field";
import { longestWords, typedWords } from "./typed-words";
import { useBookChange } from "./use-book-change";

export interface ContactDialogProps {
  readonly desk: Desk;
  /** Absent: a new one. */
  readonly contact: Contact | undefined;
  readonly onClose: () => void;
}

/** Adds a contact, or changes the name and group of one. It stays until what was typed is kept. */
export function ContactDialog({ desk, contact, onClose }: ContactDialogProps) {
  const [problem, setProblem] = useState<string>();
  const saving = useBookChange(onClose);
  const { groups } = desk.book.view;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    const form = new FormData(event.currentTarget);
    const typed = { name: typedWords(form.get("name")), group: typedWords(form.get("group")) };
    if (contact) {
      return saving.run(() => desk.book.change(contact, typed));
    }
    const address = newAddress(String(form.get("address") ?? ""), desk);
    setProblem(address.problem);
    if (address.uri !== undefined) {
      const { uri } = address;
      await saving.run(() => desk.book.add({ uri, ...typed }));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !saving.isBusy && onClose()}
      title={contact ? lateWords.editContact.editTitle : lateWords.editContact.addTitle}
      description={contact ? shownAddress(contact.uri) : lateWords.editContact.addHelp}
    >
      <Form className="flex flex-col gap-4" onSubmit={submit} data-testid="contact-form">
        {!contact && <AddressField domain={domainOf(desk)} problem={problem} />}
        <TextField
          label={lateWords.editContact.name}
          name="name"
          autoComplete="off"
          maxLength={longestWords}
          defaultValue={contact?.name ?? ""}
          hint={lateWords.editContact.nameHelp}
          data-testid="contact-name"
        />
        <GroupField groups={groups} chosen={groups.find(({ id }) => id === contact?.group)} />
        <BookProblem failure={saving.failure} />
        <DialogActions>
          <Button variant="ghost" onClick={onClose}>
            {lateWords.editContact.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={saving.isBusy} data-testid="contact-save">
            {contact ? lateWords.editContact.save : lateWords.editContact.add}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function AddressField({
  domain,
  problem,
}: {
  readonly domain: string;
  readonly problem: string | undefined;
}) {
  return (
    <TextField
      label={lateWords.editContact.address}
      name="address"
      autoFocus
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      hint={lateWords.editContact.addressHelp(domain)}
      error={problem}
      data-testid="contact-address"
    />
  );
}

const domainOf = (desk: Desk): string => desk.client.entity.split("@")[1] ?? "";

type NewAddress =
  | { readonly uri: string; readonly problem: undefined }
  | { readonly uri: undefined; readonly problem: string };

/** The address of a contact that is not on the board yet, or why it cannot be one. */
function newAddress(typed: string, desk: Desk): NewAddress {
  const refused = (problem: string): NewAddress => ({ uri: undefined, problem });
  const parsed = parseAddress(typed, domainOf(desk));
  if (!parsed.ok) {
    return refused(words.signIn.addressProblem[parsed.error]);
  }
  if (parsed.value === desk.client.entity) return refused(lateWords.editContact.self);
  const isKnown = desk.book.view.contacts.some(({ address }) => address === parsed.value);
  if (isKnown) return refused(lateWords.editContact.known);
  const most = desk.roster.fullAt;
  return most === undefined
    ? { uri: parsed.value, problem: undefined }
    : refused(lateWords.editContact.fullAt(most));
}
