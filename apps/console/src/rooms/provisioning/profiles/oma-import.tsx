"use client";
import { Button, Dialog, DialogActions, Form, Select, TextArea, useToast } from "@porchlight/ui";
import { Import } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultOfField } from "~/api/form-faults";
import { FaultBanner } from "~/parts/fault-banner";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const formsOf = (say: Say) =>
  [
    { value: "client-provisioning", label: say("provisioning.clientProvisioningAp0009") },
    { value: "management-object", label: say("provisioning.managementObject") },
  ] as const;

type OmaForm = ReturnType<typeof formsOf>[number]["value"];

export interface OmaImportProps {
  readonly onValues: (values: Readonly<Partial<Record<string, string>>>) => void;
}

/** Takes values from an OMA document into the form; nothing is saved by that. */
export function OmaImport({ onValues }: OmaImportProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Import /> {say("provisioning.importOma")}
      </Button>
      {open ? <ImportDialog onValues={onValues} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ImportDialog({ onValues, onClose }: OmaImportProps & { readonly onClose: () => void }) {
  const [form, setForm] = useState<OmaForm>("client-provisioning");
  const say = useSay();
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
      const told =
        ignored.length === 0
          ? say("provisioning.valuesTaken")
          : say("provisioning.valuesTakenWithout", { ignored: ignored.join(", ") });
      toast({ tone: "ok", text: told });
      onClose();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const wrong = faultOfField(fault, "text", say);
  return (
    <Dialog open onOpenChange={(next) => next || onClose()} title={say("provisioning.importAnOmaDocument")}>
      <Form onSubmit={take} className="flex flex-col gap-4">
        <Select
          label={say("provisioning.form")}
          options={formsOf(say)}
          value={form}
          onChange={({ target }) =>
            setForm(formsOf(say).find(({ value }) => value === target.value)?.value ?? "client-provisioning")
          }
        />
        <TextArea
          label={say("parts.document")}
          mono
          rows={8}
          spellCheck={false}
          autoComplete="off"
          error={wrong}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setFault(undefined);
          }}
        />
        {fault === undefined || wrong !== undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {say("provisioning.takeTheValues")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
