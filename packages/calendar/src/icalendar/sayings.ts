import { sayer } from "@porchlight/kernel";

/** Why a text is not read as a calendar. */
export const CALENDAR_SAYINGS = {
  "is-no-calendar": "is not iCalendar: there is no VCALENDAR in it",
  "is-no-calendar-because": "is not iCalendar: {because}",
  "line-without-colon": 'a line has neither ";" nor ":" in it: {line}',
  "line-with-open-quote": "a line has a quote that is never closed: {line}",
  "line-with-bad-parameter": "a line has a parameter that is none: {line}",
  "component-not-ended": "a part of it begins and never ends",
  "in-words-of-reader": "{message}",
  "has-too-many-events": "has more than {count} events",
} as const;

export const say = sayer(CALENDAR_SAYINGS);
