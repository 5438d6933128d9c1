import { after, type Instant } from "@porchlight/kernel";
import { type Contact, type Contacts, parseRoute, parseSipUri } from "@porchlight/sip-message";
import { areEquivalent, type Binding, type BindingPeer, findBinding, isCurrent, newKey } from "./binding";
import { contactValue, storedParameters } from "./contact-value";
import type { GruuMint } from "./gruu/gruu-mint";
import { gruuParameters } from "./gruu/gruu-parameters";
import { runOf } from "./gruu/run";
import { grantedSeconds, type RegisterLimits } from "./lifetime";
import { type Accepted, type RegisterOutcome, type Rejected, rejected } from "./outcome";

/** A REGISTER for an address of record whose sender may change its bindings. */
export interface RegisterInput {
  /** `sip:user@domain`. */
  readonly aor: string;
  /** When the address of record came to be. */
  readonly since: Instant;
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
  /** No proxy stands between the user agent and us: one Via (RFC 5626 section 6). */
  readonly isFirstHop: boolean;
  /** Who sends it is not whom it is for: no flow of that user's (RFC 5626 section 4.2.3). */
  readonly isThirdParty: boolean;
  /** Flows over UDP can be kept: somebody answers STUN on them (RFC 5626 section 8). */
  readonly outboundOverUdp: boolean;
  readonly now: Instant;
  readonly limits: RegisterLimits;
  readonly gruus: GruuMint;
}

const longestUserAgent = 256;
const longestInstance = 256;
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
  return accept(input, [], { put: [], renewed: [], remove: living }, false);
}

function registerEach(input: RegisterInput, contacts: readonly Contact[]): RegisterOutcome {
  const wishes: Wish[] = [];
  for (const contact of contacts) {
    const seconds = grantedSeconds(contact, input.expiresHeader, input.limits);
    if (typeof seconds !== "number") return seconds;
    const refused = seconds > 0 ? checkInstance(contact, input) : undefined;
    if (refused !== undefined) return refused;
    wishes.push({ contact, seconds, regId: outboundRegId(contact, input) });
  }
  const lasting = wishes.filter(({ seconds }) => seconds > 0);
  if (lasting.length > 1 && lasting.some(({ contact }) => contact.regId !== undefined)) {
    return rejected(400, "One Contact per Flow");
  }
  if (lacksOutbound(input) && contacts.some(({ regId }) => regId !== undefined)) return rejected(439);
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
  const runs = new Map<string | undefined, string>();
  for (const { contact, seconds, regId } of wishes) {
    const found = findBinding(bindings.values(), contact, regId);
    const isOfThisRequest = found !== undefined && put.has(found.key);
    if (found !== undefined && !isOfThisRequest && isOutOfOrder(found, input)) return outOfOrder;
    if (seconds > 0) {
      const key = found?.key ?? newKey(contact, regId, bindings);
      const run =
        runs.get(contact.instance) ?? runOf(input.gruus, contact, regId, input.callId, bindings.values());
      runs.set(contact.instance, run);
      const binding = bind(input, contact, seconds, regId, key, run, found?.registeredAt ?? input.now);
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
  const renewed = renew(bindings, put);
  const usesOutbound = wishes.some(({ regId }) => regId > 0);
  return accept(
    input,
    [...bindings.values()],
    { put: [...put.values()], renewed, remove: removed },
    usesOutbound,
  );
}

/** Takes other bindings of the instances just registered into their run. */
function renew(bindings: Map<string, Binding>, put: ReadonlyMap<string, Binding>): readonly Binding[] {
  const runs = new Map([...put.values()].map(({ instance, run }) => [instance, run]));
  const renewed: Binding[] = [];
  for (const binding of bindings.values()) {
    const run = runs.get(binding.instance);
    if (run === undefined || run === binding.run) continue;
    const another = { ...binding, run };
    bindings.set(binding.key, another);
    renewed.push(another);
  }
  return renewed;
}

function bind(
  input: RegisterInput,
  contact: Contact,
  seconds: number,
  regId: number,
  key: string,
  run: string,
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
    run,
    path: input.path,
    userAgent: input.userAgent.slice(0, longestUserAgent),
    peer: input.peer,
    expiresAt: after(input.now, seconds * 1000),
    registeredAt,
    refreshedAt: input.now,
  };
}

function accept(
  input: RegisterInput,
  bindings: readonly Binding[],
  changes: Pick<Accepted, "put" | "renewed" | "remove">,
  usesOutbound: boolean,
): RegisterOutcome {
  const { gruus, supported, now } = input;
  const gruusOf = (binding: Binding): string =>
    has(supported, "gruu") ? gruuParameters(gruus, input, binding) : "";
  return {
    kind: "accepted",
    bindings,
    ...changes,
    contactHeaderValues: bindings.map((binding) => contactValue(binding, now) + gruusOf(binding)),
    pathHeaderValues: input.path,
    requireOutbound: usesOutbound && has(supported, "outbound"),
  };
}

/** The same Call-ID counts upward; another Call-ID is another run of the user agent, and always counts. */
const isOutOfOrder = (binding: Binding, { callId, cseq }: RegisterInput): boolean =>
  binding.callId === callId && cseq <= binding.cseq;

const outOfOrder = rejected(500, "CSeq Out of Order");

/** RFC 5627 section 5.1: an instance is reached neither at its own address of record, nor at what is no SIP URI. */
function checkInstance({ uri, instance }: Contact, input: RegisterInput): Rejected | undefined {
  if (instance === undefined) return undefined;
  if (instance.length > longestInstance) return rejected(400, "Instance Too Long");
  const scheme = uri.slice(0, uri.indexOf(":")).toLowerCase();
  if (scheme !== "sip" && scheme !== "sips") return rejected(403, "Contact Is Not a SIP URI");
  if (areEquivalent(`sip${uri.slice(scheme.length)}`, input.aor)) {
    return rejected(403, "Contact Is the Address of Record");
  }
  return isOwnGruu(uri, input) ? rejected(403, "Contact Is a GRUU of the Address of Record") : undefined;
}

/** Public GRUUs are equivalent to the address of record; temporary ones are valid as long as a binding is in their run. */
function isOwnGruu(uri: string, { gruus, current, now }: RegisterInput): boolean {
  const parsed = parseSipUri(uri);
  const run = parsed.ok ? gruus.readTemporary(parsed.value.user ?? "") : undefined;
  return run !== undefined && current.some((binding) => binding.run === run && isCurrent(binding, now));
}

/** RFC 5626 section 6: reg-id counts with an instance, and only when the first hop keeps the flow. */
function outboundRegId({ instance, regId }: Contact, input: RegisterInput): number {
  if (instance === undefined || regId === undefined || input.isThirdParty) return 0;
  const isKept = input.isFirstHop
    ? input.peer.transport !== "udp" || input.outboundOverUdp
    : keepsFlow(input.path[0]);
  return isKept ? regId : 0;
}

/** A client that wants outbound is told that its first hop has none. */
const lacksOutbound = ({ isFirstHop, path, supported }: RegisterInput): boolean =>
  !isFirstHop && !keepsFlow(path[0]) && has(supported, "outbound");

function keepsFlow(firstPath: string | undefined): boolean {
  const edge = firstPath === undefined ? undefined : parseRoute(firstPath);
  return edge?.ok === true && edge.value.uri.params.has("ob");
}

const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((each) => each.toLowerCase() === tag);
