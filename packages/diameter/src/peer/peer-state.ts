import type { Instant } from "@porchlight/kernel";

/** Where the connection to one peer stands: the initiator's half of RFC 6733 section 5.6. */
export type PeerState =
  /** No connection; one is tried at `deadlineAt`, or as soon as there is something to send where that is undefined. */
  | { readonly name: "closed"; readonly deadlineAt: Instant | undefined; readonly restsUntil: Instant }
  | { readonly name: "connecting"; readonly deadlineAt: Instant }
  | { readonly name: "waiting-cea"; readonly deadlineAt: Instant; readonly watchdogMs: number }
  | OpenPeer
  /** DPR was sent, DPA is awaited. */
  | { readonly name: "closing"; readonly deadlineAt: Instant };

export interface OpenPeer {
  readonly name: "open";
  /** The watchdog goes off (RFC 3539 section 3.4.1). */
  readonly deadlineAt: Instant;
  readonly watchdogMs: number;
  /** A DWR is unanswered. */
  readonly isProbed: boolean;
  /** Nothing was heard for two watchdog times: requests go elsewhere. */
  readonly isSuspect: boolean;
}

/** What happens to a peer. */
export type PeerEvent =
  | { readonly kind: "start" }
  /** Something waits to be sent. */
  | { readonly kind: "wanted" }
  /** The transport stands; its watchdog time is drawn by the driver: 30 s give or take two. */
  | { readonly kind: "connected"; readonly watchdogMs: number }
  /** The transport could not be had, or is gone. */
  | { readonly kind: "disconnected" }
  | { readonly kind: "capabilities"; readonly verdict: "common" | "nothing-common" | "refused" }
  | { readonly kind: "watchdog-asked" }
  | { readonly kind: "leaving"; readonly mayReturn: boolean }
  | { readonly kind: "left" }
  /** Any other message. */
  | { readonly kind: "heard" }
  | { readonly kind: "stop" }
  | { readonly kind: "timer" };

export type PeerEffect =
  | "connect"
  | "disconnect"
  | "send-cer"
  | "send-dwr"
  | "send-dwa"
  | "send-dpr"
  | "send-dpa"
  /** Requests may be sent. */
  | "up"
  /** Requests that wait for this peer go elsewhere. */
  | "down";

export interface PeerStep {
  readonly state: PeerState;
  readonly effects: readonly PeerEffect[];
}
