"use client";
import { type TerminationReason, terminationReasons } from "@porchlight/admin-api/client";
import { Select, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const meaningOf = (
  say: Say,
): Readonly<Record<TerminationReason, { readonly label: string; readonly effect: string }>> => ({
  deactivated: {
    label: say("watchers.deactivatedComeBackAtOnce"),
    effect: say("watchers.theWatcherSubscribesAgainRightAway"),
  },
  probation: {
    label: say("watchers.probationComeBackLater"),
    effect: say("watchers.theWatcherTriesAgainAfterA"),
  },
  rejected: {
    label: say("watchers.rejectedDoNotComeBack"),
    effect: say("watchers.theWatcherGivesUpAndDoes"),
  },
});

const optionsOf = (say: Say) =>
  terminationReasons.map((value) => ({ value, label: meaningOf(say)[value].label }));

export interface TerminateDialogProps {
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onEnded: () => void;
}

/** Ends a subscription with a reason that tells the watcher whether to come back. */
export function TerminateDialog({ id, open, onOpenChange, onEnded }: TerminateDialogProps) {
  const say = useSay();
  const [reason, setReason] = useState<TerminationReason>("deactivated");
  const toast = useToast();
  const queryClient = useQueryClient();
  const end = async () => {
    await admin.terminateSubscription({ params: { id }, body: { reason } });
    toast({ tone: "ok", text: say("watchers.theSubscriptionHasEnded") });
    onEnded();
    await queryClient.invalidateQueries({ queryKey: ["subscriptions"] });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("watchers.endThisSubscription")}
      confirm={say("watchers.endTheSubscription")}
      onConfirm={end}
    >
      <Select
        label={say("watchers.reasonToldToTheWatcher")}
        hint={meaningOf(say)[reason].effect}
        options={optionsOf(say)}
        value={reason}
        onChange={(event) =>
          setReason(terminationReasons.find((word) => word === event.target.value) ?? reason)
        }
      />
    </ConfirmDialog>
  );
}
