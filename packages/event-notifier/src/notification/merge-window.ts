import { after, type Instant } from "@porchlight/kernel";

/**
 * When the newest state may be sent: the first change at once, later ones merged until the interval since the last
 * NOTIFY has passed (RFC 3856 section 6.10).
 */
export function dueAt(lastSentAt: Instant | undefined, intervalMs: number, now: Instant): Instant {
  if (lastSentAt === undefined || intervalMs <= 0) return now;
  const due = after(lastSentAt, intervalMs);
  return due > now ? due : now;
}
