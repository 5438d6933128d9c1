const day = 24 * 3600_000;

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const elsewhereFormat = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const weekdayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const dateFormat = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** A time as one would say it: the clock today, the weekday within a week, else the date. */
export function clock(at: number, now: number): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return clockFormat.format(at);
  return Math.abs(now - at) < 6 * day ? weekdayFormat.format(at) : dateFormat.format(at);
}

/** The clock on the wall of somebody who is `offsetMinutes` ahead of UTC. */
export const clockElsewhere = (offsetMinutes: number, now: number): string =>
  elsewhereFormat.format(now + offsetMinutes * 60_000);

/** The next time of day that reads `HH:MM`; undefined when the text is no time. */
export function nextTimeOfDay(text: string, now: number): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const at = new Date(now);
  at.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}
