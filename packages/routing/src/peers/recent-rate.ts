import type { Instant } from "@porchlight/kernel";

const seconds = 10;

/** How often something happened per second, over the last ten seconds. */
export class RecentRate {
  /** One count for each second, by its number. */
  readonly #counts = new Array<number>(seconds).fill(0);
  #second = 0;

  count(now: Instant): void {
    this.#turnTo(now);
    this.#counts[this.#second % seconds] = (this.#counts[this.#second % seconds] ?? 0) + 1;
  }

  perSecond(now: Instant): number {
    this.#turnTo(now);
    return this.#counts.reduce((sum, count) => sum + count, 0) / seconds;
  }

  /** Seconds that nothing was counted in are empty. */
  #turnTo(now: Instant): void {
    const second = Math.max(this.#second, Math.floor(now / 1000));
    const passed = Math.min(second - this.#second, seconds);
    for (let back = 0; back < passed; back += 1) this.#counts[(second - back) % seconds] = 0;
    this.#second = second;
  }
}
