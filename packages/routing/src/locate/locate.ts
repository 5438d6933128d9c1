import { fail, ok, type Random, type Result, type Words } from "@porchlight/kernel";
import { withoutBrackets } from "@porchlight/sip-message";
import { say } from "../sayings";
import type { Hop, HopTarget, Located } from "./hop";
import { isAddress } from "./is-address";
import { chosenServices, type OfferedService } from "./naptr-choice";
import type { Lookup, Resolver, SrvRecord } from "./resolver";
import { inSrvOrder } from "./srv-order";
import { type DialledTransport, defaultPort, defaultTransport, srvName, transportOf } from "./transports";

export interface LocateParts {
  readonly resolver: Resolver;
  readonly random: Random;
  /** Whether an address may be called that somebody else chose: a name led there, or a peer wrote it. */
  readonly mayDial: (address: string) => boolean;
  /** Where the servers of a domain are, whatever is published: peers by setting. Lower case. */
  readonly fixed: ReadonlyMap<string, readonly Place[]>;
}

/** Bounds on what a domain can make us look up and try. */
const mostServices = 4;
const mostTargets = 8;
const mostAddresses = 8;
const mostHops = 16;

/** A host and port, on a transport; the host is a name or an address. */
export interface Place {
  readonly transport: DialledTransport;
  readonly host: string;
  readonly port: number;
}

type Places = { readonly kind: "places"; readonly places: readonly Place[] } | NotFound;
type NotFound = Extract<Located, { kind: "not-found" }>;

const notFound = (reason: Words): NotFound => ({ kind: "not-found", reason });
const placed = (places: readonly Place[]): Places => ({ kind: "places", places });

/**
 * Where a request for a target is sent, in the order of the attempts (RFC 3263 section 4; RFC 3861 for pres: and im:).
 * A look-up that failed is never taken for records that are not there: that could cost the security they ask for.
 */
export async function locate(target: HopTarget, parts: LocateParts): Promise<Located> {
  const domain = target.host.replace(/\.$/, "").toLowerCase();
  const fixed = fittingPlaces(target, parts.fixed.get(withoutBrackets(domain)) ?? []);
  if (fixed.length > 0) return addressed(fixed, domain, { ...parts, mayDial: () => true });
  const found = await placesOf({ ...target, host: domain }, parts);
  if (found.kind === "not-found") return found;
  const isOurChoice = isAddress(domain) && target.isForeign !== true;
  return addressed(found.places, domain, isOurChoice ? { ...parts, mayDial: () => true } : parts);
}

/** Those that agree with what the URI says. */
function fittingPlaces({ port, scheme, transport }: HopTarget, places: readonly Place[]): readonly Place[] {
  const asked = transport === undefined ? undefined : transportOf(scheme, transport);
  return places.filter(
    (place) =>
      (port === undefined || place.port === port) &&
      (asked === undefined || place.transport === asked) &&
      (scheme === "sip" || place.transport === "tls"),
  );
}

/** Looks up the hosts of places. All of them lead to servers of `domain`. */
async function addressed(
  places: readonly Place[],
  domain: string,
  { resolver, mayDial }: Pick<LocateParts, "resolver" | "mayDial">,
): Promise<Located> {
  const reasons: Words[] = [];
  const lists = await Promise.all(
    places.slice(0, mostTargets).map(async (place) => {
      const hops = await hopsAt(place, domain, resolver, mayDial);
      if (hops.ok) return hops.value;
      reasons.push(hops.error);
      return [];
    }),
  );
  const hops = lists.flat().slice(0, mostHops);
  return hops.length > 0
    ? { kind: "found", hops }
    : notFound(reasons[0] ?? say("domain-without-servers", { domain }));
}

function placesOf(target: HopTarget, parts: LocateParts): Promise<Places> | Places {
  const { host, port, scheme } = target;
  const asked = target.transport === undefined ? undefined : transportOf(scheme, target.transport);
  if (typeof asked === "object") return notFound(asked.reason);
  if (isAddress(host) || port !== undefined) {
    const transport = asked ?? defaultTransport(scheme);
    return placed([{ transport, host, port: port ?? defaultPort(transport) }]);
  }
  if (asked !== undefined) return byTransport(asked, host, parts);
  return target.service === "sip"
    ? discovered(scheme, host, parts)
    : ofService(target, target.service, parts);
}

/** The transport is known, the port is not. */
async function byTransport(transport: DialledTransport, host: string, parts: LocateParts): Promise<Places> {
  const servers = await parts.resolver.srv(srvName(transport, host));
  if (servers.kind === "failed") return notFound(servers.reason);
  return placesOrHost(
    serversIn(servers, parts, () => transport),
    servers.records,
    transport,
    host,
  );
}

