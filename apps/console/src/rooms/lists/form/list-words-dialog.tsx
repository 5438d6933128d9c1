"use client";
import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { useState } from "react";
import { useSay } from "~/words/words-provider";
import { type ListNode, nodeLabel } from "../document/list-tree";

export interface ListWordsDialogProps {
  readonly node: ListNode;
  /** Names of the lists beside it. */
  readonly taken: readonly string[];
  readonly onDone: (name: string, title: string) => void;
  readonly onClose: () => void;
}

/** The name of a list, by which references and services find it, and what is shown in its place. */
export function ListWordsDialog({ node, taken, onDone, onClose }: ListWordsDialogProps) {
  const say = useSay();
  const [name, setName] = useState(node.key);
  const [title, setTitle] = useState(node.title ?? "");
  const [tried, setTried] = useState(false);
  const isTaken = taken.includes(name.trim());
  const submit = () => {
    setTried(true);
    if (!isTaken) onDone(name.trim(), title.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("lists.renameNode", { node: nodeLabel(node, say) })}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("parts.name")}
          autoFocus
          autoComplete="off"
          hint={say("lists.servicesReferencesAndRulesFindThe")}
          maxLength={200}
          error={tried && isTaken ? say("lists.anotherListHasThisName") : undefined}
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
      </Form>
    </Dialog>
  );
}
