import type { Instant } from "@porchlight/kernel";
import { daysFromEpoch, instant } from "@porchlight/kernel";

/** Offsets are no names of zones: they know no summer time. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** Zones kept; there are fewer, but their names can be spelled in many ways. */
const MOST_ZONES = 1024;
const zones = new Map<string, TimeZone>();

/** The rules of a place for its clocks on the wall. */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat;

  private constructor(format: Intl.DateTimeFormat) {
    this.#format = format;
  }

  /** The zone of an IANA name; undefined when there is none. */
  static named(name: string): TimeZone | undefined {
    const known = zones.get(name);
    if (known !== undefined) return known;
    const format = ZONE_NAME.test(name) ? formatIn(name) : undefined;
    if (format === undefined) return undefined;
    if (zones.size >= MOST_ZONES) zones.clear();
    const zone = new TimeZone(format);
    zones.set(name, zone);
    return zone;
  }

  /** What the clock on the wall is ahead of UTC, in milliseconds. */
  offsetAt(at: Instant): number {
    const second = Math.floor(at / 1000) * 1000;
    const parts = new Map(this.#format.formatToParts(second).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    const days = daysFromEpoch(part("year"), part("month"), part("day"));
    return ((days * 24 + part("hour")) * 60 + part("minute")) * 60_000 + part("second") * 1000 - second;
  }

  /** The first instant in (`from`, `to`] with another offset than `from`, where the two ends differ in theirs. */
  changeBetween(from: Instant, to: Instant): Instant | undefined {
    const before = this.offsetAt(from);
    if (this.offsetAt(to) === before) return undefined;
    let [same, other] = [from as number, to as number];
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.offsetAt(instant(middle)) === before) same = middle;
      else other = middle;
    }
    return instant(other);
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
}
