import type { PresenceMark } from "@porchlight/documents";
import { uiEn } from "./words/en";

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

/** The words of the marks in English, for places without a language. */
export const presenceWords = uiEn.presence;
