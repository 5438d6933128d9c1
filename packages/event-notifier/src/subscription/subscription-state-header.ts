import { type Instant, secondsUntil } from "@porchlight/kernel";
import type { TerminationReason } from "./termination";

/** `active` and `pending` always carry `expires` (RFC 6665 section 4.2.2). `more` are parameters, each behind a semicolon. */
export function liveState(state: "active" | "pending", expiresAt: Instant, now: Instant, more = ""): string {
  return `Subscription-State: ${state};expires=${secondsUntil(expiresAt, now)}${more}\r\n`;
}

/** `terminated` carries a reason and never `expires` (RFC 6665 section 4.1.3). */
export function terminatedState(reason: TerminationReason, retryAfterSeconds?: number): string {
  const retry = retryAfterSeconds === undefined ? "" : `;retry-after=${retryAfterSeconds}`;
  return `Subscription-State: terminated;reason=${reason}${retry}\r\n`;
}
