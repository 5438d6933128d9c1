"use client";
import { AdminApiError } from "@porchlight/admin-api";
import { Banner, Button, CopyButton, Dialog, DialogActions, Select, TextField } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { admin } from "~/api/admin";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/confirm-dialog";
import { QrCode } from "~/parts/qr-code";
import { useAddresses } from "~/parts/use-addresses";
import { LINKS } from "./link-keys";

const HOUR = 3600;

const LIVES = [
  { value: String(HOUR), label: "1 hour" },
  { value: String(24 * HOUR), label: "1 day" },
  { value: String(7 * 24 * HOUR), label: "7 days" },
  { value: String(30 * 24 * HOUR), label: "30 days" },
];

const PASSWORDS = [
  { value: "new", label: "Gives the account a new password" },
  { value: "kept", label: "Leaves the password as it is" },
];

export interface CreateSetupLinkProps {
  /** Whom it is for, until another is chosen. */
  readonly aor?: string;
  readonly onClose: () => void;
}

/** A new set-up link; it is shown this once. */
export function CreateSetupLink({ aor = "", onClose }: CreateSetupLinkProps) {
  const [url, setUrl] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={url === undefined ? "Create a set-up link" : "The link is created"}
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
  const [aor, setAor] = useState(initialAor);
  const [label, setLabel] = useState("");
  const [password, setPassword] = useState("new");
  const [life, setLife] = useState(String(24 * HOUR));
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const queryClient = useQueryClient();
  const suggestions = useAddresses(aor);
  const create = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const { path } = await admin.createSetupLink({
        body: {
          aor: aor.trim(),
          label: label.trim(),
          givesPassword: password === "new",
          expiresInSeconds: Number(life),
        },
      });
      void queryClient.invalidateQueries({ queryKey: LINKS });
      onCreated(new URL(path, window.location.origin).href);
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  const aorFault = fault instanceof AdminApiError && fault.problem.field?.endsWith("aor");
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <AddressField
        label="User"
        autoFocus
        required
        suggestions={suggestions}
        placeholder="alice@office.test"
        error={aorFault ? fault.message : undefined}
        value={aor}
        onChange={({ target }) => setAor(target.value)}
      />
      <TextField
        label="For"
        hint="Such as “phone at the desk”; only operators see it."
        autoComplete="off"
        maxLength={200}
        value={label}
        onChange={({ target }) => setLabel(target.value)}
      />
      <Select
        label="Password"
        hint="A new one ends the old one: other devices of the user need it too."
        options={PASSWORDS}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Select
        label="Expires after"
        options={LIVES}
        value={life}
        onChange={({ target }) => setLife(target.value)}
      />
      {fault === undefined || aorFault ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          Create link
        </Button>
      </DialogActions>
    </form>
  );
}

function NewLink({ url, onDone }: { readonly url: string; readonly onDone: () => void }) {
  return (
    <>
      <Banner tone="warn" icon={<KeyRound />}>
        Hand it over now: it is not shown again, and works once.
      </Banner>
      <QrCode text={url} label="QR code of the set-up link" />
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{url}</code>
        <CopyButton text={url} label="Copy the link" />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
