import { after, type Instant } from "@porchlight/kernel";
import { type Contact, type Contacts, parseRoute } from "@porchlight/sip-message";
import { areEquivalent, type Binding, type BindingPeer, findBinding, isCurrent, newKey } from "./binding";
import { contactValue, storedParameters } from "./contact-value";
import { grantedSeconds, type RegisterLimits } from "./lifetime";
import { type RegisterOutcome, type Rejected, rejected } from "./outcome";

/** A REGISTER for an address of record whose sender may change its bindings. */
export interface RegisterInput {
  /** `sip:user@domain`. */
  readonly aor: string;
  readonly current: readonly Binding[];
  readonly callId: string;
  readonly cseq: number;
  /** No Contact at all: a query. */
  readonly contacts: Contacts;
  /** The Expires header field; undefined when absent or out of range. */
  readonly expiresHeader: number | undefined;
  /** Option tags of Supported. */
  readonly supported: readonly string[];
  /** Path values in order. */
  readonly path: readonly string[];
  readonly userAgent: string;
  /** Where the request came from. */
  readonly peer: BindingPeer;
  /** No proxy stands between the user agent and us. Assumed of a request without Path. */
  readonly isFirstHop?: boolean;
  readonly now: Instant;
  readonly limits: RegisterLimits;
}

const longestUserAgent = 256;
const mostPathValues = 16;

/** Steps 6 to 8 of RFC 3261 section 10.3, all or nothing, with RFC 3327 section 5.3 and the bindings of RFC 5626. */
export function register(input: RegisterInput): RegisterOutcome {
  const refusedPath = checkPath(input);
  if (refusedPath !== undefined) return refusedPath;
  const { contacts } = input;
  return contacts.kind === "star" ? removeAll(input) : registerEach(input, contacts.contacts);
}

function checkPath({ path, supported }: RegisterInput): Rejected | undefined {
  if (path.length === 0) return undefined;
  if (!has(supported, "path")) return rejected(420, undefined, [["Unsupported", "path"]]);
  const isReadable = path.length <= mostPathValues && path.every((value) => parseRoute(value).ok);
  return isReadable ? undefined : rejected(400, "Malformed Path");
}

/** `Contact: *` counts with Expires 0 only, and removes what is not newer than the request. */
function removeAll(input: RegisterInput): RegisterOutcome {
  const { expiresHeader, current } = input;
  if (expiresHeader !== 0) return rejected(400, "Contact * Needs Expires 0");
  const living = current.filter((binding) => isCurrent(binding, input.now));
  if (living.some((binding) => isOutOfOrder(binding, input))) return outOfOrder;
  return accept(input, [], [], living, false);
}

function registerEach(input: RegisterInput, contacts: readonly Contact[]): RegisterOutcome {
  const wishes: Wish[] = [];
  for (const contact of contacts) {
    const seconds = grantedSeconds(contact, input.expiresHeader, input.limits);
    if (typeof seconds !== "number") return seconds;
    if (isForbidden(contact, input.aor)) return rejected(403, "Contact Is the Address of Record");
    wishes.push({ contact, seconds, regId: outboundRegId(contact, input) });
  }
  const lasting = wishes.filter(({ seconds }) => seconds > 0);
  if (lasting.length > 1 && lasting.some(({ contact }) => contact.regId !== undefined)) {
    return rejected(400, "One Contact per Flow");
  }
  return applyWishes(input, wishes);
}

/** What one Contact asks for; 0 seconds to remove it. */
interface Wish {
  readonly contact: Contact;
  readonly seconds: number;
  readonly regId: number;
}

/** Applies all to a copy, in turn; the first that fails leaves everything as it was. */
function applyWishes(input: RegisterInput, wishes: readonly Wish[]): RegisterOutcome {
  const before = input.current.filter((binding) => isCurrent(binding, input.now));
  const bindings = new Map(before.map((binding) => [binding.key, binding]));
  const put = new Map<string, Binding>();
  const remove = new Map<string, Binding>();
  for (const { contact, seconds, regId } of wishes) {
    const found = findBinding(bindings.values(), contact, regId);
    const isOfThisRequest = found !== undefined && put.has(found.key);
    if (found !== undefined && !isOfThisRequest && isOutOfOrder(found, input)) return outOfOrder;
    if (seconds > 0) {
      const key = found?.key ?? newKey(contact, regId, bindings);
      const binding = bind(input, contact, seconds, regId, key, found?.registeredAt ?? input.now);
      bindings.set(binding.key, binding);
      put.set(binding.key, binding);
      remove.delete(binding.key);
    } else if (found !== undefined) {
      bindings.delete(found.key);
      put.delete(found.key);
      remove.set(found.key, found);
    }
  }
  if (bindings.size > before.length && bindings.size > input.limits.contactsPerAor) {
    return rejected(403, "Too Many Contacts");
  }
  const stored = new Set(before.map(({ key }) => key));
  const removed = [...remove.values()].filter(({ key }) => stored.has(key));
  const usesOutbound = wishes.some(({ regId }) => regId > 0);
  return accept(input, [...bindings.values()], [...put.values()], removed, usesOutbound);
}

function bind(
  input: RegisterInput,
  contact: Contact,
  seconds: number,
  regId: number,
  key: string,
  registeredAt: Instant,
): Binding {
  return {
    aor: input.aor,
    key,
    contactUri: contact.uri,
    contactParameters: storedParameters(contact),
    q: contact.q ?? 1,
    callId: input.callId,
    cseq: input.cseq,
    instance: contact.instance ?? "",
    regId,
    path: input.path,
    userAgent: input.userAgent.slice(0, longestUserAgent),
    peer: input.peer,
    expiresAt: after(input.now, seconds * 1000),
    registeredAt,
  };
}

function accept(
  input: RegisterInput,
  bindings: readonly Binding[],
  put: readonly Binding[],
  remove: readonly Binding[],
  usesOutbound: boolean,
): RegisterOutcome {
  return {
    kind: "accepted",
    bindings,
    put,
    remove,
    contactHeaderValues: bindings.map((binding) => contactValue(binding, input.now)),
    pathHeaderValues: input.path,
    requireOutbound: usesOutbound && has(input.supported, "outbound") && input.peer.transport !== "udp",
  };
}

/** The same Call-ID counts upward; another Call-ID is another run of the user agent, and always counts. */
const isOutOfOrder = (binding: Binding, { callId, cseq }: RegisterInput): boolean =>
  binding.callId === callId && cseq <= binding.cseq;

const outOfOrder = rejected(500, "CSeq Out of Order");

/** RFC 5627 section 5.1: an instance cannot be reached at its own address of record, nor at what is no SIP URI. */
function isForbidden({ uri, instance }: Contact, aor: string): boolean {
  if (instance === undefined) return false;
  const scheme = uri.slice(0, uri.indexOf(":")).toLowerCase();
  if (scheme !== "sip" && scheme !== "sips") return true;
  return areEquivalent(`sip${uri.slice(scheme.length)}`, aor);
}

/** RFC 5626 section 6: reg-id counts with an instance, and only when the first hop keeps the flow. */
function outboundRegId(
  { instance, regId }: Contact,
  { path, isFirstHop = path.length === 0 }: RegisterInput,
): number {
  if (instance === undefined || regId === undefined) return 0;
  return isFirstHop || keepsFlow(path[0]) ? regId : 0;
}

function keepsFlow(firstPath: string | undefined): boolean {
  const edge = firstPath === undefined ? undefined : parseRoute(firstPath);
  return edge?.ok === true && edge.value.uri.params.has("ob");
}

const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((each) => each.toLowerCase() === tag);
