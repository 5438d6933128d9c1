"use client";
import type { WatcherDecision } from "@porchlight/admin-api";
import { Button } from "@porchlight/ui";
import { DecisionButtons } from "./decision-buttons";

export interface BulkBarProps {
  readonly count: number;
  readonly busy: boolean;
  readonly onDecide: (decision: WatcherDecision) => void;
  readonly onClear: () => void;
}

/** What can be done with all that are ticked. */
export function BulkBar({ count, busy, onDecide, onClear }: BulkBarProps) {
  return (
    <section
      aria-label="Ticked watchers"
      className="flex flex-wrap items-center gap-2 rounded-md border border-line-strong bg-surface-raised px-4 py-2"
    >
      <p role="status" className="mr-auto font-medium">
        {count === 1 ? "1 watcher is ticked" : `${count} watchers are ticked`}
      </p>
      <DecisionButtons size="sm" busy={busy} onDecide={onDecide} />
      <Button size="sm" variant="ghost" onClick={onClear}>
        Untick
      </Button>
    </section>
  );
}
