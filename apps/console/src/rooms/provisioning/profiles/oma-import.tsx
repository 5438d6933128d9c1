"use client";
import { Button, Dialog, DialogActions, Select, TextArea, useToast } from "@porchlight/ui";
import { Import } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { FaultBanner } from "~/parts/confirm-dialog";

const FORMS = [
  { value: "client-provisioning", label: "Client provisioning (ap0009)" },
  { value: "management-object", label: "Management object" },
] as const;

type Form = (typeof FORMS)[number]["value"];

export interface OmaImportProps {
  readonly onValues: (values: Readonly<Partial<Record<string, string>>>) => void;
}

/** Takes values from an OMA document into the form; nothing is saved by that. */
export function OmaImport({ onValues }: OmaImportProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Import /> Import OMA
      </Button>
      {open ? <ImportDialog onValues={onValues} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ImportDialog({ onValues, onClose }: OmaImportProps & { readonly onClose: () => void }) {
  const [form, setForm] = useState<Form>("client-provisioning");
  const [text, setText] = useState("");
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const take = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const { values, ignored } = await admin.readOmaProfile({ body: { form, text } });
      onValues(values);
      const left = ignored.length === 0 ? "" : ` Left out: ${ignored.join(", ")}.`;
      toast({ tone: "ok", text: `The values are in the form, not saved yet.${left}` });
      onClose();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(next) => next || onClose()} title="Import an OMA document">
      <Select
        label="Form"
        options={FORMS}
        value={form}
        onChange={({ target }) =>
          setForm(FORMS.find(({ value }) => value === target.value)?.value ?? "client-provisioning")
        }
      />
      <TextArea
        label="Document"
        mono
        rows={8}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" busy={busy} onClick={take}>
          Take the values
        </Button>
      </DialogActions>
    </Dialog>
  );
}
