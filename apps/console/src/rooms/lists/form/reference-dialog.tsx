"use client";
import { Button, Dialog, DialogActions, Select } from "@porchlight/ui";
import { type FormEvent, useState } from "react";

export interface ReferenceDialogProps {
  /** Of the lists that can be referred to. */
  readonly names: readonly string[];
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
}

/** All of another list in a list, followed as that changes. */
export function ReferenceDialog({ names, onDone, onClose }: ReferenceDialogProps) {
  const [name, setName] = useState(names[0] ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(name);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Add all of another list"
      description="Whoever comes to that list, or leaves it, comes and leaves here too."
    >
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <Select
          label="List"
          options={names.map((value) => ({ value, label: value }))}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={name === ""}>
            Add
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
