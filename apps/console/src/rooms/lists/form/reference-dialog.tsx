"use client";
import { Button, Dialog, DialogActions, Form, Select } from "@porchlight/ui";
import { useState } from "react";
import { useSay } from "~/words/words-provider";

export interface ReferenceDialogProps {
  /** Of the lists that can be referred to. */
  readonly names: readonly string[];
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
}

/** All of another list in a list, followed as that changes. */
export function ReferenceDialog({ names, onDone, onClose }: ReferenceDialogProps) {
  const say = useSay();
  const [name, setName] = useState(names[0] ?? "");
  const submit = () => {
    onDone(name);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("lists.addAllOfAnotherList")}
      description={say("lists.whoeverComesToThatListOr")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <Select
          label={say("parts.list")}
          options={names.map((value) => ({ value, label: value }))}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={name === ""}>
            {say("parts.add")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
