import { dateOf, daysFromEpoch, daysInMonth, type Instant, instant } from "@porchlight/kernel";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

/**
 * A date of RFC 1123 in GMT, as the Date header of SIP and HTTP write it (RFC 3261 section 20.17). Undefined for any other
 * text; months may be in full, as the examples of RFC 4483 have them.
 */
export function parseDate(text: string): Instant | undefined {
  const [, date = "", name = "", ...rest] = RFC1123.exec(text.trim()) ?? [];
  const [year = 0, hour = 0, minute = 0, second = 0] = rest.map(Number);
  const day = Number(date);
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return instant(daysFromEpoch(year, month, day) * DAY + ((hour * 60 + minute) * 60 + second) * 1000);
}

const RFC1123 =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;

/** `Wed, 07 Jan 2026 09:00:00 GMT`; whole seconds, rounded down. */
export function printDate(at: Instant): string {
  const days = Math.floor(at / DAY);
  const { year, month, day } = dateOf(days);
  const seconds = Math.floor((at - days * DAY) / 1000);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(pad).join(":");
  const weekday = WEEKDAYS[(((days + 4) % 7) + 7) % 7];
  return `${weekday}, ${pad(day)} ${MONTHS[month - 1]} ${String(year).padStart(4, "0")} ${time} GMT`;
}

const pad = (value: number): string => String(Math.floor(value)).padStart(2, "0");
