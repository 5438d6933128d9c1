import { dateOf, daysFromEpoch, daysInMonth, type Instant, instant } from "@porchlight/kernel";

/** A point in time as a document gives it. */
export interface Timestamp {
  readonly text: string;
  /** For comparison: milliseconds, with the fraction the text has. */
  readonly at: Instant;
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;
const DAY = 86_400_000;

/** Reads the RFC 3339 form that RFC 3863 section 4.1.7 asks for (capital T and Z, an offset); undefined when it is none. */
export function parseTimestamp(value: string): Timestamp | undefined {
  const text = value.trim();
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const offset = offsetMinutes(match[8], Number(match[9] ?? 0), Number(match[10] ?? 0));
  if (hour > 23 || minute > 59 || second > 60 || offset === undefined) return undefined;
  const seconds = (hour * 60 + minute - offset) * 60 + second + Number(match[7] ?? 0);
  return { text, at: instant(daysFromEpoch(year, month, day) * DAY + seconds * 1000) };
}

/** The RFC 3339 form of an instant, in UTC with milliseconds. */
export function formatTimestamp(at: Instant): string {
  const days = Math.floor(at / DAY);
  const { year, month, day } = dateOf(days);
  const inDay = Math.floor(at - days * DAY);
  const time = [inDay / 3_600_000, (inDay / 60_000) % 60, (inDay / 1000) % 60].map((part) => pad(part, 2));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time.join(":")}.${pad(inDay % 1000, 3)}Z`;
}

/** The newest of several; without order of their own the first stays. */
export function newest(timestamps: Iterable<Timestamp | undefined>): Timestamp | undefined {
  let found: Timestamp | undefined;
  for (const timestamp of timestamps) {
    if (timestamp !== undefined && (found === undefined || timestamp.at > found.at)) found = timestamp;
  }
  return found;
}

function offsetMinutes(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}

const pad = (value: number, width: number): string => String(Math.floor(value)).padStart(width, "0");
