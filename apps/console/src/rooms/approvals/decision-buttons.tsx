"use client";
import { type WatcherDecision, watcherDecisions } from "@porchlight/admin-api/client";
import { Button, Tooltip } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { decisionWordsOf } from "./decision-words";

export interface DecisionButtonsProps {
  readonly busy: boolean;
  readonly onDecide: (decision: WatcherDecision) => void;
  readonly size?: "sm" | "md";
}

const LOOK = { allow: "primary", "polite-block": "secondary", block: "danger" } as const;

/** What can be decided about a watcher. */
export function DecisionButtons({ busy, onDecide, size = "md" }: DecisionButtonsProps) {
  const say = useSay();
  return watcherDecisions.map((decision) => {
    const { label, meaning } = decisionWordsOf(say)[decision];
    return (
      <Tooltip key={decision} label={meaning}>
        <Button size={size} variant={LOOK[decision]} busy={busy} onClick={() => onDecide(decision)}>
          {label}
        </Button>
      </Tooltip>
    );
  });
}
