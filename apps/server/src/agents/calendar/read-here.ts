import { type CalendarBounds, type ReadCalendar, readCalendar, type WallClock } from "@porchlight/calendar";
import { TimeZone } from "@porchlight/documents";
import type { Instant, Result, Saying } from "@porchlight/kernel";

/** A calendar to read, in terms that can be sent to a process. */
export interface ReadingOrder {
  readonly text: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Mail address of the owner. */
  readonly owner: string;
  /** IANA names; empty where nothing is chosen. */
  readonly timeZone: string;
  readonly serverTimeZone: string;
}

export type ReadingOutcome = Result<ReadCalendar, Saying>;

const BOUNDS: CalendarBounds = {
  events: 50_000,
  recurrences: 500_000,
  recurrencesPerEvent: 100_000,
  appointments: 5000,
};

const UTC: WallClock = { offsetAt: () => 0 };

/** Reads a calendar in this very process. */
export const readHere = ({
  text,
  from,
  until,
  owner,
  timeZone,
  serverTimeZone,
}: ReadingOrder): ReadingOutcome =>
  readCalendar(text, {
    from,
    until,
    owner,
    clockOf: (name) => TimeZone.named(name),
    timeZone: TimeZone.named(timeZone),
    serverTimeZone: TimeZone.named(serverTimeZone) ?? UTC,
    bounds: BOUNDS,
  });
