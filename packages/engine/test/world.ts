import type { RecordSink } from "@porchlight/accounting";
import { type Account, type DigestSecrets, everyService } from "@porchlight/accounts";
import type { StoredContent } from "@porchlight/content";
import type { EventPackage, NotifierOffice, RegistrationRoster } from "@porchlight/event-notifier";
import {
  DocumentLibrary,
  type EventPackageOptions,
  eventPackages,
  PresenceAuthority,
  ProfileHouse,
  type ProfileTelling,
  type UaProfileOptions,
} from "@porchlight/event-packages";
import {
  after,
  type ContentCoding,
  type Deflater,
  type Inflater,
  type Instant,
  instant,
} from "@porchlight/kernel";
import type { PolicySettings } from "@porchlight/policy";
import type { Profile } from "@porchlight/provisioning";
import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import type {
  FederationConfig,
  Hop,
  HopTarget,
  Located,
  LocatedNumber,
  NumberTarget,
} from "@porchlight/routing";
import { digestHa1 } from "@porchlight/sip-auth";
import type { Frame } from "@porchlight/sip-message";
import { CountingIds, testHasher } from "@porchlight/testkit";
import {
  type Commit,
  type CreditConfig,
  createEngine,
  defaultEngineLimits,
  defaultPublicationConfig,
  defaultWatcherConfig,
  type Engine,
  type EngineConfig,
  type EngineEvent,
  type EngineLimits,
  type EngineOutputs,
  type Flow,
  type FlowId,
  type FlowTransport,
  type JournalRecord,
  type JournalSnapshot,
  type ListConfig,
  type LocateId,
  type PublicationConfig,
  type WatcherConfig,
} from "../src/index";
import { Party } from "./party";

export interface WorldOptions {
  readonly notifyIntervalMs?: number;
  readonly limits?: Partial<EngineLimits>;
  readonly random?: () => number;
  readonly restartSpreadMs?: number;
  readonly domain?: string;
  readonly users?: readonly string[];
  /** Everybody of the own domain may watch when left out, others are asked for. */
  readonly policy?: PolicySettings;
  readonly foreignListsAllowed?: boolean;
  /** Who may publish for everybody. */
  readonly agents?: readonly string[];
  readonly publications?: Partial<PublicationConfig>;
  readonly watchers?: Partial<WatcherConfig>;
  readonly presence?: NonNullable<EventPackageOptions["presence"]>;
  /** Event packages besides those of the registry. */
  readonly morePackages?: readonly EventPackage[];
  readonly winfo?: NonNullable<EventPackageOptions["winfo"]>;
  readonly network?: NonNullable<EventPackageOptions["network"]>;
  readonly dialog?: NonNullable<EventPackageOptions["dialog"]>;
  readonly messageSummary?: NonNullable<EventPackageOptions["messageSummary"]>;
  readonly registration?: Partial<EngineConfig["registration"]>;
  readonly outboundOverUdp?: boolean;
  /** Everything is trusted when left out. */
  readonly trustsAddress?: EngineConfig["trustsAddress"];
  readonly reg?: NonNullable<EventPackageOptions["reg"]>;
  readonly lists?: Partial<ListConfig>;
  readonly federation?: FederationConfig;
  readonly modules?: Partial<EngineConfig["modules"]>;
  readonly looksUpNumbers?: boolean;
  readonly numbers?: EngineConfig["numbers"];
  readonly accounting?: RecordSink;
  readonly credit?: CreditConfig;
  readonly provisioning?: Partial<UaProfileOptions>;
}

/** The usage of profiles. */
export const PROFILES = "test.office.presence-profile";

export const XCAP_ROOT = "https://office.test/xcap-root";

const OPEN: PolicySettings = {
  anonymousMode: "oma",
  defaultHandling: { ownDomain: "allow", others: "confirm" },
};

export const password = "correct horse battery";

