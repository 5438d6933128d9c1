import { promises as dns } from "node:dns";
import type { Clock } from "@porchlight/kernel";
import type { Lookup, NaptrRecord, Resolver, SrvRecord } from "@porchlight/routing";
import { hostsFileAddresses } from "./hosts-file";
import { LookupCache, type TimedLookup } from "./lookup-cache";
import { LookupGate } from "./lookup-gate";
import { say } from "./sayings";

export interface DnsOptions {
  readonly clock: Clock;
  /** Addresses, with or without a port; none = those of the system, and its hosts file. */
  readonly servers: readonly string[];
  /** Of one attempt at one server. */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 2000;
const tries = 2;
/** Records of one answer that are looked at. */
const mostRecords = 64;
const mostInFlight = 64;
const mostWaiting = 2000;
const longestName = 253;

interface AddressWithTtl {
  readonly address: string;
  readonly ttl: number;
}

/** Asks name servers through c-ares, which follows CNAMEs and turns to TCP for long answers. */
export class DnsResolver implements Resolver {
  readonly #dns: dns.Resolver;
  readonly #cache: LookupCache;
  readonly #gate = new LookupGate(mostInFlight, mostWaiting);
  readonly #readsHostsFile: boolean;

  constructor({ clock, servers, timeoutMs = usualTimeoutMs }: DnsOptions) {
    this.#dns = new dns.Resolver({ timeout: timeoutMs, tries });
    if (servers.length > 0) this.#dns.setServers(servers);
    this.#readsHostsFile = servers.length === 0;
    this.#cache = new LookupCache(clock);
  }

  naptr(name: string): Promise<Lookup<NaptrRecord>> {
    return this.#find("NAPTR", name, async () => untimed((await this.#dns.resolveNaptr(name)).map(naptrOf)));
  }

  srv(name: string): Promise<Lookup<SrvRecord>> {
    return this.#find("SRV", name, async () => untimed((await this.#dns.resolveSrv(name)).map(srvOf)));
  }

  addresses(name: string): Promise<Lookup<string>> {
    return this.#find("A", name, () => this.#addresses(name));
  }

  async #addresses(name: string): Promise<TimedLookup<string>> {
    const written = this.#readsHostsFile ? await hostsFileAddresses(name) : [];
    if (written.length > 0) return untimed(written);
    return together(
      await Promise.all([
        asked(`A ${name}`, this.#dns.resolve4(name, { ttl: true }).then(timed)),
        asked(`AAAA ${name}`, this.#dns.resolve6(name, { ttl: true }).then(timed)),
      ]),
    );
  }

  #find<Entry>(type: string, name: string, look: () => Promise<TimedLookup<Entry>>): Promise<Lookup<Entry>> {
    const question = `${type} ${name}`;
    if (!isName(name))
      return Promise.resolve({ kind: "failed", reason: say("look-up-of-no-name", { question }) });
    return this.#cache.find(question, async () => {
      const found = await this.#gate.pass(() => asked(question, look()));
      return (
        found ?? { lookup: { kind: "failed", reason: say("look-ups-too-many", { question }) }, ttlSeconds: 0 }
      );
    });
  }
}

const isName = (name: string): boolean =>
  name.length > 0 && name.length <= longestName && name.split(".").every((label) => /^.{1,63}$/s.test(label));

/** The platform tells no lifetime for these. */
const untimed = <Entry>(records: readonly Entry[]): TimedLookup<Entry> => ({
  lookup: { kind: "answered", records: records.slice(0, mostRecords) },
  ttlSeconds: undefined,
});

const timed = (found: readonly AddressWithTtl[]): TimedLookup<string> => ({
  lookup: { kind: "answered", records: found.slice(0, mostRecords).map(({ address }) => address) },
  ttlSeconds: Math.min(...found.map(({ ttl }) => ttl)),
});

/** NODATA and NXDOMAIN are answers (RFC 2308); all else is not. */
function withoutAnswer(question: string, error: unknown): TimedLookup<never> {
  const { code = "EUNKNOWN" } = error as NodeJS.ErrnoException;
  if (code === dns.NODATA || code === dns.NOTFOUND) return untimed([]);
  const reason =
    code === dns.TIMEOUT ? say("look-up-unanswered", { question }) : `${question}: ${code.replace(/^E/, "")}`;
  return { lookup: { kind: "failed", reason }, ttlSeconds: undefined };
}

const asked = <Entry>(question: string, answer: Promise<TimedLookup<Entry>>): Promise<TimedLookup<Entry>> =>
  answer.catch((error: unknown) => withoutAnswer(question, error));

/** Where one family is known, the other need not be. */
function together(families: readonly [TimedLookup<string>, TimedLookup<string>]): TimedLookup<string> {
  const known = families.filter(({ lookup }) => lookup.kind === "answered" && lookup.records.length > 0);
  if (known.length === 0) return families.find(({ lookup }) => lookup.kind === "failed") ?? families[0];
  const records = known.flatMap(({ lookup }) => (lookup.kind === "answered" ? lookup.records : []));
  const lifetimes = known.map(({ ttlSeconds }) => ttlSeconds ?? Number.POSITIVE_INFINITY);
  return { lookup: { kind: "answered", records }, ttlSeconds: Math.min(...lifetimes) };
}

const naptrOf = ({ flags, order, preference, regexp, replacement, service }: PlatformNaptr): NaptrRecord => ({
  order,
  preference,
  flags,
  services: service,
  regexp,
  replacement,
});

type PlatformNaptr = Awaited<ReturnType<dns.Resolver["resolveNaptr"]>>[number];
type PlatformSrv = Awaited<ReturnType<dns.Resolver["resolveSrv"]>>[number];

const srvOf = ({ name, port, priority, weight }: PlatformSrv): SrvRecord => ({
  priority,
  weight,
  port,
  target: name,
});
