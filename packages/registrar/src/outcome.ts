import type { Binding } from "./binding";

/** The answer to a REGISTER, and what it changes. */
export type RegisterOutcome = Accepted | Rejected;

/** Answer 200. */
export interface Accepted {
  readonly kind: "accepted";
  /** All bindings of the address of record from now on. */
  readonly bindings: readonly Binding[];
  /** Bindings added or changed, to be stored under their keys. */
  readonly put: readonly Binding[];
  /** Bindings of the same instances over other flows, whose run alone changed. */
  readonly renewed: readonly Binding[];
  readonly remove: readonly Binding[];
  /** One Contact value for each binding, with what is left of its lifetime. */
  readonly contactHeaderValues: readonly string[];
  /** Path values of the request, to be copied. */
  readonly pathHeaderValues: readonly string[];
  /** Outbound rules were applied for a client that knows them: the 200 has `Require: outbound` (RFC 5626 section 6). */
  readonly requireOutbound: boolean;
}

/** Nothing changes. */
export interface Rejected {
  readonly kind: "rejected";
  readonly status: 400 | 403 | 420 | 423 | 439 | 500;
  /** Undefined where the usual phrase of the status says enough. */
  readonly reason: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export const rejected = (
  status: Rejected["status"],
  reason?: string,
  headers: Rejected["headers"] = [],
): Rejected => ({ kind: "rejected", status, reason, headers });
