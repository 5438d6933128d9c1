import type { Agenda } from "@porchlight/calendar";
import type { Instant, Result, Saying } from "@porchlight/kernel";
import type { CalendarName, CalendarRecord } from "@porchlight/store";

/** What a calendar comes to. */
export interface CalendarLife {
  agenda(at: Instant): Agenda;
  ahead(at: Instant): number;
  /** Events that cannot be read, or recur too often. */
  readonly leftOut: number;
}

/** The running agent that turns calendars into presence. */
export interface CalendarControl {
  /** Called after the store has the calendar; resolves when it has been read, and fetched when it is a feed. */
  changed(name: CalendarName): Promise<void>;
  /** Called after the store has dropped it. */
  removed(name: CalendarName): Promise<void>;
  fetchNow(name: CalendarName): Promise<void>;
  find(name: CalendarName): CalendarLife | undefined;
  nextFetchAt(record: CalendarRecord): Instant | undefined;
}

/** What calendars of the office are held to, and who reads them. */
export interface CalendarHouse {
  /** Octets. */
  readonly longest: number;
  /** Undefined when no server runs. */
  readonly agent: CalendarControl | undefined;
  /** The address of a feed as it is fetched; the error says why it is not. */
  addressOf(text: string): Result<string, Saying>;
  isTimeZone(name: string): boolean;
  /** Why a text is no calendar; undefined when it is one. */
  problemOf(text: string, name: CalendarName, timeZone: string): Promise<Saying | undefined>;
}
