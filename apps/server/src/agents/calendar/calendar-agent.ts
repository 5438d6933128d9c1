import { after, type Clock, type Instant } from "@porchlight/kernel";
import type { CalendarName, CalendarRecord } from "@porchlight/store";
import { DeadlineTimer } from "../../drive/deadline-timer";
import type { Logger } from "../../log/logger";
import type { AgentDesk } from "../agent-desk";
import { type CalendarReadingParts, CalendarReadings } from "./calendar-readings";
import { LiveCalendar } from "./live-calendar";
import { publishStretch, refreshAt } from "./publish-stretch";

export interface CalendarAgentParts extends CalendarReadingParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly desk: Pick<AgentDesk, "publish" | "find">;
  readonly isServed: (aor: string) => boolean;
  /** Told the owner of a calendar that is looked at anew, or gone. */
  readonly changed: (aor: string) => void;
}

/** A publication that was refused is tried again after this time. */
const retryMs = 60_000;

/** The agent that turns calendars into presence: it says what is so at the right moment, as others publish. */
export class CalendarAgent {
  readonly #parts: CalendarAgentParts;
  readonly #readings: CalendarReadings;
  readonly #live = new Map<string, LiveCalendar>();
  readonly #timer: DeadlineTimer;
  readonly #stop = new AbortController();

  constructor(parts: CalendarAgentParts) {
    this.#parts = parts;
    this.#readings = new CalendarReadings(parts);
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
    await this.#take(known ?? new LiveCalendar(record));
  }

  /** A calendar is gone: so is what it said. */
  async removed(name: CalendarName): Promise<void> {
    const calendar = this.#live.get(keyOf(name));
    this.#live.delete(keyOf(name));
    await calendar?.work;
    await publishStretch(name, undefined, this.#parts.desk, this.#parts.clock());
    this.#parts.changed(name.aor);
  }

  /** Fetches a feed now, or reads an upload again. */
  async fetchNow(name: CalendarName): Promise<void> {
    const calendar = this.#live.get(keyOf(name));
    if (calendar !== undefined) await this.#take(calendar);
  }

  find(name: CalendarName): LiveCalendar | undefined {
    return this.#live.get(keyOf(name));
  }

  nextFetchAt(record: CalendarRecord): Instant | undefined {
    return this.#readings.nextFetchAt(record);
  }

  /** Accounts came into service, or went out of it. */
  async accountsChanged(aors: readonly string[]): Promise<void> {
    const changed = new Set(aors);
    const concerned = [...this.#live.values()].filter(({ record }) => changed.has(record.aor));
    await Promise.all(concerned.map((calendar) => this.#look(calendar)));
    this.#arm();
  }

  /** Accounts are gone, and their calendars with them. */
  accountsRemoved(aors: readonly string[]): void {
    const removed = new Set(aors);
    for (const [key, { record }] of this.#live) if (removed.has(record.aor)) this.#live.delete(key);
  }

  /** There is news of a calendar: it is read and fetched whatever its schedule says. */
  async #take(calendar: LiveCalendar): Promise<void> {
    this.#live.set(keyOf(calendar.record), calendar);
    calendar.readUntil = undefined;
    calendar.record = { ...calendar.record, triedAt: undefined };
    await this.#look(calendar);
    this.#arm();
  }

  #look(calendar: LiveCalendar): Promise<void> {
    calendar.work = calendar.work
      .then(() => this.#work(calendar))
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error, aor: calendar.record.aor }, "a calendar could not be looked at");
        calendar.dueAt = after(this.#parts.clock(), retryMs);
      })
      .then(() => this.#parts.changed(calendar.record.aor));
    return calendar.work;
  }

  async #work(calendar: LiveCalendar): Promise<void> {
    calendar.dueAt = undefined;
    if (!this.#isLive(calendar)) return;
    if (this.#isPast(this.#readings.readAgainAt(calendar) ?? this.#parts.clock())) {
      await this.#readings.readStored(calendar);
    }
    await this.#publish(calendar);
    const fetchAt = this.#readings.nextFetchAt(calendar.record);
    if (calendar.isHeld || fetchAt === undefined || !this.#isPast(fetchAt)) return;
    await this.#readings.fetch(calendar, this.#stop.signal);
    await this.#publish(calendar);
  }

  #isPast(at: Instant): boolean {
    return at <= this.#parts.clock();
  }

  #isLive(calendar: LiveCalendar): boolean {
    return !this.#stop.signal.aborted && this.#live.get(keyOf(calendar.record)) === calendar;
  }

  /** Makes it so, and sets when the calendar is looked at next. */
  async #publish(calendar: LiveCalendar): Promise<void> {
    if (!this.#isLive(calendar)) return;
    const { clock, desk, isServed } = this.#parts;
    const now = clock();
    const { record } = calendar;
    const { now: stretch, turnsAt } = calendar.agenda(now);
    const outcome = isServed(record.aor) ? await publishStretch(record, stretch, desk, now) : undefined;
    calendar.dueAt = earliest(
      turnsAt,
      outcome?.ok === false ? after(now, retryMs) : undefined,
      stretch && refreshAt(record, stretch, desk),
      this.#readings.nextFetchAt(record),
      this.#readings.readAgainAt(calendar),
    );
  }

  #arm(): void {
    if (this.#stop.signal.aborted) return;
    let next: Instant | undefined;
    for (const { dueAt } of this.#live.values()) next = earliest(next, dueAt);
    this.#timer.arm(next);
  }
}

const keyOf = ({ aor, name }: CalendarName): string => JSON.stringify([aor, name]);

function earliest(...times: readonly (Instant | undefined)[]): Instant | undefined {
  let first: Instant | undefined;
  for (const time of times) if (time !== undefined && (first === undefined || time < first)) first = time;
  return first;
}
