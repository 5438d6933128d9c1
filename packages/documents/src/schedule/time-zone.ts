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
    // Month, day, year and the time of day, in this order.
    const shown = this.#format.format(second).match(/\d+/g)?.map(Number) ?? [];
    const [month = 1, day = 1, year = 1970, hours = 0, minutes = 0, seconds = 0] = shown;
    const days = daysFromEpoch(year, month, day);
    return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 - second;
  }

  /** When the clocks are changed between two instants that differ in their offset. */
  changeBetween(from: Instant, to: Instant): Instant {
    const before = this.offsetAt(from);
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
