import type { ContactElement } from "@porchlight/documents";
import type { RegistrationEntry, RegistrationEvent } from "@porchlight/event-notifier";
import { type Instant, secondsUntil } from "@porchlight/kernel";

/** A contact as a reginfo document shows it. */
export function contactElement(entry: RegistrationEntry, now: Instant): ContactElement {
  const { id, state, event, contact, parameters, q, callId, cseq, registeredAt, expiresAt } = entry;
  return {
    id,
    state,
    event: EVENTS[event],
    uri: contact,
    unknownParams: parameters.map(({ name, value = "" }) => ({ name, value })),
    durationRegistered: Math.max(0, Math.floor((now - registeredAt) / 1000)),
    ...(state === "active" ? { expires: secondsUntil(expiresAt, now) } : {}),
    q: String(q),
    callId,
    cseq,
  };
}

/**
 * RFC 3680 section 4.7.1. A lost flow asks the client to register again, as deactivated does; a contact that another took
 * the place of was given up by a REGISTER.
 */
const EVENTS: Readonly<Record<RegistrationEvent, ContactElement["event"]>> = {
  registered: "registered",
  refreshed: "refreshed",
  unregistered: "unregistered",
  expired: "expired",
  "flow-lost": "deactivated",
  replaced: "unregistered",
  "account-removed": "rejected",
};
