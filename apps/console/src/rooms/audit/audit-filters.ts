import { maybeOneOf, maybeText, text } from "../../url/filters";

/** The URL of the audit log. */
export const auditFilters = {
  actor: text(200),
  action: maybeText(100),
  target: text(512),
  since: maybeOneOf(["hour", "day", "week"]),
};

const SECONDS = { hour: 3600, day: 86_400, week: 604_800 } as const;

/** When a span that ends now began, to the minute, so that the same question has the same text. */
export function sinceText(span: keyof typeof SECONDS | undefined, now: number): string | undefined {
  if (span === undefined) return undefined;
  const start = now - SECONDS[span] * 1000;
  return new Date(start - (start % 60_000)).toISOString();
}
