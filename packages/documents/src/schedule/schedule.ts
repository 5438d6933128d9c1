import type { Instant } from "@porchlight/kernel";
import type { PresenceContent } from "../presence/presence-document";
import type { TimeZone } from "./time-zone";

/** Entries of one schedule. */
export const MAX_ENTRIES = 64;

/** Permanent state that is in force at times, as its owner writes it; see docs/guide/scheduled-state.md. */
export interface Schedule {
  readonly entries: readonly ScheduleEntry[];
}

export type ScheduleEntry = OnceEntry | WeeklyEntry;

/** In force from one instant to another. */
export interface OnceEntry {
  readonly kind: "once";
  /** Undefined: from ever. */
  readonly from: Instant | undefined;
  readonly until: Instant;
  readonly content: PresenceContent;
}

/** In force whenever a clock on the wall shows a time of one of its days. */
export interface WeeklyEntry {
  readonly kind: "weekly";
  readonly zone: TimeZone;
  /** Monday is 0. */
  readonly days: ReadonlySet<number>;
  /** Minutes from midnight; `until` is later than `from`, and 1440 at most. */
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly content: PresenceContent;
}
