import { formatTimestamp, parseTimestamp } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;

/** A date of RFC 1123 in GMT, as HTTP and SIP write it; months may be in full, as RFC 4483 has them. Undefined for others. */
export function parseHttpDate(text: string): Instant | undefined {
  const [, day = "", name = "", year = "", time = ""] = HTTP_DATE.exec(text.trim()) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0) return undefined;
  return parseTimestamp(`${year}-${pad(month)}-${pad(Number(day))}T${time}Z`)?.at;
}

const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

/** `Wed, 07 Jan 2026 09:00:00 GMT`; whole seconds, rounded down. */
export function printHttpDate(at: Instant): string {
  const text = formatTimestamp(at);
  const weekday = DAYS[(((Math.floor(at / DAY) + 4) % 7) + 7) % 7];
  const month = MONTHS[Number(text.slice(5, 7)) - 1];
  return `${weekday}, ${text.slice(8, 10)} ${month} ${text.slice(0, 4)} ${text.slice(11, 19)} GMT`;
}

const pad = (value: number): string => String(value).padStart(2, "0");
