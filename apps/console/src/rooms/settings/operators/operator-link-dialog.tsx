"use client";
import { Button, Dialog, DialogActions, Form, Select } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { FaultBanner } from "~/parts/fault-banner";
import { linkLives, NewLink, ONE_DAY } from "~/parts/new-link";
import { useLinkMaker } from "~/parts/use-link-maker";
import { useSay } from "~/words/words-provider";
import { OPERATORS } from "./operators-key";

interface OperatorLinkDialogProps {
  readonly name: string;
  readonly onClose: () => void;
}

/** A link with which an operator chooses the password; it is shown this once. */
export function OperatorLinkDialog({ name, onClose }: OperatorLinkDialogProps) {
  const say = useSay();
  const [url, setUrl] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={say("settings.setUpLinkOfName", { name })}
      description={say("settings.whoOpensItChooses", { name })}
    >
      {url === undefined ? (
        <LinkForm name={name} onCreated={setUrl} onCancel={onClose} />
      ) : (
        <NewLink url={url} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface LinkFormProps {
  readonly name: string;
  readonly onCreated: (url: string) => void;
  readonly onCancel: () => void;
}

function LinkForm({ name, onCreated, onCancel }: LinkFormProps) {
  const say = useSay();
  const [life, setLife] = useState(ONE_DAY);
  const { make, busy, fault } = useLinkMaker(OPERATORS, onCreated);
  const create = () => {
    const body = { expiresInSeconds: Number(life) };
    return make(() => admin.createOperatorLink({ params: { name }, body }));
  };
  return (
    <Form onSubmit={create} className="flex flex-col gap-4">
      <Select
        autoFocus
        label={say("provisioning.expiresAfter")}
        options={linkLives(say)}
        value={life}
        onChange={({ target }) => setLife(target.value)}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>{say("parts.cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {say("provisioning.createLink")}
        </Button>
      </DialogActions>
    </Form>
  );
}
