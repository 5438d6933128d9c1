"use client";
import { Button, Dialog, DialogActions, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { useSay } from "~/words/words-provider";
import { type ListNode, nodeLabel } from "../document/list-tree";

export interface ListWordsDialogProps {
  readonly node: ListNode;
  readonly onDone: (name: string, title: string) => void;
  readonly onClose: () => void;
}

/** The name of a list, by which references and services find it, and what is shown in its place. */
export function ListWordsDialog({ node, onDone, onClose }: ListWordsDialogProps) {
  const say = useSay();
  const [name, setName] = useState(node.key);
  const [title, setTitle] = useState(node.title ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(name.trim(), title.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("lists.renameNode", { node: nodeLabel(node, say) })}
    >
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          label={say("parts.name")}
          autoFocus
          autoComplete="off"
          hint={say("lists.servicesReferencesAndRulesFindThe")}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={say("lists.displayName")}
          hint={say("lists.shownInPlaceOfTheName")}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary">
            {say("lists.rename")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
