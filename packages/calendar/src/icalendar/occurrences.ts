import type { Instant } from "@porchlight/kernel";
import ICAL from "ical.js";
import { type Clocks, EventTimes } from "./event-times";

/** A look at a calendar: from one time to another, with bounds. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/** One time at which an event is. */
export interface Occurrence {
  /** What describes it: the event, or the exception to it. */
  readonly event: ICAL.Event;
  readonly from: Instant;
  readonly until: Instant;
}

/** Recurrences that may be looked at; a bound for hostile rules. */
export class StepBudget {
  #left: number;

  constructor(
    total: number,
    readonly perEvent: number,
  ) {
    this.#left = total;
  }

  take(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }
}

/** Events and exceptions of one UID. */
export interface EventFamily {
  readonly masters: readonly ICAL.Component[];
  readonly exceptions: readonly ICAL.Component[];
}

/** When the events of a family are within a window. Throws where the library does, and when the budget is spent. */
export function* occurrencesOf(
  { masters, exceptions }: EventFamily,
  window: Window,
  clocks: Clocks,
  budget: StepBudget,
): Generator<Occurrence> {
  for (const component of exceptions) yield* single(new ICAL.Event(component), window, clocks);
  for (const component of masters) {
    const event = new ICAL.Event(component, { exceptions: [...exceptions], strictExceptions: true });
    if (event.isRecurring()) yield* recurring(event, window, clocks, budget);
    else yield* single(event, window, clocks);
  }
}

function* single(event: ICAL.Event, window: Window, clocks: Clocks): Generator<Occurrence> {
  const times = new EventTimes(event, clocks);
  const [from, until] = [times.instant(event.startDate), times.instant(event.endDate)];
  if (from < window.until && until > window.from) yield { event, from, until };
}

function* recurring(
  event: ICAL.Event,
  window: Window,
  clocks: Clocks,
  budget: StepBudget,
): Generator<Occurrence> {
  const times = new EventTimes(event, clocks);
  const shift = event.rangeExceptions.length > 0 ? RANGE_SHIFT_MS : 0;
  const [firstStart, lastStart] = [
    window.from - event.duration.toSeconds() * 1000 - shift - DAY_MS,
    window.until + shift,
  ];
  const iterator = event.iterator();
  for (let step = 0; ; step += 1) {
    if (step >= budget.perEvent || !budget.take()) throw new Error("recurs too often");
    const start: ICAL.Time | undefined = iterator.next();
    if (start === undefined || start === null) return;
    const at = times.instant(start);
    if (at >= lastStart) return;
    if (at < firstStart || isReplaced(event, start)) continue;
    const { item, startDate, endDate } = event.getOccurrenceDetails(start);
    const occurrence = { event: item, from: times.instant(startDate), until: times.instant(endDate) };
    if (occurrence.from < window.until && occurrence.until > window.from) yield occurrence;
  }
}

const DAY_MS = 86_400_000;
/** What an exception for this and all future ones may move an occurrence by. */
const RANGE_SHIFT_MS = 31 * DAY_MS;

/** An exception speaks for this occurrence, wherever it has moved. */
const isReplaced = ({ exceptions }: ICAL.Event, start: ICAL.Time): boolean =>
  start.toString() in exceptions || start.convertToZone(ICAL.Timezone.utcTimezone).toString() in exceptions;
