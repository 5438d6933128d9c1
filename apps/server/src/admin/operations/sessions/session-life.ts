import { after, type Instant } from "@porchlight/kernel";
import type { SessionRecord } from "../../ports/stores";

/** A session ends after an hour without a request, and twelve hours after sign-in in any case. */
export const IDLE_MS = 60 * 60_000;
export const ABSOLUTE_MS = 12 * 60 * 60_000;
/** How exact `lastSeenAt` is: it is written at most this often. */
export const TOUCH_MS = 60_000;

export const endsAt = (session: SessionRecord): Instant => {
  const idleEnd = after(session.lastSeenAt, IDLE_MS);
  return idleEnd < session.expiresAt ? idleEnd : session.expiresAt;
};

export const hasEnded = (session: SessionRecord, now: Instant): boolean => endsAt(session) <= now;
