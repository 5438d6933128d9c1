import { timeline } from "@porchlight/calendar";
import { after, type Clock, type Instant } from "@porchlight/kernel";
import type { CalendarName, CalendarReading, CalendarRecord, Store } from "@porchlight/store";
import { DeadlineTimer } from "../../drive/deadline-timer";
import type { Logger } from "../../log/logger";
import type { AgentDesk } from "../agent-desk";
import type { CalendarReader } from "./calendar-reader";
import type { FeedOutcome, Validators } from "./fetch-feed";
import { LiveCalendar } from "./live-calendar";
import { publishStretch, refreshAt } from "./publish-stretch";

export interface CalendarAgentParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly calendars: Store["calendars"];
  readonly desk: Pick<AgentDesk, "publish" | "find">;
  readonly reader: CalendarReader;
  readonly fetch: (address: string, known: Validators, stop: AbortSignal) => Promise<FeedOutcome>;
  readonly isServed: (aor: string) => boolean;
  readonly fetchEveryMs: number;
  readonly lookAheadMs: number;
  readonly serverTimeZone: string;
}

/** Appointments are read anew when this part of what was looked ahead is left. */
const readAgainAt = 0.5;
const DAY_MS = 86_400_000;
/** A publication that was refused is tried again after this time. */
const retryMs = 60_000;

/** The agent that turns calendars into presence: fetches, reads, and says what is so at the right moment. */
export class CalendarAgent {
  readonly #parts: CalendarAgentParts;
  readonly #live = new Map<string, LiveCalendar>();
  readonly #timer: DeadlineTimer;
  readonly #stop = new AbortController();

  constructor(parts: CalendarAgentParts) {
    this.#parts = parts;
    this.#timer = new DeadlineTimer(parts.clock, () => void this.advance());
  }

  /** Takes up all that is stored: first what is known is said, then what is due is fetched. */
  async start(): Promise<void> {
    for (const record of await this.#parts.calendars.list()) {
      const calendar = new LiveCalendar(record);
      this.#live.set(keyOf(record), calendar);
      calendar.isHeld = true;
      await this.#look(calendar);
      calendar.isHeld = false;
    }
    this.#arm();
  }

  /** Ends what is being fetched; what was published stays. */
  stop(): void {
    this.#stop.abort();
    this.#timer.stop();
  }

