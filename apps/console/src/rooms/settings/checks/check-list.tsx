import { Badge } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { ShownCheck } from "./shown-check";

const wordsOf = (say: Say) =>
  ({
    pass: { word: say("settings.good"), tone: "ok" },
    warn: { word: say("settings.lookAtIt"), tone: "warn" },
    fail: { word: say("settings.failed"), tone: "danger" },
  }) as const satisfies Record<ShownCheck["status"], unknown>;

/** What was checked, what was found, and what to do about it. */
export function CheckList({ checks }: { readonly checks: readonly ShownCheck[] }) {
  const say = useSay();
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {checks.map(({ id, title, status, detail, remedy }) => (
        <li key={id} className="flex flex-col items-start gap-x-4 gap-y-1 px-4 py-3 sm:flex-row">
          <span className="w-20 shrink-0 pt-px">
            <Badge tone={wordsOf(say)[status].tone}>{wordsOf(say)[status].word}</Badge>
          </span>
          <div className="min-w-0">
            <p className="font-medium">{title}</p>
            <p className="break-words text-text-muted">{detail}</p>
            {remedy === null ? null : <p className="break-words">{remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
