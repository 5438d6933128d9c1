import type { Instant } from "@porchlight/kernel";

/** How many seconds' worth of requests may come in one burst. */
const burstSeconds = 2;

/** Token bucket of one flow, or of one peer. */
export class RequestBudget {
  readonly #perSecond: number;
  #tokens: number;
  #filledAt: Instant;

  /** @param perSecond sustained rate; 0 = unlimited */
  constructor(perSecond: number, now: Instant) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond * burstSeconds;
    this.#filledAt = now;
  }

  /** Takes one request's worth; false when the budget is spent. */
  take(now: Instant): boolean {
    if (this.#perSecond === 0) return true;
    const earned = ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#perSecond * burstSeconds, this.#tokens + Math.max(0, earned));
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
