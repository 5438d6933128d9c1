"use client";
import { type TerminationReason, terminationReasonSchema } from "@porchlight/admin-api";
import { Select, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";

const MEANING: Readonly<Record<TerminationReason, { readonly label: string; readonly effect: string }>> = {
  deactivated: {
    label: "Deactivated: come back at once",
    effect: "The watcher subscribes again right away.",
  },
  probation: { label: "Probation: come back later", effect: "The watcher tries again after a while." },
  rejected: { label: "Rejected: do not come back", effect: "The watcher gives up and does not ask again." },
};

const OPTIONS = terminationReasonSchema.options.map((value) => ({ value, label: MEANING[value].label }));

export interface TerminateDialogProps {
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onEnded: () => void;
}

/** Ends a subscription with a reason that tells the watcher whether to come back. */
export function TerminateDialog({ id, open, onOpenChange, onEnded }: TerminateDialogProps) {
  const [reason, setReason] = useState<TerminationReason>("deactivated");
  const toast = useToast();
  const queryClient = useQueryClient();
  const end = async () => {
    await admin.terminateSubscription({ params: { id }, body: { reason } });
    toast({ tone: "ok", text: "The subscription has ended." });
    onEnded();
    await queryClient.invalidateQueries({ queryKey: ["subscriptions"] });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="End this subscription?"
      confirm="End the subscription"
      onConfirm={end}
    >
      <Select
        label="Reason told to the watcher"
        hint={MEANING[reason].effect}
        options={OPTIONS}
        value={reason}
        onChange={(event) => setReason(terminationReasonSchema.parse(event.target.value))}
      />
    </ConfirmDialog>
  );
}
