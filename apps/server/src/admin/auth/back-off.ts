import { after, type Instant } from "@porchlight/kernel";

export interface BackOffPace {
  /** Failures in a row that cost no wait. */
  readonly free: number;
  /** Wait after the first failure beyond those; each further one doubles it. */
  readonly firstSeconds: number;
  readonly longestSeconds: number;
}

interface Failures {
  readonly count: number;
  readonly last: Instant;
  readonly until: Instant;
}

/** Failures are forgotten after a day without another one. */
const FORGET_MS = 24 * 60 * 60_000;

/** Makes each attempt after a failure wait longer. Keys are names that exist, so there are no more of them than those. */
export class BackOff {
  readonly #failures = new Map<string, Failures>();

  constructor(private readonly pace: BackOffPace) {}

  /** Takes one attempt, which counts as a failure until it is cleared. Undefined when it is allowed, else the seconds to wait. */
  take(key: string, now: Instant): number | undefined {
    const known = this.#failures.get(key);
    if (known !== undefined && known.until > now) return Math.ceil((known.until - now) / 1000);
    const remembered = known !== undefined && now - known.last < FORGET_MS ? known.count : 0;
    const count = remembered + 1;
    this.#failures.set(key, { count, last: now, until: after(now, this.#waitMs(count)) });
    return undefined;
  }

  /** Forgets the failures of a key, after an attempt succeeded. */
  clear(key: string): void {
    this.#failures.delete(key);
  }

  #waitMs(count: number): number {
    const { free, firstSeconds, longestSeconds } = this.pace;
    if (count < free) return 0;
    return Math.min(firstSeconds * 2 ** (count - free), longestSeconds) * 1000;
  }
}
