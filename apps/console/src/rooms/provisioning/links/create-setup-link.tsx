"use client";
import { Button, Dialog, DialogActions, Form, Select, TextField } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/fault-banner";
import { linkLives, NewLink, ONE_DAY } from "~/parts/new-link";
import { useAddresses } from "~/parts/use-addresses";
import { useLinkMaker } from "~/parts/use-link-maker";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { LINKS } from "./link-keys";

const passwordsOf = (say: Say) => [
  { value: "new", label: say("provisioning.givesTheAccountANewPassword") },
  { value: "kept", label: say("provisioning.leavesThePasswordAsItIs") },
];

export interface CreateSetupLinkProps {
  /** Whom it is for, until another is chosen. */
  readonly aor?: string;
  readonly onClose: () => void;
}

/** A new set-up link; it is shown this once. */
export function CreateSetupLink({ aor = "", onClose }: CreateSetupLinkProps) {
  const say = useSay();
  const [url, setUrl] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={url === undefined ? say("provisioning.createASetUpLink") : say("provisioning.theLinkIsCreated")}
    >
      {url === undefined ? (
        <LinkForm initialAor={aor} onCreated={setUrl} onCancel={onClose} />
      ) : (
        <NewLink url={url} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface LinkFormProps {
  readonly initialAor: string;
  readonly onCreated: (url: string) => void;
  readonly onCancel: () => void;
}

function LinkForm({ initialAor, onCreated, onCancel }: LinkFormProps) {
  const say = useSay();
  const [aor, setAor] = useState(initialAor);
  const [label, setLabel] = useState("");
  const [password, setPassword] = useState("new");
  const [life, setLife] = useState(ONE_DAY);
  const [tried, setTried] = useState(false);
  const { make, busy, fault, forget } = useLinkMaker(LINKS, onCreated);
  const suggestions = useAddresses(aor);
  const create = async () => {
    setTried(true);
    if (aor.trim() === "") return;
    const body = {
      aor: aor.trim(),
      label: label.trim(),
      givesPassword: password === "new",
      expiresInSeconds: Number(life),
    };
    await make(() => admin.createSetupLink({ body }));
  };
  const wrong = faultOfField(fault, "aor", say);
  return (
    <Form onSubmit={create} className="flex flex-col gap-4">
      <AddressField
        label={say("parts.user")}
        autoFocus
        required
        suggestions={suggestions}
        placeholder="alice@office.test"
        error={tried && aor.trim() === "" ? say("parts.enterAnAddressErin") : wrong}
        value={aor}
        onChange={({ target }) => {
          setAor(target.value);
          forget();
        }}
      />
      <TextField
        label={say("provisioning.for")}
        hint={say("provisioning.suchAsPhoneAtTheDesk")}
        autoComplete="off"
        maxLength={200}
        value={label}
        onChange={({ target }) => setLabel(target.value)}
      />
      <Select
        label={say("parts.password")}
        hint={say("provisioning.aNewOneEndsTheOld")}
        options={passwordsOf(say)}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Select
        label={say("provisioning.expiresAfter")}
        options={linkLives(say)}
        value={life}
        onChange={({ target }) => setLife(target.value)}
      />
      {fault === undefined || wrong !== undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>{say("parts.cancel")}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {say("provisioning.createLink")}
        </Button>
      </DialogActions>
    </Form>
  );
}
