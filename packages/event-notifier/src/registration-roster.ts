import type { Instant } from "@porchlight/kernel";

/** What brought a binding into its state. A lost flow ends what only it could reach (RFC 5626 section 7). */
export type RegistrationEvent =
  | "registered"
  | "refreshed"
  | "unregistered"
  | "expired"
  | "flow-lost"
  /** Its user agent registered another contact in its place. */
  | "replaced"
  /** The account was removed or disabled. */
  | "account-removed";

/** One contact of an address of record, as the registrar knows it. */
export interface RegistrationEntry {
  /** A token, the same as long as this contact is bound. */
  readonly id: string;
  /** Address of record, `sip:user@domain`. */
  readonly aor: string;
  readonly contact: string;
  /** Contact header parameters in order, without `expires`, `q` and GRUUs. */
  readonly parameters: readonly ContactParameter[];
  readonly state: "active" | "terminated";
  readonly event: RegistrationEvent;
  /** `+sip.instance` without quotes and brackets; empty when there is none. */
  readonly instance: string;
  /** 0 when the binding is not to one flow of one instance. */
  readonly regId: number;
  /** 0 to 1. */
  readonly q: number;
  readonly transport: "ws" | "wss" | "udp" | "tcp" | "tls";
  /** The flow it came over stands. False after a restart, until the user agent registers again. */
  readonly isConnected: boolean;
  readonly callId: string;
  readonly cseq: number;
  /** Empty when there is none. */
  readonly userAgent: string;
  readonly registeredAt: Instant;
  readonly expiresAt: Instant;
}

export interface ContactParameter {
  readonly name: string;
  /** As it was sent, quotes too; undefined for a parameter without a value. */
  readonly value: string | undefined;
}

export type RegistrationListener = (entry: RegistrationEntry) => void;

/** What the registrar knows of addresses of record. Bindings that a restart brought back are there before any watcher is. */
export interface RegistrationRoster {
  /** The contacts bound now, in the order in which they came. */
  entries(aor: string): readonly RegistrationEntry[];
  /**
   * Calls the listener with every contact of an address of record that changes, those that ended too. `entries` tells the
   * state after the change, all of one request. Returns how to stop.
   */
  watch(aor: string, listener: RegistrationListener): () => void;
  /** The same for every address of record. */
  watchAll(listener: RegistrationListener): () => void;
}
