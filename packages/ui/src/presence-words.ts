import type { PresenceMark } from "@porchlight/documents";

/** What a mark can show: the marks of a presentity, and `pending` while it has not yet allowed the watcher. */
export type PresenceState = PresenceMark | "pending";

export const presenceStates: readonly PresenceState[] = [
  "available",
  "away",
  "busy",
  "in-a-call",
  "offline",
  "unknown",
  "pending",
];
