import type { Clock } from "@porchlight/kernel";

export interface AdmissionLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly newConnectionsPerSecond: number;
}

export type AdmissionRefusal = "too-many-connections" | "too-many-connections-of-address" | "too-fast";

/** Live counts, taken from the sockets themselves. */
export interface ConnectionCounts {
  readonly size: number;
  countOf(address: string): number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** How many seconds' worth of new connections may come at once. */
const burstSeconds = 2;
const bucketsKept = 10_000;

/** Decides whether one more connection of an address is let in. Trusted addresses are bound by the total alone. */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #counts: ConnectionCounts;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: AdmissionLimits, counts: ConnectionCounts, clock: Clock) {
    this.#limits = limits;
    this.#counts = counts;
    this.#clock = clock;
  }

  /** Undefined when it is welcome. */
  refusalOf(address: string, trusted: boolean): AdmissionRefusal | undefined {
    if (this.#counts.size >= this.#limits.connections) return "too-many-connections";
    if (trusted) return undefined;
    if (this.#counts.countOf(address) >= this.#limits.connectionsPerAddress) {
      return "too-many-connections-of-address";
    }
    return this.#takeToken(address) ? undefined : "too-fast";
  }

  #takeToken(address: string): boolean {
    const perSecond = this.#limits.newConnectionsPerSecond;
    const now = this.#clock();
    const bucket = this.#buckets.get(address) ?? { tokens: perSecond * burstSeconds, filledAt: now };
    const earned = (Math.max(0, now - bucket.filledAt) / 1000) * perSecond;
    bucket.tokens = Math.min(perSecond * burstSeconds, bucket.tokens + earned);
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
