import type { Clock, Instant } from "@porchlight/kernel";
import { isInNetworks, type Network, parseNetwork } from "../config";

/** What a listener asks of bans. */
export interface BanCheck {
  covers(address: string): boolean;
}

interface NetworkRule {
  readonly network: Network;
  readonly until: Instant;
}

const forever = Number.POSITIVE_INFINITY as Instant;

/** Addresses whose SIP is not taken, whatever they send. */
export class Bans implements BanCheck {
  readonly #clock: Clock;
  readonly #addresses = new Map<string, Instant>();
  readonly #networks = new Map<string, NetworkRule>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `network` is an address, or a network with its prefix length, in canonical form. */
  add(network: string, until: Instant = forever): void {
    this.lift(network);
    if (!network.includes("/")) this.#addresses.set(network, until);
    const parsed = network.includes("/") ? parseNetwork(network) : undefined;
    if (parsed !== undefined) this.#networks.set(network, { network: parsed, until });
  }

  lift(network: string): void {
    this.#addresses.delete(network);
    this.#networks.delete(network);
  }

  covers(address: string): boolean {
    const now = this.#clock();
    const until = this.#addresses.get(address);
    if (until !== undefined && until > now) return true;
    if (this.#networks.size === 0) return false;
    const inForce = [...this.#networks.values()].filter((rule) => rule.until > now);
    return isInNetworks(
      address,
      inForce.map(({ network }) => network),
    );
  }
}
