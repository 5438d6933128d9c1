import type { RenderedBody } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { PeerAddress } from "./journal";

/** Somebody who looks at a presentity and speaks no SIP. */
export interface GatewayWatcher {
  /** URI of the presentity. */
  readonly presentity: string;
  /** Address of record; undefined for somebody whom nobody vouches for, as an anonymous watcher. */
  readonly watcher: string | undefined;
  /** Name of what it watches with. */
  readonly label: string;
  readonly userAgent: string;
  readonly peer: PeerAddress;
}

/** Somebody like that who is told of changes until it is enough. */
export interface WatchOrder extends GatewayWatcher {
  /** No other watch has it. */
  readonly id: string;
  /** It ends then at the latest. */
  readonly until: Instant;
  /**
   * Called for the first time before `watch` returns, then with each change as often as a subscription is notified, and
   * never after it was told of the end, or after `unwatch`.
   */
  readonly told: (news: WatchNews) => void;
}

/** How a watch stands. */
export type WatchNews =
  | { readonly state: "active"; readonly body: RenderedBody }
  | { readonly state: "pending" }
  /** @property reason as in Subscription-State, or `limit` where as many are watched already as may be */
  | { readonly state: "ended"; readonly reason: string };
