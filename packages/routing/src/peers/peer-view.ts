import type { Instant, Words } from "@porchlight/kernel";
import type { Hop } from "../locate/hop";
import type { PeerProfile } from "./peer-profile";
import type { Traffic } from "./peer-traffic";

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
  | "resting"
  /** What it sent cannot be read. */
  | "malformed";

export type Direction = "in" | "out";

export type TroubleKind =
  | PeerRefusal
  /** It could not be reached, did not answer, or answered that it failed. */
  | "failed";

/** Something that went wrong with a peer. */
export interface PeerTrouble {
  readonly kind: TroubleKind;
  /** More about it, perhaps in words of the peer: untrusted text, bounded. */
  readonly detail: Words;
  /** The latest time. */
  readonly at: Instant;
  /** How often the same happened. */
  readonly count: number;
}

/** A place that is left alone for a while. */
export interface HopRest {
  readonly hop: Hop;
  readonly until: Instant;
  /** How often in a row it did not answer; 0 when it asked for the rest. */
  readonly silences: number;
}

/** Requests per second and NOTIFYs per second, over the last seconds. */
export type Rates = Readonly<Record<Traffic, number>>;

/** A peer and what passed, for people. */
export interface PeerView {
  readonly profile: PeerProfile;
  /** Why nothing passes; undefined where something may. */
  readonly closedFor: "closed" | "not-listed" | "blocked" | undefined;
  /** Totals of what passed, NOTIFYs among them. */
  readonly requestsIn: number;
  readonly requestsOut: number;
  readonly perSecond: Readonly<Record<Direction, Rates>>;
  /** Live ones of its watchers here. */
  readonly subscriptions: number;
  /** Reasons that occurred, with how often. */
  readonly refused: Partial<Readonly<Record<PeerRefusal, number>>>;
  readonly rests: readonly HopRest[];
  /** Latest first. */
  readonly troubles: readonly PeerTrouble[];
  /** A request of it was let in, or one of ours answered. */
  readonly lastSeenAt: Instant | undefined;
}
