import { daysFromEpoch, type Instant, instant } from "@porchlight/kernel";

/** The rules of a place for its clocks on the wall. */
export interface WallClock {
  /** What the clock on the wall is ahead of UTC, in milliseconds. */
  offsetAt(at: Instant): number;
}

/** What a clock on the wall shows. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * When a clock shows a time: the first instant where it does so twice. A time that is left out when clocks go forward is
 * read with the offset before (RFC 5545 section 3.3.5).
 */
export function instantOf(time: WallTime, clock: WallClock): Instant {
  const { year, month, day, hour, minute, second } = time;
  const asUtc = ((daysFromEpoch(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
  const before = clock.offsetAt(instant(asUtc - DAY_MS));
  const early = asUtc - before;
  if (clock.offsetAt(instant(early)) === before) return instant(early);
  const late = asUtc - clock.offsetAt(instant(early));
  return instant(clock.offsetAt(instant(late)) === asUtc - late ? late : early);
}

const DAY_MS = 86_400_000;