  /** Looks at every calendar that is due. */
  async advance(): Promise<void> {
    const now = this.#parts.clock();
    const due = [...this.#live.values()].filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
    await Promise.all(due.map((calendar) => this.#look(calendar)));
    this.#arm();
  }

  /** A calendar was set up or changed: it is read, and fetched when it is a feed. */
  async changed(name: CalendarName): Promise<void> {
    const record = await this.#parts.calendars.find(name);
    if (record === undefined) return this.removed(name);
    const known = this.#live.get(keyOf(name));
    if (known !== undefined) known.record = record;
    await this.#take(known ?? new LiveCalendar(record), true);
  }

  /** A calendar is gone: so is what it said. */
  async removed(name: CalendarName): Promise<void> {
    const calendar = this.#live.get(keyOf(name));
    this.#live.delete(keyOf(name));
    await calendar?.work;
    await publishStretch(name, undefined, this.#parts.desk, this.#parts.clock());
  }

  /** Fetches a feed now, or reads an upload again. */
  async fetchNow(name: CalendarName): Promise<void> {
    const calendar = this.#live.get(keyOf(name));
    if (calendar !== undefined) await this.#take(calendar, true);
  }

  find(name: CalendarName): LiveCalendar | undefined {
    return this.#live.get(keyOf(name));
  }

  nextFetchAt({ feedUrl, triedAt }: CalendarRecord): Instant | undefined {
    if (feedUrl === undefined) return undefined;
    return triedAt === undefined ? this.#parts.clock() : after(triedAt, this.#parts.fetchEveryMs);
  }

  /** Accounts came into service, or went out of it. */
  async accountsChanged(aors: readonly string[]): Promise<void> {
    const concerned = [...this.#live.values()].filter(({ record }) => aors.includes(record.aor));
    await Promise.all(concerned.map((calendar) => this.#look(calendar)));
    this.#arm();
  }

  /** Accounts are gone, and their calendars with them. */
  accountsRemoved(aors: readonly string[]): void {
    for (const [key, { record }] of this.#live) if (aors.includes(record.aor)) this.#live.delete(key);
  }

  async #take(calendar: LiveCalendar, isNews = false): Promise<void> {
    this.#live.set(keyOf(calendar.record), calendar);
    if (isNews) {
      calendar.readUntil = undefined;
      calendar.record = { ...calendar.record, triedAt: undefined };
    }
    await this.#look(calendar);
    this.#arm();
  }

  #look(calendar: LiveCalendar): Promise<void> {
    calendar.work = calendar.work
      .then(() => this.#work(calendar))
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error, aor: calendar.record.aor }, "a calendar could not be looked at");
        calendar.dueAt = after(this.#parts.clock(), retryMs);
      });
    return calendar.work;
  }

  async #work(calendar: LiveCalendar): Promise<void> {
    calendar.dueAt = undefined;
    if (!this.#isLive(calendar)) return;
    if (this.#needsReading(calendar)) await this.#readStored(calendar);
    if (this.#isLive(calendar)) await this.#publish(calendar);
    const fetchAt = this.nextFetchAt(calendar.record);
    if (calendar.isHeld || fetchAt === undefined || fetchAt > this.#parts.clock()) return;
    await this.#fetch(calendar);
    if (this.#isLive(calendar)) await this.#publish(calendar);
  }

  #isLive(calendar: LiveCalendar): boolean {
    return !this.#stop.signal.aborted && this.#live.get(keyOf(calendar.record)) === calendar;
  }

  #needsReading({ readUntil }: LiveCalendar): boolean {
    if (readUntil === undefined) return true;
    return readUntil - this.#parts.clock() < this.#parts.lookAheadMs * readAgainAt;
  }

  async #fetch(calendar: LiveCalendar): Promise<void> {
    const { fetch, clock } = this.#parts;
    const { record } = calendar;
    const outcome = await fetch(record.feedUrl ?? "", record, this.#stop.signal);
    if (!this.#isLive(calendar)) return;
    const triedAt = clock();
    if (outcome.kind === "text") {
      const error = await this.#read(calendar, outcome.text);
      const { etag, lastModified } = outcome;
      if (error === undefined) {
        return this.#note(calendar, { etag, lastModified, readAt: triedAt, triedAt, error }, outcome.text);
      }
      await this.#note(calendar, { ...record, triedAt, error });
    } else if (outcome.kind === "gone") {
      calendar.stretches = [];
      const reading = {
        etag: undefined,
        lastModified: undefined,
        readAt: undefined,
        triedAt,
        error: "is gone",
      };
      return this.#note(calendar, reading, "");
    } else {
      const isCurrent = outcome.kind === "unchanged";
      const error = isCurrent ? undefined : outcome.reason;
      await this.#note(calendar, { ...record, readAt: isCurrent ? triedAt : record.readAt, triedAt, error });
    }
  }

  async #note(calendar: LiveCalendar, reading: CalendarReading, text?: string): Promise<void> {
    const { etag, lastModified, readAt, triedAt, error } = reading;
    const noted = { etag, lastModified, readAt, triedAt, error };
    await this.#parts.calendars.noteReading(calendar.record, noted, text);
    calendar.record = { ...calendar.record, ...noted };
  }

  async #readStored(calendar: LiveCalendar): Promise<void> {
    const text = await this.#parts.calendars.text(calendar.record);
    if (text === undefined || text === "") return;
    const error = await this.#read(calendar, text);
    if (error !== undefined) await this.#note(calendar, { ...calendar.record, error });
  }

  /** Takes over what a text says; the error when it cannot be read, and nothing has changed then. */
  async #read(calendar: LiveCalendar, text: string): Promise<string | undefined> {
    const { clock, lookAheadMs, reader, serverTimeZone } = this.#parts;
    const { record } = calendar;
    // What began before is looked at too, so that a stretch begins when it did whenever it is read.
    const from = after(clock(), -DAY_MS);
    const until = after(clock(), lookAheadMs);
    const outcome = await reader({
      text,
      from,
      until,
      owner: record.aor.slice("sip:".length),
      timeZone: record.timeZone,
      serverTimeZone,
    });
    calendar.readUntil = until;
    if (!outcome.ok) return outcome.error;
    calendar.stretches = timeline(outcome.value.appointments, record.showsTitles);
    calendar.leftOut = outcome.value.leftOut;
    return undefined;
  }

  async #publish(calendar: LiveCalendar): Promise<void> {
    const { clock, desk, isServed, lookAheadMs } = this.#parts;
    const now = clock();
    const { record } = calendar;
    const { now: stretch, turnsAt } = calendar.agenda(now);
    const outcome = isServed(record.aor) ? await publishStretch(record, stretch, desk, now) : undefined;
    const isRefused = outcome !== undefined && !outcome.ok;
    calendar.dueAt = earliest(
      turnsAt,
      isRefused ? after(now, retryMs) : undefined,
      stretch && refreshAt(record, stretch, desk),
      this.nextFetchAt(record),
      calendar.readUntil && after(calendar.readUntil, -lookAheadMs * readAgainAt),
    );
  }

  #arm(): void {
    const next = earliest(...[...this.#live.values()].map(({ dueAt }) => dueAt));
    if (!this.#stop.signal.aborted) this.#timer.arm(next);
  }
}

const keyOf = ({ aor, name }: CalendarName): string => JSON.stringify([aor, name]);

function earliest(...times: readonly (Instant | undefined)[]): Instant | undefined {
  let first: Instant | undefined;
  for (const time of times) if (time !== undefined && (first === undefined || time < first)) first = time;
  return first;
}
