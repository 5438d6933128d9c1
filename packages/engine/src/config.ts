import type { StoredContent } from "@porchlight/content";
import type {
  DirectPart,
  EventPackage,
  ExternalPart,
  NotifierOffice,
  PublishLimits,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { EffectiveProfile } from "@porchlight/provisioning";
import type { FederationConfig, NumberTable } from "@porchlight/routing";
import type { UserLimits } from "./admission/user-quotas";
import type { ListConfig } from "./lists/list-config";

export type DigestOrder = readonly ("SHA-256" | "MD5")[];

/** What a server may leave to others. */
export interface EngineModules {
  readonly registrar: boolean;
  readonly proxy: boolean;
  /** PUBLISH and SUBSCRIBE are answered here; without, they are forwarded as all else is. */
  readonly presence: boolean;
}

export interface EngineConfig {
  readonly modules: EngineModules;
  /** Domains served, lower-case; the first is the realm when a request names none of them. */
  readonly domains: readonly string[];
  readonly packages: (office: NotifierOffice) => readonly EventPackage[];
  /** Value of the Server header; empty = none. */
  readonly serverHeader: string;
  /** Shortest time between two NOTIFYs of one subscription. */
  readonly notifyIntervalMs: number;
  /** After a restart the first NOTIFYs are spread over at most this time. */
  readonly restartSpreadMs: number;
  readonly digest: {
    readonly secret: string;
    readonly nonceLifetimeSeconds: number;
    readonly order: DigestOrder;
    /** Over WebSocket, where many clients read only one challenge. */
    readonly webSocketOrder: DigestOrder;
  };
  readonly registration: {
    readonly defaultSeconds: number;
    readonly minSeconds: number;
    readonly maxSeconds: number;
    readonly contactsPerAor: number;
    /** The 200 has a Service-Route that leads here (RFC 3608). */
    readonly serviceRoute: boolean;
    /** Flow-Timer of the 200 where outbound is granted (RFC 5626 section 4.4); 0 = none. */
    readonly flowTimerSeconds: number;
  };
  /** STUN is answered on the UDP port: outbound may be granted over UDP (RFC 5626 section 5.4). */
  readonly outboundOverUdp: boolean;
  readonly publications: PublicationConfig;
  readonly watchers: WatcherConfig;
  /** Whether requests from an address count by the word of its network. */
  trustsAddress(address: string): boolean;
  /** Undefined where no lists are served. */
  readonly lists?: ListConfig;
  /** Undefined where there is nobody outside. */
  readonly federation?: FederationConfig;
  /** Whose telephone numbers are; nobody's when left out. */
  readonly numbers?: NumberTable;
  /** Numbers that are nobody's here are looked up (ENUM, RFC 6116). */
  readonly looksUpNumbers?: boolean;
  readonly limits: EngineLimits;
  /** Undefined where nothing is provisioned. */
  readonly provisioned?: Provisioned;
}

/** What is provisioned, as it holds now. */
export interface Provisioned {
  of(aor: string): EffectiveProfile;
  /** Calls the listener when what holds for somebody may have changed. */
  onChange(listener: () => void): void;
}

export interface PublicationConfig {
  /** How long a publication outlives the flow it is bound to. */
  readonly graceSeconds: number;
  /** The same for the presentities of single domains. */
  readonly graceSecondsOf: ReadonlyMap<string, number>;
  /** Moves content inside a PUBLISH to the content server; without it none is moved. */
  readonly relocate?: RelocatePart;
}

/** A place for the content of a part; undefined leaves it where it is. */
export type RelocatePart = (part: DirectPart, presentity: string, now: Instant) => Relocation | undefined;

export interface Relocation {
  /** What takes the place of the part, under the same Content-ID. */
  readonly part: ExternalPart;
  /** Becomes durable with the publication. */
  readonly content: StoredContent;
}

export const defaultPublicationConfig: PublicationConfig = { graceSeconds: 30, graceSecondsOf: new Map() };

/** How watchers are treated that the presentity has not decided on, or decided against. */
export interface WatcherConfig {
  /** Answer to a SUBSCRIBE that waits for a decision (RFC 5025 section 3.2.1, RFC 6665 section 8.3.1). */
  readonly pendingStatus: 200 | 202;
  readonly blockStatus: 403 | 603;
  /** How long a decision is awaited, for pending and waiting watchers each. */
  readonly giveUpSeconds: number;
  /** Requests of trusted networks without any identity may watch, as anonymous ones. */
  readonly unidentified: boolean;
  /** Whoever asks for nobody is answered as if somebody had blocked it. */
  readonly hidesUnknown: boolean;
}

export const defaultWatcherConfig: WatcherConfig = {
  pendingStatus: 202,
  blockStatus: 403,
  giveUpSeconds: 604_800,
  unidentified: false,
  hidesUnknown: false,
};

export interface EngineLimits extends PublishLimits, UserLimits {
  /** Live subscriptions of one watcher; 0 = unlimited. */
  readonly subscriptionsPerWatcher: number;
  /** Pending and waiting subscriptions of one watcher (RFC 3857 section 4.7.1). */
  readonly undecidedPerWatcher: number;
  /** Subscriptions of one watcher to one resource that no flow leads to; the oldest beyond them ends. */
  readonly suspendedPerWatcherAndResource: number;
  /** Sustained requests per second of one flow outside the trusted networks; 0 = unlimited. */
  readonly requestsPerSecond: number;
  /** Commits waiting for the disk above which new work is answered 503. */
  readonly commitsInFlight: number;
}

export const defaultEngineLimits: EngineLimits = {
  bodyOctets: 65_536,
  directPartOctets: 5120,
  publicationsPerPresentity: 32,
  throttleSeconds: 0,
  subscriptionsPerWatcher: 0,
  undecidedPerWatcher: 100,
  suspendedPerWatcherAndResource: 3,
  requestsPerSecond: 200,
  requestsPerSecondPerUser: 400,
  connectionsPerUser: 100,
  commitsInFlight: 20_000,
};
