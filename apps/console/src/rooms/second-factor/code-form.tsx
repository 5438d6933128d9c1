"use client";
import { Button, type ButtonProps, DialogActions, Form } from "@porchlight/ui";
import { useState } from "react";
import { FaultBanner } from "~/parts/fault-banner";
import { useSay } from "~/words/words-provider";
import { codeFault } from "./code-fault";
import { CodeField, type CodeKind } from "./code-field";
import { CodeKindButton } from "./code-kind-button";

export interface CodeFormProps {
  readonly submit: string;
  readonly variant?: ButtonProps["variant"];
  /** Recovery codes are good here too. */
  readonly recovery?: boolean;
  readonly onCode: (code: string) => Promise<unknown>;
  readonly onCancel?: (() => void) | undefined;
}

/** Asks for a code and does something with it. What was typed stays when it was not taken. */
export function CodeForm({ submit, variant = "primary", recovery = false, onCode, onCancel }: CodeFormProps) {
  const say = useSay();
  const [code, setCode] = useState("");
  const [kind, setKind] = useState<CodeKind>("digits");
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const isMissing = code.trim() === "";
  const send = async () => {
    setTried(true);
    if (isMissing) return;
    setBusy(true);
    setFault(undefined);
    try {
      await onCode(code);
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const said = codeFault(fault, say);
  const missing = tried && isMissing ? say("secondFactor.enterTheCode") : undefined;
  return (
    <Form onSubmit={send} className="flex flex-col gap-4">
      <CodeField
        kind={kind}
        error={missing ?? said}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      {fault === undefined || said !== undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        {recovery ? <CodeKindButton kind={kind} onChange={setKind} /> : null}
        {onCancel === undefined ? null : <Button onClick={onCancel}>{say("parts.cancel")}</Button>}
        <Button type="submit" variant={variant} busy={busy}>
          {submit}
        </Button>
      </DialogActions>
    </Form>
  );
}
