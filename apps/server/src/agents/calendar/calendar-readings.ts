import { timeline } from "@porchlight/calendar";
import { after, type Clock, type Instant, type Saying } from "@porchlight/kernel";
import type { CalendarReading, CalendarRecord, Store } from "@porchlight/store";
import type { CalendarReader } from "./calendar-reader";
import type { FeedOutcome, Validators } from "./fetch-feed";
import type { LiveCalendar } from "./live-calendar";
import { say } from "./sayings";

export interface CalendarReadingParts {
  readonly clock: Clock;
  readonly calendars: Store["calendars"];
  readonly reader: CalendarReader;
  readonly fetch: (address: string, known: Validators, stop: AbortSignal) => Promise<FeedOutcome>;
  readonly fetchEveryMs: number;
  readonly lookAheadMs: number;
  readonly serverTimeZone: string;
}

const DAY_MS = 86_400_000;
/** Appointments are read anew when this part of what was looked ahead is left. */
const readAgainAt = 0.5;

/** Fetches and reads calendars. What cannot be read leaves what was read before, and is noted. */
export class CalendarReadings {
  readonly #parts: CalendarReadingParts;

  constructor(parts: CalendarReadingParts) {
    this.#parts = parts;
  }

  /** When a feed is fetched next; undefined for an upload. */
  nextFetchAt({ feedUrl, triedAt }: CalendarRecord): Instant | undefined {
    if (feedUrl === undefined) return undefined;
    return triedAt === undefined ? this.#parts.clock() : after(triedAt, this.#parts.fetchEveryMs);
  }

  /** When the stored text is read again, to look further ahead; undefined before it was read. */
  readAgainAt({ readUntil }: LiveCalendar): Instant | undefined {
    return readUntil === undefined ? undefined : after(readUntil, -this.#parts.lookAheadMs * readAgainAt);
  }

  /** Fetches a feed and takes over what it says. */
  async fetch(calendar: LiveCalendar, stop: AbortSignal): Promise<void> {
    const { record } = calendar;
    const outcome = await this.#parts.fetch(record.feedUrl ?? "", record, stop);
    if (stop.aborted) return;
    const triedAt = this.#parts.clock();
    switch (outcome.kind) {
      case "text":
        return this.#takeText(calendar, outcome, triedAt);
      case "unchanged":
        return this.#note(calendar, { ...record, readAt: triedAt, triedAt, error: undefined });
      case "failed":
        return this.#note(calendar, { ...record, triedAt, error: outcome.reason });
      case "gone":
        calendar.appointments = [];
        calendar.stretches = [];
        return this.#note(calendar, { ...UNREAD, triedAt, error: say("is-gone") }, "");
    }
  }

  async readStored(calendar: LiveCalendar): Promise<void> {
    const text = await this.#parts.calendars.text(calendar.record);
    if (text === undefined || text === "") return;
    const error = await this.#read(calendar, text);
    if (error !== undefined) await this.#note(calendar, { ...calendar.record, error });
  }

  async #takeText(
    calendar: LiveCalendar,
    { text, etag, lastModified }: Extract<FeedOutcome, { kind: "text" }>,
    triedAt: Instant,
  ): Promise<void> {
    const error = await this.#read(calendar, text);
    if (error !== undefined) return this.#note(calendar, { ...calendar.record, triedAt, error });
    return this.#note(calendar, { etag, lastModified, readAt: triedAt, triedAt, error }, text);
  }

  /** Takes over what a text says; the error when it cannot be read, and nothing has changed then. */
  async #read(calendar: LiveCalendar, text: string): Promise<Saying | undefined> {
    const { clock, lookAheadMs, reader, serverTimeZone } = this.#parts;
    const { aor, showsTitles, timeZone } = calendar.record;
    // What began before is looked at too, so that a stretch begins when it did whenever it is read.
    const [from, until] = [after(clock(), -DAY_MS), after(clock(), lookAheadMs)];
    const owner = aor.slice("sip:".length);
    const outcome = await reader({ text, from, until, owner, timeZone, serverTimeZone });
    calendar.readUntil = until;
    if (!outcome.ok) return outcome.error;
    const { appointments, leftOut } = outcome.value;
    calendar.appointments = appointments;
    calendar.stretches = timeline(appointments, showsTitles);
    calendar.leftOut = leftOut;
    return undefined;
  }

  async #note(calendar: LiveCalendar, reading: CalendarReading, text?: string): Promise<void> {
    const { etag, lastModified, readAt, triedAt, error } = reading;
    const noted = { etag, lastModified, readAt, triedAt, error };
    await this.#parts.calendars.noteReading(calendar.record, noted, text);
    calendar.record = { ...calendar.record, ...noted };
  }
}

const UNREAD = { etag: undefined, lastModified: undefined, readAt: undefined };
