import type { Instant, Saying } from "@porchlight/kernel";
import type { AuditNote } from "./audit";

/** Names a calendar: its owner's address of record, and what the owner calls it. */
export interface CalendarName {
  readonly aor: string;
  readonly name: string;
}

/** How a calendar is kept. */
export interface CalendarSettings extends CalendarName {
  /** Where it is fetched from; undefined when it is uploaded. A secret: whoever knows it may read the calendar. */
  readonly feedUrl: string | undefined;
  /** IANA name of the zone of times that name none; empty = that of the server. */
  readonly timeZone: string;
  readonly showsTitles: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What came of reading it. */
export interface CalendarReading {
  /** HTTP validators that came with the text; undefined without. */
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** When the text was last known to be current; undefined before the first time. */
  readonly readAt: Instant | undefined;
  readonly triedAt: Instant | undefined;
  /** What went wrong the last time; undefined when nothing did. */
  readonly error: Saying | undefined;
}

export interface CalendarRecord extends CalendarSettings, CalendarReading {}

/** Calendars of accounts. They go with their account. */
export interface CalendarStore {
  /** By owner and name. */
  list(): Promise<readonly CalendarRecord[]>;
  find(calendar: CalendarName): Promise<CalendarRecord | undefined>;
  /** The iCalendar text that was read last. */
  text(calendar: CalendarName): Promise<string | undefined>;
  /** Creates or replaces. Without a text the one that is there stays. False, and nothing written, when there is no such account. */
  put(record: CalendarRecord, text: string | undefined, audit: AuditNote): Promise<boolean>;
  /** What came of a fetch; without a text the one that is there stays. Does nothing when the calendar is gone or is fetched from elsewhere. */
  noteReading(
    calendar: CalendarName & Pick<CalendarSettings, "feedUrl">,
    reading: CalendarReading,
    text?: string,
  ): Promise<void>;
  /** False, and nothing written, when the calendar is gone. */
  remove(calendar: CalendarName, audit: AuditNote): Promise<boolean>;
}
