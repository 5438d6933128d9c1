import { type Instant, instant } from "@porchlight/kernel";
import { type CalendarWish, type ReadCalendar, readCalendar, type WallClock } from "../index";

const HOUR = 3_600_000;

export const at = (text: string): Instant => instant(Date.parse(text));

/** Last Sunday of a month at one o'clock UTC. */
const turn = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
};

export const UTC: WallClock = { offsetAt: () => 0 };

/** Central European time by the rules of this century. */
export const BERLIN: WallClock = {
  offsetAt: (time) => {
    const year = new Date(time).getUTCFullYear();
    return time >= turn(year, 3) && time < turn(year, 10) ? 2 * HOUR : HOUR;
  },
};

export const VTIMEZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

export const calendarOf = (...lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");

export const event = (...lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  "DTSTAMP:20300101T000000Z",
  ...lines,
  "END:VEVENT",
];

export const wish = (wished: Partial<CalendarWish> = {}): CalendarWish => ({
  from: at("2030-01-07T00:00:00Z"),
  until: at("2030-01-14T00:00:00Z"),
  clockOf: (name) => (name === "Europe/Berlin" ? BERLIN : undefined),
  timeZone: undefined,
  serverTimeZone: UTC,
  owner: "alice@office.test",
  bounds: { events: 1000, recurrences: 20_000, recurrencesPerEvent: 10_000, appointments: 500 },
  ...wished,
});

export function read(text: string, wished: Partial<CalendarWish> = {}): ReadCalendar {
  const calendar = readCalendar(text, wish(wished));
  if (!calendar.ok) throw new Error(calendar.error.text);
  return calendar.value;
}

/** Appointments as `activity from until`. */
export const shown = (text: string, wished: Partial<CalendarWish> = {}): readonly string[] =>
  read(text, wished).appointments.map(
    ({ activity, from, until }) =>
      `${activity} ${new Date(from).toISOString().slice(0, 16)} ${new Date(until).toISOString().slice(0, 16)}`,
  );
