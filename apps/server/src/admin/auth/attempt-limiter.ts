import type { Instant } from "@porchlight/kernel";

export interface AttemptLimits {
  /** Attempts within the window before more are refused. */
  readonly attempts: number;
  readonly windowSeconds: number;
  /** Keys remembered at the same time; the oldest is forgotten for a new one. */
  readonly maxKeys: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Counts attempts per key in fixed windows. Bounded in memory. */
export class AttemptLimiter {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly limits: AttemptLimits) {}

  /** Takes one attempt. Undefined when it is allowed, else the seconds to wait. */
  take(key: string, now: Instant): number | undefined {
    const window = this.#windowOf(key, now);
    if (window.count >= this.limits.attempts) return Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    window.count += 1;
    return undefined;
  }

  /** Forgets the attempts of a key, after one succeeded. */
  clear(key: string): void {
    this.#windows.delete(key);
  }

  #windowOf(key: string, now: Instant): Window {
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    this.#windows.delete(key);
    if (this.#windows.size >= this.limits.maxKeys) this.#forgetOldest();
    const fresh = { count: 0, endsAt: now + this.limits.windowSeconds * 1000 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #forgetOldest(): void {
    for (const oldest of this.#windows.keys()) {
      this.#windows.delete(oldest);
      return;
    }
  }
}
