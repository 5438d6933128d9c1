import type { Account } from "@porchlight/accounts";
import type { Instant } from "@porchlight/kernel";
import type { Located, LocatedNumber } from "@porchlight/routing";
import type { AgentOrder } from "./agents";
import type { Flow, FlowId } from "./flow";
import type { GatewayWatcher, WatchNews, WatchOrder } from "./gateway";
import type { CommitId, JournalSnapshot } from "./journal";
import type { LocateId } from "./outputs";
import type { PeerTest } from "./peers";
import type { EngineViews } from "./views";

/**
 * The whole server without input and output. Synchronous: each call runs to its end and has handed all its
 * outputs to `EngineOutputs` when it returns. Never throws on input from outside.
 */
export interface Engine {
  /** Takes over durable state. Called once, before any other input. */
  restore(snapshot: JournalSnapshot, accounts: readonly Account[], now: Instant): void;
  /** The ports are open: clients of before a restart can come back from here on. */
  serving(now: Instant): void;
  flowOpened(flow: Flow, now: Instant): void;
  flowClosed(flow: FlowId, now: Instant): void;
  /** One datagram, WebSocket message or framed stream message. */
  received(flow: FlowId, frame: Uint8Array, now: Instant): void;
  committed(commit: CommitId, now: Instant): void;
  commitFailed(commit: CommitId, now: Instant): void;
  /** The answer to `locate`. */
  located(id: LocateId, located: Located | LocatedNumber, now: Instant): void;
  /** Fires every timer that is due. */
  advance(now: Instant): void;
  /** When `advance` must be called next at the latest. */
  nextDeadline(): Instant | undefined;
  /**
   * Accounts were created or changed. A disabled account loses its registrations, publications and
   * subscriptions; one whose profile loses a service what it has by that service.
   */
  accountsChanged(accounts: readonly Account[], now: Instant): void;
  /** Accounts were deleted: watchers get `noresource`, their own state ends. */
  accountsRemoved(aors: readonly string[], now: Instant): void;
  /** One publication of an agent is put, refreshed or withdrawn; the order is answered when that is durable. */
  publishFor(order: AgentOrder, now: Instant): void;
  /** Somebody who speaks no SIP watches a presentity by the rules for its watchers, until `unwatch`. */
  watch(order: WatchOrder, now: Instant): void;
  /** It watches no more: as an unsubscribe, and nothing is told. */
  unwatch(id: string, now: Instant): void;
  /** The same look once. */
  fetch(asker: GatewayWatcher, now: Instant): WatchNews;
  /** Ends a subscription or a watch from the console. False when it is unknown. */
  endSubscription(id: string, reason: "deactivated" | "rejected" | "probation", now: Instant): boolean;
  /** Sends the current state of a subscription again. False when it is unknown. */
  notifyAgain(id: string, now: Instant): boolean;
  /** Asks a domain by OPTIONS whether it is there; `told` is called once, within ten seconds. */
  testPeer(domain: string, told: (outcome: PeerTest) => void, now: Instant): void;
  /** Runs a change of what the packages know by themselves, such as documents; whom it concerns is told. */
  apply(change: () => void, now: Instant): void;
  /** Whether the driver keeps up: while it does not, nothing new is begun, and what stands is served. */
  strained(isStrained: boolean): void;
  /** From here on new requests are answered 503 with Retry-After; what was accepted is finished. */
  beginShutdown(now: Instant): void;
  readonly views: EngineViews;
}