/** A server with a fake clock, a journal that can be held back, and parties that talk to it without sockets. */
export class World implements EngineOutputs {
  now: Instant = instant(Date.UTC(2026, 0, 5, 9, 0, 0));
  readonly accounts: Account[];
  readonly events: EngineEvent[] = [];
  readonly durable: DurableState = new DurableState();
  readonly library = new DocumentLibrary();
  readonly profiles = new ProfileHouse({
    library: this.library,
    auid: PROFILES,
    builtIn: () => this.#builtIn(),
  });
  /** Who was told what of profiles. */
  readonly tellings: ProfileTelling[] = [];
  /** Paths that nobody but their owner may read. */
  readonly unreadable = new Set<string>();
  readonly heldCommits: Commit[] = [];
  /** While set, commits wait for `releaseCommits` or `failCommits`. */
  holdCommits = false;
  /** Where this server is. */
  address = "198.51.100.1";
  /** From what is stored to open ports. */
  startTakesMs = 0;
  engine: Engine;
  /** What event packages are told of registrations. */
  registrations: RegistrationRoster | undefined;
  /** The coding of each body that was compressed. */
  readonly compressed: ContentCoding[] = [];
  readonly #deflater: Deflater = {
    deflate: (coding, octets) => {
      this.compressed.push(coding);
      return shortened(octets);
    },
  };
  readonly #options: WorldOptions;
  readonly #parties = new Map<FlowId, Party>();
  readonly #listeners = new Map<string, (flow: Flow) => Party>();
  /** Flows the server opened itself, by where they lead. */
  readonly #called = new Map<string, FlowId>();
  readonly #running: Commit[] = [];
  readonly #located: [LocateId, Located | LocatedNumber][] = [];
  readonly #slow: [LocateId, LocatedNumber][] = [];
  #lastFlow = 0;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.accounts = (options.users ?? ["alice", "bob", "carol"]).map((user) =>
      account(user, options.domain ?? "office.test", this.now),
    );
    this.engine = this.#start();
  }

  #start(): Engine {
    const engine = createEngine({
      config: {
        ...testConfig(this.#options),
        packages: (office) => this.#packages(office),
        lists: this.#lists(),
        provisioned: this.profiles,
      },
      outputs: this,
      hasher: testHasher,
      inflater: plainInflater,
      deflater: this.#deflater,
      ids: new CountingIds(`n${this.#lastFlow}x`),
      random: this.#options.random ?? (() => 0.5),
      ...(this.#options.accounting && { accounting: this.#options.accounting }),
      ...(this.#options.credit && { credit: this.#options.credit }),
    });
    engine.restore(this.durable.snapshot(), this.accounts, this.now);
    this.now = after(this.now, this.startTakesMs);
    engine.serving(this.now);
    return engine;
  }

  #lists(): ListConfig {
    return {
      documents: this.library,
      onDocument: (listener) => this.library.onChange(({ path }) => listener(path)),
      rootsFor: () => [XCAP_ROOT],
      foreignListsAllowed: this.#options.foreignListsAllowed ?? false,
      limits: DEFAULT_LIST_LIMITS,
      strictness: { strictListResolution: false, rejectOversizedLists: false },
      requestUser: "rls",
      sharing: true,
      sharingWithPeers: false,
      notifyOctets: { stream: 1_048_576, datagram: 60_000 },
      ...this.#options.lists,
    };
  }

  #builtIn(): Profile {
    const { directPartOctets, throttleSeconds } = { ...defaultEngineLimits, ...this.#options.limits };
    const { maxSubscriptions } = this.#options.lists?.limits ?? DEFAULT_LIST_LIMITS;
    return {
      pktcPRSCClientObjDataLimit: directPartOctets,
      pktcPRSSourceThrottlePublish: throttleSeconds,
      pktcPRSMaxNumberOfSubscriptionsInPresenceList: maxSubscriptions,
    };
  }

  #packages(office: NotifierOffice) {
    this.registrations = office.registrations;
    const authority = new PresenceAuthority({
      library: this.library,
      root: XCAP_ROOT,
      rootAliases: [],
      agents: new Set(this.#options.agents ?? []),
      foreignListsAllowed: this.#options.foreignListsAllowed ?? false,
      settingsFor: () => this.#options.policy ?? OPEN,
    });
    const packages = eventPackages(
      {
        authority,
        presence: this.#options.presence ?? {},
        ...(this.#options.network === undefined ? {} : { network: this.#options.network }),
        winfo: this.#options.winfo ?? {},
        dialog: this.#options.dialog ?? {},
        messageSummary: this.#options.messageSummary ?? {},
        reg: this.#options.reg ?? {},
        uaProfile: {
          profiles: this.profiles,
          delivery: "value",
          unknownDevices: "refuse",
          localNetwork: true,
          servesDomain: (domain) => domain === (this.#options.domain ?? "office.test"),
          hasher: testHasher,
          documentUrl: (aor, device) =>
            [XCAP_ROOT, PROFILES, "users", aor, "effective", ...(device === undefined ? [] : [device])].join(
              "/",
            ),
          onTold: (telling) => this.tellings.push(telling),
          ...this.#options.provisioning,
        },
        xcapDiff: {
          xcapRoot: `${XCAP_ROOT}/`,
          library: this.library,
          mayRead: (reader, path) => path.includes(`/${reader}/`) || !this.unreadable.has(path),
          locate: (document, { selector }) =>
            selector === document.root.localName ? { kind: "element", element: document.root } : undefined,
        },
      },
      office,
    );
    return [...packages, ...(this.#options.morePackages ?? [])];
  }

  /** A document is written, or deleted without a text; its etag is given or the text itself. */
  write(path: string, text?: string, etag = text): void {
    const previous = this.library.read(path);
    this.do((engine, now) =>
      engine.apply(
        () =>
          this.library.changed({
            path,
            ...(previous && { previousEtag: previous.etag, previousText: previous.text }),
            ...(text !== undefined && etag !== undefined && { newEtag: etag, newText: text }),
          }),
        now,
      ),
    );
  }

  /** The process dies: what was not durable is gone, connections are lost, and a new process starts. */
  crash(): void {
    this.#running.length = 0;
    this.heldCommits.length = 0;
    this.#parties.clear();
    this.#called.clear();
    this.#lastFlow += 1000;
    this.engine = this.#start();
    this.#drain();
  }

  connect(user: string, transport: FlowTransport = "ws", trusted = true): Party {
    return this.#open(user, transport, trusted, `192.0.2.${10 + this.#lastFlow}`, 40_000 + this.#lastFlow);
  }

  /** The server of another domain, which has shown a certificate for it. */
  connectPeer(domain: string, address: string): Party {
    return this.#open("peer", "tls", false, address, 50_000, [domain]);
  }

  #open(
    user: string,
    transport: FlowTransport,
    trusted: boolean,
    remoteAddress: string,
    remotePort: number,
    certifiedDomains: readonly string[] = [],
  ): Party {
    this.#lastFlow += 1;
    const flow: Flow = {
      id: this.#lastFlow as FlowId,
      transport,
      remoteAddress,
      remotePort,
      localAddress: this.address,
      localPort: transport === "ws" ? 8080 : 5060,
      trusted,
      certifiedDomains,
    };
    const party = new Party(this, user, flow);
    this.#parties.set(flow.id, party);
    this.engine.flowOpened(flow, this.now);
    return party;
  }

  /** A party comes back from where it was, over another flow. */
  reconnect(party: Party): void {
    this.#lastFlow += 1;
    party.flow = { ...party.flow, id: this.#lastFlow as FlowId };
    this.#parties.set(party.flow.id, party);
    this.engine.flowOpened(party.flow, this.now);
  }

  /** A phone at an address that the server may call back: flows opened towards it are handed to `answer`. */
  listen(transport: FlowTransport, address: string, port: number, party: Party): void {
    this.#listeners.set(`${transport} ${address} ${port}`, (flow) => {
      party.flow = flow;
      return party;
    });
  }

  lose(party: Party): void {
    this.#parties.delete(party.flow.id);
    for (const [place, id] of this.#called) if (id === party.flow.id) this.#called.delete(place);
    this.engine.flowClosed(party.flow.id, this.now);
    this.#drain();
  }

  receive(flow: FlowId, frame: Uint8Array): void {
    this.engine.received(flow, frame, this.now);
    this.#drain();
  }

  /** Lets time pass, firing timers in order. */
  pass(milliseconds: number): void {
    this.#located.push(...this.#slow.splice(0));
    const end = after(this.now, milliseconds);
    for (
      let next = this.engine.nextDeadline();
      next !== undefined && next <= end;
      next = this.engine.nextDeadline()
    ) {
      this.now = next > this.now ? next : this.now;
      this.engine.advance(this.now);
      this.#drain();
    }
    this.now = end;
    this.engine.advance(end);
    this.#drain();
  }

  do(action: (engine: Engine, now: Instant) => void): void {
    action(this.engine, this.now);
    this.#drain();
  }

  releaseCommits(): void {
    this.holdCommits = false;
    for (const commit of this.heldCommits.splice(0)) {
      this.durable.apply(commit.records);
      this.engine.committed(commit.id, this.now);
    }
    this.#drain();
  }

  failCommits(): void {
    this.holdCommits = false;
    for (const commit of this.heldCommits.splice(0)) this.engine.commitFailed(commit.id, this.now);
    this.#drain();
  }

  #drain(): void {
    while (this.#located.length > 0 || this.#running.length > 0) {
      const [id, located] = this.#located.shift() ?? [];
      if (id !== undefined && located !== undefined) this.engine.located(id, located, this.now);
      const commit = this.#running.shift();
      if (commit === undefined) continue;
      this.durable.apply(commit.records);
      this.engine.committed(commit.id, this.now);
    }
  }

  /** Where targets are, by host; others are nowhere. */
  readonly hops = new Map<string, readonly Hop[]>();

  /** What numbers stand for. */
  readonly sipUris = new Map<string, string>();
  readonly askedNumbers: string[] = [];
  /** While set, numbers are looked up for as long as `pass` is not called. */
  numbersTakeTime = false;

  locate(id: LocateId, target: HopTarget | NumberTarget): void {
    if (target.scheme === "tel") {
      this.askedNumbers.push(target.number);
      const found = { kind: "number", uri: this.sipUris.get(target.number) } as const;
      (this.numbersTakeTime ? this.#slow : this.#located).push([id, found]);
      return;
    }
    const hops = this.hops.get(target.host);
    this.#located.push([
      id,
      hops === undefined ? { kind: "not-found", reason: "no such host" } : { kind: "found", hops },
    ]);
  }

  send(flow: FlowId, frame: Frame): void {
    this.#parties.get(flow)?.hear(frame);
  }

  /** What was asked for, in order: flow and port. */
  readonly reused: (readonly [FlowId, number])[] = [];

  reuse(flow: FlowId, port: number): void {
    this.reused.push([flow, port]);
  }

  openFlow(transport: FlowTransport, address: string, port: number, domain?: string): FlowId {
    for (const party of this.#parties.values()) {
      const { flow } = party;
      if (flow.transport === transport && flow.remoteAddress === address && flow.remotePort === port)
        return flow.id;
    }
    const place = `${transport} ${address} ${port}`;
    const standing = this.#called.get(place);
    if (standing !== undefined) return standing;
    const listener = this.#listeners.get(place);
    this.#lastFlow += 1;
    const flow: Flow = {
      id: this.#lastFlow as FlowId,
      transport,
      remoteAddress: address,
      remotePort: port,
      localAddress: this.address,
      localPort: 5060,
      trusted: domain === undefined,
      certifiedDomains: domain === undefined ? [] : [domain],
    };
    this.#called.set(place, flow.id);
    if (listener !== undefined) this.#parties.set(flow.id, listener(flow));
    this.engine.flowOpened(flow, this.now);
    return flow.id;
  }

  closeFlow(flow: FlowId): void {
    const party = this.#parties.get(flow);
    if (party !== undefined) this.lose(party);
  }

  commit(commit: Commit): void {
    (this.holdCommits ? this.heldCommits : this.#running).push(commit);
  }

  observe(event: EngineEvent): void {
    this.events.push(event);
  }
}

/** What the journal would give back after a crash. */
class DurableState {
  readonly contents: StoredContent[] = [];
  readonly #publications = new Map<string, JournalSnapshot["publications"][number]>();
  readonly #subscriptions = new Map<string, JournalSnapshot["subscriptions"][number]>();
  readonly #waiting = new Map<string, JournalSnapshot["waiting"][number]>();
  readonly #bindings = new Map<string, JournalSnapshot["bindings"][number]>();

  apply(records: readonly JournalRecord[]): void {
    for (const change of records) {
      switch (change.kind) {
        case "publication-put":
          this.#publications.set(change.record.id, change.record);
          break;
        case "publication-delete":
          this.#publications.delete(change.id);
          break;
        case "content-put":
          this.contents.push(change.content);
          break;
        case "subscription-put":
          this.#subscriptions.set(change.record.id, change.record);
          break;
        case "subscription-delete":
          this.#subscriptions.delete(change.id);
          break;
        case "waiting-put":
          this.#waiting.set(change.record.id, change.record);
          break;
        case "waiting-delete":
          this.#waiting.delete(change.id);
          break;
        case "binding-put":
          this.#bindings.set(`${change.record.aor} ${change.record.key}`, change.record);
          break;
        case "binding-delete":
          this.#bindings.delete(`${change.aor} ${change.key}`);
          break;
      }
    }
  }

  snapshot(): JournalSnapshot {
    return {
      publications: [...this.#publications.values()],
      subscriptions: [...this.#subscriptions.values()],
      waiting: [...this.#waiting.values()],
      bindings: [...this.#bindings.values()],
    };
  }
}

function account(user: string, domain: string, now: Instant): Account {
  const secrets = (username: string): DigestSecrets => ({
    MD5: digestHa1(testHasher, "MD5", username, domain, password),
    "SHA-256": digestHa1(testHasher, "SHA-256", username, domain, password),
  });
  return {
    aor: `sip:${user}@${domain}`,
    user,
    domain,
    displayName: user,
    kind: "person",
    disabled: false,
    services: everyService,
    secrets: secrets(user),
    addressSecrets: secrets(`${user}@${domain}`),
    createdAt: now,
    updatedAt: now,
  };
}

function testConfig(options: WorldOptions): EngineConfig {
  return {
    domains: [options.domain ?? "office.test"],
    modules: { registrar: true, proxy: true, presence: true, ...options.modules },
    packages: () => [],
    trustsAddress: options.trustsAddress ?? (() => true),
    publications: { ...defaultPublicationConfig, ...options.publications },
    watchers: { ...defaultWatcherConfig, ...options.watchers },
    serverHeader: "",
    notifyIntervalMs: options.notifyIntervalMs ?? 1000,
    restartSpreadMs: options.restartSpreadMs ?? 30_000,
    outboundOverUdp: options.outboundOverUdp ?? true,
    digest: {
      secret: "test secret",
      nonceLifetimeSeconds: 300,
      order: ["SHA-256", "MD5"],
      webSocketOrder: ["MD5", "SHA-256"],
    },
    registration: {
      defaultSeconds: 3600,
      minSeconds: 60,
      maxSeconds: 86_400,
      contactsPerAor: 10,
      serviceRoute: true,
      flowTimerSeconds: 120,
      ...options.registration,
    },
    ...(options.federation === undefined ? {} : { federation: options.federation }),
    looksUpNumbers: options.looksUpNumbers ?? false,
    ...(options.numbers === undefined ? {} : { numbers: options.numbers }),
    limits: { ...defaultEngineLimits, requestsPerSecond: 0, ...options.limits },
  };
}

/** Stands for compression: octets in another order. */
export const reversed = (text: string): string => [...text].reverse().join("");

const OFTEN = "urn:ietf:params:xml:ns:";

/** Stands for compression to others: what is written often is one letter. */
const shortened = (octets: Uint8Array): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(octets).replaceAll(OFTEN, "~"));

/** The same undone. */
export const restored = (octets: Uint8Array): string =>
  new TextDecoder().decode(octets).replaceAll("~", OFTEN);

const plainInflater: Inflater = {
  inflate: (coding, octets, maxOctets) => {
    if (octets.length > maxOctets) return "too-large";
    return coding === "gzip" ? Uint8Array.from(octets).reverse() : "malformed";
  },
};
