"use client";
import { Button, Dialog, DialogActions, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { type ListNode, nodeLabel } from "../document/list-tree";

export interface ListWordsDialogProps {
  readonly node: ListNode;
  readonly onDone: (name: string, title: string) => void;
  readonly onClose: () => void;
}

/** The name of a list, by which references and services find it, and what is shown in its place. */
export function ListWordsDialog({ node, onDone, onClose }: ListWordsDialogProps) {
  const [name, setName] = useState(node.key);
  const [title, setTitle] = useState(node.title ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(name.trim(), title.trim());
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={`Rename ${nodeLabel(node)}`}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          hint="Services, references and rules find the list by it: they have to be changed too."
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Display name"
          hint="Shown in place of the name. May be left empty."
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