/** Servers for presence or messages; a domain that names none has those of SIP. */
async function ofService(
  { scheme, host }: HopTarget,
  service: "pres" | "im",
  parts: LocateParts,
): Promise<Places> {
  const servers = await parts.resolver.srv(`_${service}._sip.${host}`);
  if (servers.kind === "failed") return notFound(servers.reason);
  if (servers.records.length === 0) return discovered(scheme, host, parts);
  // These records name no transport; 5061 is the port of SIP over TLS and of nothing else.
  const transportAt = (port: number) => (port === 5061 ? "tls" : defaultTransport(scheme));
  return placesOrHost(
    serversIn(servers, parts, transportAt),
    servers.records,
    defaultTransport(scheme),
    host,
  );
}

/** Neither transport nor port are known. */
async function discovered(scheme: HopTarget["scheme"], host: string, parts: LocateParts): Promise<Places> {
  const rules = await parts.resolver.naptr(host);
  if (rules.kind === "failed") return notFound(rules.reason);
  const services = chosenServices(rules.records, scheme);
  if (services === "websocket-only") return notFound(say("domain-over-websocket", { domain: host }));
  if (services === "none") return guessed(scheme, host, parts);
  return offered(services.slice(0, mostServices), host, parts);
}

async function offered(
  services: readonly OfferedService[],
  host: string,
  parts: LocateParts,
): Promise<Places> {
  const lookups = await Promise.all(
    services.map(async ({ srvName, transport }) => ({
      transport,
      servers: await parts.resolver.srv(srvName),
    })),
  );
  const places = lookups.flatMap(({ servers, transport }) => serversIn(servers, parts, () => transport));
  if (places.length > 0) return placed(places);
  return firstFailure(lookups) ?? hostItself(services[0]?.transport ?? "udp", host, lookups);
}

/** Without rules: TLS where it is published, else what is (RFC 3263 section 4.1). */
async function guessed(scheme: HopTarget["scheme"], host: string, parts: LocateParts): Promise<Places> {
  const transports: readonly DialledTransport[] = scheme === "sips" ? ["tls"] : ["tls", "udp", "tcp"];
  const lookups = await Promise.all(
    transports.map(async (transport) => ({
      transport,
      servers: await parts.resolver.srv(srvName(transport, host)),
    })),
  );
  const failure = firstFailure(lookups);
  if (failure !== undefined) return failure;
  const places = lookups.flatMap(({ servers, transport }) => serversIn(servers, parts, () => transport));
  const secure = places.filter(({ transport }) => transport === "tls");
  if (places.length > 0) return placed(secure.length > 0 ? secure : places);
  return hostItself(defaultTransport(scheme), host, lookups);
}

interface ServiceLookup {
  readonly servers: Lookup<SrvRecord>;
}

function firstFailure(lookups: readonly ServiceLookup[]): NotFound | undefined {
  for (const { servers } of lookups) if (servers.kind === "failed") return notFound(servers.reason);
  return undefined;
}

/** No servers are published: the host itself, unless it says that there is no service. */
function hostItself(transport: DialledTransport, host: string, lookups: readonly ServiceLookup[]): Places {
  const records = lookups.flatMap(({ servers }) => (servers.kind === "answered" ? servers.records : []));
  return placesOrHost([], records, transport, host);
}

function placesOrHost(
  places: readonly Place[],
  records: readonly SrvRecord[],
  transport: DialledTransport,
  host: string,
): Places {
  if (places.length > 0) return placed(places);
  if (records.length > 0) return notFound(say("domain-without-service", { domain: host }));
  return placed([{ transport, host, port: defaultPort(transport) }]);
}

function serversIn(
  lookup: Lookup<SrvRecord>,
  { random }: LocateParts,
  transportAt: (port: number) => DialledTransport,
): readonly Place[] {
  if (lookup.kind === "failed") return [];
  const servers = lookup.records.filter(({ target, port }) => target !== "" && target !== "." && port > 0);
  return inSrvOrder(servers, random).map(({ port, target }) => ({
    transport: transportAt(port),
    host: target.replace(/\.$/, ""),
    port,
  }));
}

/** The addresses of one host, or why there are none. */
async function hopsAt(
  { host, port, transport }: Place,
  domain: string,
  resolver: Resolver,
  mayDial: LocateParts["mayDial"],
): Promise<Result<readonly Hop[], Words>> {
  const found = await addressesOf(host, resolver);
  if (found.kind === "failed") return fail(found.reason);
  const [address] = found.records;
  if (address === undefined) return fail(say("host-without-address", { host }));
  const allowed = found.records.filter(mayDial);
  if (allowed.length === 0) return fail(say("host-at-forbidden-address", { host, address }));
  return ok(allowed.slice(0, mostAddresses).map((each) => ({ transport, address: each, port, domain })));
}

const addressesOf = (host: string, resolver: Resolver): Promise<Lookup<string>> | Lookup<string> =>
  isAddress(host) ? { kind: "answered", records: [withoutBrackets(host)] } : resolver.addresses(host);
