"use client";
import type { WatcherDecision } from "@porchlight/admin-api";
import { Button } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { DecisionButtons } from "./decision-buttons";

export interface BulkBarProps {
  readonly count: number;
  readonly busy: boolean;
  readonly onDecide: (decision: WatcherDecision) => void;
  readonly onClear: () => void;
}

/** What can be done with all that are ticked. */
export function BulkBar({ count, busy, onDecide, onClear }: BulkBarProps) {
  const say = useSay();
  return (
    <section
      aria-label={say("approvals.tickedWatchers")}
      className="flex flex-wrap items-center gap-2 rounded-md border border-line-strong bg-surface-raised px-4 py-2"
    >
      <p role="status" className="mr-auto font-medium">
        {say("approvals.countWatchersAreTicked", { count })}
      </p>
      <DecisionButtons size="sm" busy={busy} onDecide={onDecide} />
      <Button size="sm" variant="ghost" onClick={onClear}>
        {say("approvals.untick")}
      </Button>
    </section>
  );
}
