"use client";
import { Button, Dialog, DialogActions } from "@porchlight/ui";
import { type ReactNode, useState } from "react";
import { useSay } from "~/words/words-provider";
import { FaultBanner } from "./fault-banner";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** What will happen, and to whom. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back. Stays open with the reason when it fails. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  confirm,
  onConfirm,
}: ConfirmDialogProps) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = (next: boolean) => {
    setError(undefined);
    onOpenChange(next);
  };
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      change(false);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title}>
      <div className="flex flex-col gap-3">{children}</div>
      {error === undefined ? null : <FaultBanner error={error} />}
      <DialogActions>
        <Button onClick={() => change(false)}>{say("parts.cancel")}</Button>
        <Button variant="danger" busy={busy} onClick={run}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
