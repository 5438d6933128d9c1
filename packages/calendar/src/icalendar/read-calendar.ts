import { fail, type Instant, ok, type Result, type Saying } from "@porchlight/kernel";
import ICAL from "ical.js";
import type { Appointment } from "../appointment";
import { activityOf } from "./activity-of";
import { factsOf, publicTitle } from "./event-facts";
import type { Clocks } from "./event-times";
import { type EventFamily, occurrencesOf, StepBudget, type Window } from "./occurrences";
import { say } from "./sayings";
import { syntaxFault } from "./syntax-fault";
import type { WallClock } from "./wall-clock";

export interface CalendarWish extends Window {
  /** The zone of an IANA name. */
  clockOf(name: string): WallClock | undefined;
  /** Zone of times that name none, where the owner chose one. */
  readonly timeZone: WallClock | undefined;
  /** The same where neither the owner nor the calendar says. */
  readonly serverTimeZone: WallClock;
  /** Mail address of whose calendar it is. */
  readonly owner: string;
  readonly bounds: CalendarBounds;
}

/** What a calendar may hold; what is beyond is left out and counted. */
export interface CalendarBounds {
  readonly events: number;
  readonly recurrences: number;
  readonly recurrencesPerEvent: number;
  readonly appointments: number;
}

export interface ReadCalendar {
  /** In the order of time. */
  readonly appointments: readonly Appointment[];
  /** Events that cannot be read, or recur too often. */
  readonly leftOut: number;
}

/** Reads iCalendar (RFC 5545) within a window. The error says what is wrong with the whole. Changes nothing. */
export function readCalendar(text: string, wish: CalendarWish): Result<ReadCalendar, Saying> {
  const calendars = parsed(text);
  if (!calendars.ok) return calendars;
  const families = calendars.value.map((calendar) => ({ calendar, ofUid: familiesOf(calendar) }));
  const events = families.reduce((count, { ofUid }) => count + ofUid.size, 0);
  if (events > wish.bounds.events) return fail(say("has-too-many-events", { count: wish.bounds.events }));
  const reading = new Reading(wish);
  for (const { calendar, ofUid } of families) {
    const clocks = clocksOf(calendar, wish);
    for (const family of ofUid.values()) reading.take(family, clocks);
  }
  return ok(reading.result());
}

function parsed(text: string): Result<readonly ICAL.Component[], Saying> {
  let roots: readonly ICAL.Component[];
  try {
    const read: readonly unknown[] = ICAL.parse(text);
    const each = typeof read[0] === "string" ? [read] : read;
    roots = each.map((root) => new ICAL.Component(root as ConstructorParameters<typeof ICAL.Component>[0]));
  } catch (error) {
    return fail(say("is-no-calendar-because", { because: syntaxFault(String(error)) }));
  }
  const isCalendar = roots.length > 0 && roots.every(({ name }) => name === "vcalendar");
  return isCalendar ? ok(roots) : fail(say("is-no-calendar"));
}

/** Events by UID, each without one by itself. */
function familiesOf(calendar: ICAL.Component): ReadonlyMap<string, EventFamily> {
  const families = new Map<string, { masters: ICAL.Component[]; exceptions: ICAL.Component[] }>();
  calendar.getAllSubcomponents("vevent").forEach((event, index) => {
    const uid = String(event.getFirstPropertyValue("uid") ?? `\n${index}`);
    const family = families.get(uid) ?? { masters: [], exceptions: [] };
    families.set(uid, family);
    (event.hasProperty("recurrence-id") ? family.exceptions : family.masters).push(event);
  });
  return families;
}

function clocksOf(calendar: ICAL.Component, wish: CalendarWish): Clocks {
  const named = String(calendar.getFirstPropertyValue("x-wr-timezone") ?? "");
  return {
    named: (name) => wish.clockOf(name),
    floating: wish.timeZone ?? wish.clockOf(named) ?? wish.serverTimeZone,
  };
}

class Reading {
  readonly #wish: CalendarWish;
  readonly #budget: StepBudget;
  readonly #appointments: Appointment[] = [];
  readonly #owner: string;
  #leftOut = 0;

  constructor(wish: CalendarWish) {
    const { recurrences, recurrencesPerEvent } = wish.bounds;
    this.#wish = wish;
    this.#owner = wish.owner.toLowerCase();
    this.#budget = new StepBudget(recurrences, recurrencesPerEvent);
  }

  /** One bad event takes nothing from the others. */
  take(family: EventFamily, clocks: Clocks): void {
    try {
      for (const { event, from, until } of occurrencesOf(family, this.#wish, clocks, this.#budget)) {
        this.#add(event, from, until);
      }
    } catch {
      this.#leftOut += 1;
    }
  }

  #add(event: ICAL.Event, from: Instant, until: Instant): void {
    const activity = activityOf(factsOf(event, this.#owner));
    if (activity === undefined || until <= from) return;
    if (this.#appointments.length >= this.#wish.bounds.appointments) throw new Error("too many appointments");
    this.#appointments.push({ activity, from, until, title: publicTitle(event) });
  }

  result(): ReadCalendar {
    const appointments = this.#appointments.sort(
      (one, other) => one.from - other.from || one.until - other.until,
    );
    return { appointments, leftOut: this.#leftOut };
  }
}
