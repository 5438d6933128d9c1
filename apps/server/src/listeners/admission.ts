import type { Clock } from "@porchlight/kernel";
import type { BanCheck } from "./bans";
import { TokenBuckets } from "./token-buckets";

export interface AdmissionLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly newConnectionsPerSecond: number;
}

export type AdmissionRefusal =
  | "banned"
  | "too-many-connections"
  | "too-many-connections-of-address"
  | "too-fast";

/** Live counts, taken from the sockets themselves. */
export interface ConnectionCounts {
  readonly size: number;
  countOf(address: string): number;
}

/**
 * Decides whether one more connection of an address is let in. Trusted addresses are bound by the total alone, and by
 * bans like all others.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #counts: ConnectionCounts;
  readonly #bans: BanCheck;
  readonly #buckets: TokenBuckets;

  constructor(limits: AdmissionLimits, counts: ConnectionCounts, bans: BanCheck, clock: Clock) {
    this.#limits = limits;
    this.#counts = counts;
    this.#bans = bans;
    this.#buckets = new TokenBuckets(limits.newConnectionsPerSecond, clock);
  }

  /** Undefined when it is welcome. */
  refusalOf(address: string, trusted: boolean): AdmissionRefusal | undefined {
    if (this.#bans.covers(address)) return "banned";
    if (this.#counts.size >= this.#limits.connections) return "too-many-connections";
    if (trusted) return undefined;
    if (this.#counts.countOf(address) >= this.#limits.connectionsPerAddress) {
      return "too-many-connections-of-address";
    }
    return this.#buckets.take(address) ? undefined : "too-fast";
  }
}
