import type { Instant } from "@porchlight/kernel";
import { type Contact, equivalentSipUris, parseSipUri } from "@porchlight/sip-message";

/** Where a binding's user agent was last heard. */
export interface BindingPeer {
  readonly transport: "ws" | "wss" | "udp" | "tcp" | "tls";
  readonly address: string;
  readonly port: number;
}

/** One way to reach an address of record (RFC 3261 section 10, RFC 5626 section 6). */
export interface Binding {
  readonly aor: string;
  /** Unique within the address of record; stays the same for as long as the binding lasts. */
  readonly key: string;
  readonly contactUri: string;
  /** Contact header parameters as sent, each with its semicolon, without `expires`, `q` and GRUUs. */
  readonly contactParameters: string;
  /** 0 to 1. */
  readonly q: number;
  readonly callId: string;
  readonly cseq: number;
  /** `+sip.instance` without quotes and brackets; empty when there is none. */
  readonly instance: string;
  /** 0 when the binding is not to one flow of one instance. */
  readonly regId: number;
  /** Names the run of temporary GRUUs that all bindings of its instance share; empty without an instance. */
  readonly run: string;
  /** Path values in order: the Route of requests to this contact. */
  readonly path: readonly string[];
  readonly userAgent: string;
  readonly peer: BindingPeer;
  readonly expiresAt: Instant;
  readonly registeredAt: Instant;
  /** When it was last registered: of several without reg-id the latest counts (RFC 5627 section 6.1). */
  readonly refreshedAt: Instant;
}

/** Bindings whose time is over. */
export const expired = (bindings: readonly Binding[], now: Instant): readonly Binding[] =>
  bindings.filter((binding) => !isCurrent(binding, now));

export const isCurrent = (binding: Binding, now: Instant): boolean => binding.expiresAt > now;

/**
 * Whether nothing but its flow leads to the contact, so that the binding is invalid as soon as the flow is gone
 * (RFC 5626 section 7; RFC 7118 section 5: a WebSocket client cannot be connected to). A Path leads there without it.
 */
export const endsWithFlow = ({ regId, peer, path }: Pick<Binding, "regId" | "peer" | "path">): boolean =>
  path.length === 0 && (regId > 0 || peer.transport === "ws" || peer.transport === "wss");

/**
 * A free key for a new binding. `regId` is 0 when outbound rules do not apply. A binding keeps its key when its
 * contact is replaced by an equivalent one, so the URI may be taken.
 */
export function newKey(contact: Contact, regId: number, taken: ReadonlyMap<string, Binding>): string {
  let key = regId > 0 ? `<${contact.instance ?? ""}>;reg-id=${regId}` : contact.uri;
  while (taken.has(key)) key += "'";
  return key;
}

/** The binding a Contact is about: same instance and reg-id, or else the same URI, or else an equivalent one. */
export function findBinding(
  bindings: Iterable<Binding>,
  contact: Contact,
  regId: number,
): Binding | undefined {
  let equivalent: Binding | undefined;
  for (const binding of bindings) {
    if (regId > 0 || binding.regId > 0) {
      if (regId === binding.regId && contact.instance === binding.instance) return binding;
    } else if (contact.uri === binding.contactUri) return binding;
    else if (equivalent === undefined && areEquivalent(contact.uri, binding.contactUri)) equivalent = binding;
  }
  return equivalent;
}

/** URIs that are neither sip nor sips are the same only when they are written the same. */
export function areEquivalent(one: string, other: string): boolean {
  const first = parseSipUri(one);
  if (!first.ok) return false;
  const second = parseSipUri(other);
  return second.ok && equivalentSipUris(first.value, second.value);
}
