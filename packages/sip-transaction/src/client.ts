import type { Frame } from "@porchlight/sip-message";

/** What happens to a client transaction. */
export type ClientEvent =
  | { readonly kind: "response"; readonly status: number }
  | { readonly kind: "timer" }
  /** The request could not be sent, or the connection is gone. */
  | { readonly kind: "transport-error" };

/** What a client transaction asks of its owner. */
export type ClientEffect =
  | { readonly kind: "send"; readonly frame: Frame }
  /** Hand the response of this event to the transaction user. */
  | { readonly kind: "deliver" }
  /** No response in time; to the transaction user this is a 408 (RFC 3261 section 8.1.3.1). */
  | { readonly kind: "timeout" }
  /** To the transaction user this is a 503. */
  | { readonly kind: "transport-failed" }
  /** Forget the transaction. */
  | { readonly kind: "terminated" };

export const deliver: readonly ClientEffect[] = [{ kind: "deliver" }];
export const deliverAndTerminate: readonly ClientEffect[] = [{ kind: "deliver" }, { kind: "terminated" }];
export const terminated: readonly ClientEffect[] = [{ kind: "terminated" }];
export const timedOut: readonly ClientEffect[] = [{ kind: "timeout" }, { kind: "terminated" }];
export const transportFailedAndTerminated: readonly ClientEffect[] = [
  { kind: "transport-failed" },
  { kind: "terminated" },
];

export const send = (frame: Frame): readonly ClientEffect[] => [{ kind: "send", frame }];
