import type { Instant } from "@porchlight/kernel";

/** ISO 8601 in UTC. */
export const instantText = (at: Instant): string => new Date(at).toISOString();

export const instantTextOrNull = (at: Instant | undefined): string | null =>
  at === undefined ? null : instantText(at);
