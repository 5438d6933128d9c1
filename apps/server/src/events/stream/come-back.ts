import type { PresenceEndReason } from "@porchlight/admin-api";

/** Milliseconds after which a reader that lost its stream comes back. */
export const RETRY_MS = 2000;

/** Milliseconds after which asking anew may tell something else. */
export const COME_BACK_MS: Readonly<Record<PresenceEndReason | "fault" | "renewal", number>> = {
  renewal: 1000,
  fault: 10_000,
  limit: 60_000,
  later: 300_000,
  unavailable: 900_000,
};

/** After a restart they do not come back all at once. */
const SPREAD_MS = 4000;

export const spreadRetryMs = (random: () => number): number => 1000 + Math.floor(random() * SPREAD_MS);
