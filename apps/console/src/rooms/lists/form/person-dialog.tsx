"use client";
import { canonicalUri } from "@porchlight/documents";
import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { useState } from "react";
import { AddressField } from "~/parts/address-field";
import { useAddresses } from "~/parts/use-addresses";
import { useSay } from "~/words/words-provider";
import type { Person } from "../document/edit-lists";
import { watchableUri } from "../paste/watchable-uri";

export interface PersonDialogProps {
  readonly title: string;
  /** As it is; undefined for a new one. */
  readonly person?: Person;
  /** Canonical URIs of those who are in the list already. */
  readonly taken: ReadonlySet<string>;
  readonly onDone: (person: Person) => void;
  readonly onClose: () => void;
}

/** Somebody in a list: an address and a name. */
export function PersonDialog({ title, person, taken, onDone, onClose }: PersonDialogProps) {
  const say = useSay();
  const [address, setAddress] = useState(person?.uri ?? "");
  const [name, setName] = useState(person?.name ?? "");
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(address);
  const isAsBefore = person !== undefined && address === person.uri;
  const uri = isAsBefore ? address : watchableUri(address);
  const isTaken = uri !== undefined && taken.has(canonicalUri(uri));
  const submit = () => {
    setTried(true);
    if (uri !== undefined && !isTaken) onDone({ uri, name: name.trim() });
  };
  const fault = () => {
    if (uri === undefined) return say("lists.enterAnAddressSuchAsBob");
    return isTaken ? say("lists.thisAddressIsInTheList") : undefined;
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <AddressField
          label={say("parts.address")}
          autoFocus
          required
          suggestions={suggestions}
          error={tried ? fault() : undefined}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextField
          label={say("lists.displayName")}
          hint={say("lists.mayBeLeftEmpty")}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary">
            {person === undefined ? say("parts.add") : say("parts.change")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
