import type { Frame } from "@porchlight/sip-message";

/** What happens to a server transaction. */
export type ServerEvent =
  /** The request came again. */
  | { readonly kind: "request" }
  /** The transaction user answers; `frame` is the response, serialised. */
  | { readonly kind: "respond"; readonly status: number; readonly frame: Frame }
  /** An ACK that matches the INVITE. */
  | { readonly kind: "ack" }
  | { readonly kind: "timer" }
  /** A response could not be sent, or the connection is gone. */
  | { readonly kind: "transport-error" };

/** What a server transaction asks of its owner. */
export type ServerEffect =
  | { readonly kind: "send"; readonly frame: Frame }
  /** Hand the ACK to a 2xx to the transaction user (RFC 6026 section 7.1). */
  | { readonly kind: "deliver" }
  /** Time for a 100: answer with `respond` unless a final response is at hand. */
  | { readonly kind: "provisional-due" }
  /** INVITE: the ACK never came. Others: the transaction user never answered. */
  | { readonly kind: "timeout" }
  | { readonly kind: "transport-failed" }
  /** Forget the transaction. */
  | { readonly kind: "terminated" };

export const terminated: readonly ServerEffect[] = [{ kind: "terminated" }];
export const timedOut: readonly ServerEffect[] = [{ kind: "timeout" }, { kind: "terminated" }];
export const transportFailed: readonly ServerEffect[] = [{ kind: "transport-failed" }];
export const transportFailedAndTerminated: readonly ServerEffect[] = [
  { kind: "transport-failed" },
  { kind: "terminated" },
];
export const provisionalDue: readonly ServerEffect[] = [{ kind: "provisional-due" }];
export const deliver: readonly ServerEffect[] = [{ kind: "deliver" }];

const terminatedEffect: ServerEffect = { kind: "terminated" };

export const send = (frame: Frame): readonly ServerEffect[] => [{ kind: "send", frame }];

export const sendAndTerminate = (frame: Frame): readonly ServerEffect[] => [
  { kind: "send", frame },
  terminatedEffect,
];
