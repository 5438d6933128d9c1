import type { Instant } from "@porchlight/kernel";
import type { PeerProfile } from "./peer-profile";

/** Why something from or to a peer was turned away. */
export type PeerRefusal =
  /** The mode is closed. */
  | "closed"
  /** Allow-list mode, and no entry. */
  | "not-listed"
  | "blocked"
  /** Neither certificate nor network show that the request is of the domain it names. */
  | "unproved"
  /** More requests or NOTIFYs than its service level allows. */
  | "rate"
  /** More subscriptions than its service level allows. */
  | "subscriptions"
  /** Every place where it can be reached is given a rest. */
  | "resting";

export type Direction = "in" | "out";

/** A peer and what passed, for people. */
export interface PeerView {
  readonly profile: PeerProfile;
  readonly requestsIn: number;
  readonly requestsOut: number;
  /** Live ones, of its watchers here and of ours there. */
  readonly subscriptions: number;
  /** Reasons that occurred, with how often. */
  readonly refused: Partial<Readonly<Record<PeerRefusal, number>>>;
  /** A request of it was let in, or one of ours answered. */
  readonly lastSeenAt: Instant | undefined;
  readonly lastError: { readonly at: Instant; readonly reason: string } | undefined;
}
