import type { Clock, Instant } from "@porchlight/kernel";
import { isInNetworks, type Network, parseNetwork } from "../config";

/** What a listener asks of bans. */
export interface BanCheck {
  covers(address: string): boolean;
}

const forever = Number.POSITIVE_INFINITY as Instant;

/** Addresses whose SIP is not taken, whatever they send. */
export class Bans implements BanCheck {
  readonly #clock: Clock;
  /** Ends of those in force, by address or network. */
  readonly #ends = new Map<string, Instant>();
  #networks: readonly Network[] = [];
  #nextEnd = forever;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `network` is an address, or a network with its prefix length, in canonical form. */
  add(network: string, until: Instant = forever): void {
    this.#ends.set(network, until);
    this.#renew(this.#clock());
  }

  lift(network: string): void {
    this.#ends.delete(network);
    this.#renew(this.#clock());
  }

  covers(address: string): boolean {
    if (this.#ends.size === 0) return false;
    const now = this.#clock();
    if (now >= this.#nextEnd) this.#renew(now);
    return this.#ends.has(address) || isInNetworks(address, this.#networks);
  }

  /** Forgets those that have ended. */
  #renew(now: Instant): void {
    for (const [network, until] of this.#ends) if (until <= now) this.#ends.delete(network);
    const all = [...this.#ends.keys()].filter((network) => network.includes("/"));
    this.#networks = all.map(parseNetwork).filter((network) => network !== undefined);
    let nextEnd = forever;
    for (const until of this.#ends.values()) if (until < nextEnd) nextEnd = until;
    this.#nextEnd = nextEnd;
  }
}
