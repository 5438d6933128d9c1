"use client";
import { Button, Dialog, DialogActions, Form, TextField } from "@porchlight/ui";
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { useMay } from "~/api/use-identity";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";

const INSTANCE = /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]{1,200}$/;

/** Names a device of a user; its profile is made when its form is saved. */
export function AddDevice() {
  const say = useSay();
  const may = useMay("putProfile");
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Smartphone /> {say("provisioning.addADevice")}
      </Button>
      {open ? <DeviceDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const [instance, setInstance] = useState("");
  const [error, setError] = useState<string>();
  const submit = () => {
    const device = instance.trim().toLowerCase().replace(/^<|>$/g, "");
    if (!INSTANCE.test(device)) return setError(say("provisioning.enterTheInstanceSuchAsUrn"));
    patchUrl({ device });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(next) => next || onClose()} title={say("provisioning.addADevice")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("provisioning.instance")}
          hint={say("provisioning.theSipInstanceOfItsRegistration")}
          mono
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={error}
          value={instance}
          onChange={({ target }) => setInstance(target.value)}
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
