import { ui } from "../words/words";

const day = 24 * 3600_000;

interface ClockFormats {
  readonly locale: string;
  readonly clock: Intl.DateTimeFormat;
  readonly elsewhere: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
}

const clockParts = { hour: "2-digit", minute: "2-digit" } as const;

const formatsIn = (locale: string): ClockFormats => ({
  locale,
  clock: new Intl.DateTimeFormat(locale, clockParts),
  elsewhere: new Intl.DateTimeFormat(locale, { ...clockParts, timeZone: "UTC" }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: "short", ...clockParts }),
  date: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
});

let known: ClockFormats | undefined;

/** Those of the language that is spoken; to make them anew for every time shown would be slow. */
function formats(): ClockFormats {
  if (known?.locale !== ui.locale) known = formatsIn(ui.locale);
  return known;
}

/** A time as one would say it: the clock today, the weekday within a week, else the date. */
export function clock(at: number, now: number): string {
  const { clock: today, weekday, date } = formats();
  if (new Date(at).toDateString() === new Date(now).toDateString()) return today.format(at);
  return Math.abs(now - at) < 6 * day ? weekday.format(at) : date.format(at);
}

/** The clock on the wall of somebody who is `offsetMinutes` ahead of UTC. */
export const clockElsewhere = (offsetMinutes: number, now: number): string =>
  formats().elsewhere.format(now + offsetMinutes * 60_000);

/** The next time of day that reads `HH:MM`; undefined when the text is no time. */
export function nextTimeOfDay(text: string, now: number): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const at = new Date(now);
  at.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}
