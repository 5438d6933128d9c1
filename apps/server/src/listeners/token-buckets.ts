import type { Clock } from "@porchlight/kernel";

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** How many seconds' worth may come at once. */
const burstSeconds = 2;
const bucketsKept = 10_000;

/** So many a second of each address. */
export class TokenBuckets {
  readonly #perSecond: number;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /** Whether one more of this address is within the rate. */
  take(address: string): boolean {
    const most = this.#perSecond * burstSeconds;
    const now = this.#clock();
    const bucket = this.#buckets.get(address) ?? { tokens: most, filledAt: now };
    const earned = (Math.max(0, now - bucket.filledAt) / 1000) * this.#perSecond;
    bucket.tokens = Math.min(most, bucket.tokens + earned);
    bucket.filledAt = now;
    this.#remember(address, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** The address silent longest makes room. */
  #remember(address: string, bucket: Bucket): void {
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    if (this.#buckets.size <= bucketsKept) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
