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

/** The word beside a mark. */
export const presenceWords: Readonly<Record<PresenceState, string>> = {
  available: "Available",
  away: "Away",
  busy: "Busy",
  "in-a-call": "In a call",
  offline: "Offline",
  unknown: "Unknown",
  pending: "Pending",
};

/** One sentence for each, for hints. */
export const presenceMeanings: Readonly<Record<PresenceState, string>> = {
  available: "Can and wants to be reached.",
  away: "Is not there at the moment.",
  busy: "Is there, and would rather not be disturbed.",
  "in-a-call": "Is talking to someone.",
  offline: "Cannot be reached.",
  unknown: "Tells nothing, or does not tell you.",
  pending: "Has been asked and has not answered yet.",
};
