import type { Instant } from "@porchlight/kernel";

/** What the listeners know of bans. */
export interface BanSwitch {
  /** `network` in canonical form; without an end until it is lifted. */
  add(network: string, until: Instant | undefined): void;
  lift(network: string): void;
  covers(address: string): boolean;
}
