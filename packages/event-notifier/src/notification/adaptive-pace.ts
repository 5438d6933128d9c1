import type { Instant } from "@porchlight/kernel";

/** Parts of the rolling period, each 1/rate long: the period is ten times that. */
const PARTS = 10;

/** The time to the next NOTIFY that keeps an average (RFC 6446 section 7.4), with a count that is kept in ten parts. */
export class AdaptivePace {
  readonly #partMs: number;
  /** NOTIFYs in each part of the period; one each to begin with, as the rate asks for. */
  readonly #counts: number[] = Array.from({ length: PARTS }, () => 1);
  #part: number | undefined;

  constructor(rate: number) {
    this.#partMs = 1000 / rate;
  }

  sent(now: Instant): void {
    this.#turnTo(now);
    const index = (this.#part ?? 0) % PARTS;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /** `count / (rate² · period)`. */
  timeoutMs(now: Instant): number {
    this.#turnTo(now);
    const count = this.#counts.reduce((sum, each) => sum + each, 0);
    return Math.ceil((Math.max(count, 1) * this.#partMs) / PARTS);
  }

  /** Empties the parts that have passed. */
  #turnTo(now: Instant): void {
    const part = Math.floor(now / this.#partMs);
    const from = this.#part ?? part - 1;
    for (let each = Math.max(from + 1, part - PARTS + 1); each <= part; each += 1) {
      this.#counts[each % PARTS] = 0;
    }
    this.#part = part;
  }
}
