import { Button, Untrusted, visibleText } from "@porchlight/ui";
import { CalendarClock, Repeat } from "lucide-react";
import { lateWords } from "../../words/late-words";
import { isOver, timeOf, wordsOf } from "./entry-words";
import type { PlannedEntry } from "./planned-entry";

export interface PlanListProps {
  readonly entries: readonly PlannedEntry[];
  readonly now: number;
  readonly isBusy: boolean;
  readonly onRemove: (entry: PlannedEntry) => void;
}

/** What is planned, in the order it was written. */
export function PlanList({ entries, now, isBusy, onRemove }: PlanListProps) {
  if (entries.length === 0) return <p className="text-text-muted">{lateWords.plan.empty}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line" data-testid="plan-entries">
      {entries.map((entry, index) => {
        const words = visibleText(`${wordsOf(entry)}, ${timeOf(entry, now)}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries may say the same
          <li key={index} className="flex items-center gap-3 px-3 py-2" data-testid="plan-entry">
            <span aria-hidden="true" className="shrink-0 text-text-muted [&_svg]:size-4">
              {entry.kind === "weekly" ? <Repeat /> : <CalendarClock />}
            </span>
            <span className="wrap-anywhere min-w-0 grow">
              <span className="block">
                <Untrusted text={wordsOf(entry)} />
              </span>
              <span className="block text-sm text-text-muted">
                {timeOf(entry, now)}
                {isOver(entry, now) && ` (${lateWords.plan.over})`}
              </span>
            </span>
            <Button
              size="sm"
              variant="ghost"
              disabled={isBusy}
              aria-label={lateWords.plan.removeOf(words)}
              onClick={() => onRemove(entry)}
              data-testid="plan-remove"
            >
              {lateWords.plan.remove}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
