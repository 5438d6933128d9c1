"use client";
import { Button, Dialog, DialogActions, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { AddressField } from "~/parts/address-field";
import { useAddresses } from "~/parts/use-addresses";
import type { Person } from "../document/edit-lists";
import { watchableUri } from "../paste/watchable-uri";

export interface PersonDialogProps {
  readonly title: string;
  /** As it is; undefined for a new one. */
  readonly person?: Person;
  readonly onDone: (person: Person) => void;
  readonly onClose: () => void;
}

/** Somebody in a list: an address and a name. */
export function PersonDialog({ title, person, onDone, onClose }: PersonDialogProps) {
  const [address, setAddress] = useState(person?.uri ?? "");
  const [name, setName] = useState(person?.name ?? "");
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(address);
  const isAsBefore = person !== undefined && address === person.uri;
  const uri = isAsBefore ? address : watchableUri(address);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (uri !== undefined) onDone({ uri, name: name.trim() });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
        <AddressField
          label="Address"
          autoFocus
          required
          suggestions={suggestions}
          error={tried && uri === undefined ? "Enter an address, such as bob@office.test" : undefined}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextField
          label="Display name"
          hint="May be left empty."
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            {person === undefined ? "Add" : "Change"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
