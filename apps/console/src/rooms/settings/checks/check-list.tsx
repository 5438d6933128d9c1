import type { DoctorCheck } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";

const WORDS = {
  pass: { word: "Good", tone: "ok" },
  warn: { word: "Look at it", tone: "warn" },
  fail: { word: "Failed", tone: "danger" },
} as const satisfies Record<DoctorCheck["status"], unknown>;

/** What was checked, what was found, and what to do about it. */
export function CheckList({ checks }: { readonly checks: readonly DoctorCheck[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {checks.map(({ id, title, status, detail, remedy }) => (
        <li key={id} className="flex items-start gap-4 px-4 py-3">
          <span className="w-20 shrink-0 pt-px">
            <Badge tone={WORDS[status].tone}>{WORDS[status].word}</Badge>
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
