"use client";
import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { useState } from "react";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";

export interface NewGroupDialogProps {
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Names a group; it is made when its form is saved. */
export function NewGroupDialog({ taken, onClose }: NewGroupDialogProps) {
  const say = useSay();
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const submit = () => {
    const wanted = name.trim().toLowerCase();
    if (!NAME.test(wanted)) return setError(say("provisioning.useLettersDigitsPointsHyphensAnd"));
    if (taken.includes(wanted)) return setError(say("provisioning.thereIsAGroupOfThis"));
    patchUrl({ group: wanted });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("provisioning.newGroup")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("provisioning.shortName")}
          hint={say("provisioning.itCannotBeChangedLaterSuch")}
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
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary">
            {say("provisioning.goOn")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
