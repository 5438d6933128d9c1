import { type Instant, instant } from "@porchlight/kernel";

/** How many counts below the highest may still come, each once: UDP reorders. At most 32, the bits of one word. */
const windowSize = 32;

/** How many expired nonces one new nonce clears away. */
const clearedAtOnce = 4;

/**
 * `replayed`: this count was used. `forgotten`: the nonce may have been used before, and what was used of it is not
 * known any more; to be treated as expired.
 */
export type NonceCountVerdict = "fresh" | "replayed" | "forgotten";

interface Used {
  readonly issuedAt: Instant;
  highest: number;
  /** Bit n: the count `highest - 1 - n` was used. */
  below: number;
}

/**
 * The nonce-counts used of each nonce, so that no credentials count twice (RFC 7616 section 5.12). Holds at most
 * `capacity` nonces. Forgetting one fails safe: no nonce as old as one forgotten is taken for a new one.
 */
export class NonceCounts {
  readonly #used = new Map<string, Used>();
  readonly #capacity: number;
  readonly #lifetimeMs: number;
  /** A nonce issued then or earlier that is not in the map may have been used. */
  #horizon: Instant;

  /** `startedAt`: what was used of nonces issued before is not known. */
  constructor(capacity: number, lifetimeMs: number, startedAt: Instant) {
    this.#capacity = capacity;
    this.#lifetimeMs = lifetimeMs;
    this.#horizon = instant(startedAt - 1);
  }

  get size(): number {
    return this.#used.size;
  }

  /** The earliest time of issue at which a nonce is certainly new. */
  get firstNewIssue(): Instant {
    return instant(this.#horizon + 1);
  }

  /** When a nonce in use was issued. `key` names the nonce and its user. */
  issuedAt(key: string): Instant | undefined {
    return this.#used.get(key)?.issuedAt;
  }

  use(key: string, issuedAt: Instant, count: number, now: Instant): NonceCountVerdict {
    const used = this.#used.get(key);
    if (used !== undefined) return useAgain(used, count) ? "fresh" : "replayed";
    if (issuedAt <= this.#horizon) return "forgotten";
    this.#clearExpired(now);
    if (this.#used.size >= this.#capacity) this.#forgetOldest();
    this.#used.set(key, { issuedAt, highest: count, below: 0 });
    return "fresh";
  }

  #clearExpired(now: Instant): void {
    let cleared = 0;
    for (const [key, { issuedAt }] of this.#used) {
      if (now - issuedAt <= this.#lifetimeMs || ++cleared > clearedAtOnce) return;
      this.#used.delete(key);
    }
  }

  #forgetOldest(): void {
    for (const [key, { issuedAt }] of this.#used) {
      this.#used.delete(key);
      if (issuedAt > this.#horizon) this.#horizon = issuedAt;
      return;
    }
  }
}

function useAgain(used: Used, count: number): boolean {
  if (count > used.highest) {
    const shift = count - used.highest;
    used.below = shift >= windowSize ? 0 : (used.below << shift) >>> 0;
    if (shift <= windowSize) used.below = (used.below | (1 << (shift - 1))) >>> 0;
    used.highest = count;
    return true;
  }
  const distance = used.highest - 1 - count;
  if (distance < 0 || distance >= windowSize) return false;
  const bit = (1 << distance) >>> 0;
  if ((used.below & bit) !== 0) return false;
  used.below = (used.below | bit) >>> 0;
  return true;
}
