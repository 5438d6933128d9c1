"use client";
import { Button, Dialog, DialogActions, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { patchUrl } from "~/url/use-url-state";

export interface NewGroupDialogProps {
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Names a group; it is made when its form is saved. */
export function NewGroupDialog({ taken, onClose }: NewGroupDialogProps) {
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim().toLowerCase();
    if (!NAME.test(wanted)) return setError("Use letters, digits, points, hyphens and underscores.");
    if (taken.includes(wanted)) return setError("There is a group of this name already.");
    patchUrl({ group: wanted });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="New group">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Short name"
          hint="It cannot be changed later, such as “sales”."
          mono
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          error={error}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Go on
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
