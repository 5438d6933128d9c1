import { z } from "zod";

/** The URL of the audit log. */
export const auditFilters = z.object({
  actor: z.string().max(200).catch("").default(""),
  action: z.string().max(100).optional().catch(undefined),
  target: z.string().max(512).catch("").default(""),
  since: z.enum(["hour", "day", "week"]).optional().catch(undefined),
});

const SECONDS = { hour: 3600, day: 86_400, week: 604_800 } as const;

/** When a span that ends now began, to the minute, so that the same question has the same text. */
export function sinceText(span: keyof typeof SECONDS | undefined, now: number): string | undefined {
  if (span === undefined) return undefined;
  const start = now - SECONDS[span] * 1000;
  return new Date(start - (start % 60_000)).toISOString();
}
