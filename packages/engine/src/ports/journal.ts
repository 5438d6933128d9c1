import type { StoredContent } from "@porchlight/content";
import type { PublishedPart } from "@porchlight/event-notifier";
import type { Brand, Instant } from "@porchlight/kernel";
import type { Binding } from "@porchlight/registrar";
import type { FlowTransport } from "./flow";

/** Names one commit in flight; rises by one for each. */
export type CommitId = Brand<number, "CommitId">;

/** Where the other party was last heard; enough to reach a UDP or TCP party after a restart. */
export interface PeerAddress {
  readonly transport: FlowTransport;
  readonly address: string;
  readonly port: number;
}

/** Whose something on record is. */
export interface Owned {
  /** Tells the accounts it is of from others of the same names (`ownersMark`). */
  readonly owners: string;
}

export interface PublicationRecord extends Owned {
  /** Stable over refresh and modify; names the source in composition. */
  readonly id: string;
  /** Address of record, `sip:user@domain`. */
  readonly presentity: string;
  readonly eventPackage: string;
  readonly entityTag: string;
  readonly contentType: string;
  readonly body: string;
  /** What the body refers to by Content-ID; mostly none. */
  readonly parts: readonly PublishedPart[];
  /** Authenticated identity that published. */
  readonly publisher: string;
  /** It lapses when the flow it came over is lost; none stands after a restart. */
  readonly isBound: boolean;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
  /** When the content last changed; a refresh leaves it. */
  readonly modifiedAt: Instant;
}

export interface SubscriptionRecord extends Owned {
  readonly id: string;
  readonly presentity: string;
  readonly eventPackage: string;
  /** `id` parameter of the Event header; empty when absent. */
  readonly eventId: string;
  /** Parameters of the Event header but `id`, as they are written behind the package; empty without. */
  readonly eventParameters: string;
  /** Media type and text of the latest SUBSCRIBE body; both empty when there was none. */
  readonly requestType: string;
  readonly requestBody: string;
  /** Text of the list that the first SUBSCRIBE brought (RFC 5367); empty when it brought none. */
  readonly requestList: string;
  /** Authenticated identity of the watcher. */
  readonly watcher: string;
  /** Further identities that a trusted network asserted for the same request; mostly none. */
  readonly identities: readonly string[];
  /** The watcher asked not to be known (RFC 3323, RFC 3325). */
  readonly isAnonymous: boolean;
  /** Domain of the peer whose watcher it is, lower case; empty for our users and trusted networks. */
  readonly peerDomain: string;
  /** Instance of the watcher's user agent, as `+sip.instance` without quotes and brackets; empty when unknown. */
  readonly instance: string;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** To and From of the SUBSCRIBE without tag, as sent. */
  readonly localUri: string;
  readonly remoteUri: string;
  /** Contact URI of the watcher. */
  readonly remoteTarget: string;
  /** Route set of the dialog, in the order it is written. */
  readonly routeSet: readonly string[];
  readonly remoteCSeq: number;
  /** No NOTIFY above this CSeq was or will be sent before a higher ceiling is on disk. */
  readonly notifyCSeqCeiling: number;
  readonly state: "active" | "pending";
  /** What brought it into this state (RFC 3858 section 3.3). */
  readonly watcherEvent: "subscribe" | "approved";
  /** When a pending subscription is given up; 0 while nothing is awaited. */
  readonly giveUpAt: Instant;
  /** `*` while the watcher wants no states at all (RFC 5839 section 5.2), else empty. */
  readonly suppress: "" | "*";
  /** Accept of the latest SUBSCRIBE that carried one; empty when none did. */
  readonly accept: string;
  /** Accept-Encoding of the latest SUBSCRIBE; empty when it had none. */
  readonly acceptEncoding: string;
  readonly userAgent: string;
  readonly peer: PeerAddress;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
}

export interface BindingRecord extends Binding, Owned {}

/** A watcher whose subscription ended before the presentity decided (RFC 3857 section 4.7.1). */
export interface WaitingRecord extends Owned {
  readonly id: string;
  readonly presentity: string;
  readonly eventPackage: string;
  readonly watcher: string;
  readonly identities: readonly string[];
  readonly isAnonymous: boolean;
  readonly displayName: string;
  /** When the subscription it stems from began. */
  readonly since: Instant;
  readonly giveUpAt: Instant;
}

/** One change of durable state. */
export type JournalRecord =
  | { readonly kind: "publication-put"; readonly record: PublicationRecord }
  | { readonly kind: "publication-delete"; readonly id: string }
  /** An object of the content server, for its owner while there is one. */
  | { readonly kind: "content-put"; readonly content: StoredContent }
  | { readonly kind: "subscription-put"; readonly record: SubscriptionRecord }
  | { readonly kind: "subscription-delete"; readonly id: string }
  | { readonly kind: "waiting-put"; readonly record: WaitingRecord }
  | { readonly kind: "waiting-delete"; readonly id: string }
  | { readonly kind: "binding-put"; readonly record: BindingRecord }
  | { readonly kind: "binding-delete"; readonly aor: string; readonly key: string };

/** Changes that become durable together, or not at all. Applied in order. */
export interface Commit {
  readonly id: CommitId;
  readonly records: readonly JournalRecord[];
}

/** All durable state of the engine, as loaded at start. Expired records may be among it. */
export interface JournalSnapshot {
  readonly publications: readonly PublicationRecord[];
  readonly subscriptions: readonly SubscriptionRecord[];
  readonly waiting: readonly WaitingRecord[];
  readonly bindings: readonly BindingRecord[];
}

/**
 * Durable storage of the engine's state. The adapter may fold several commits into one transaction
 * (group commit) but keeps their order and never resolves before the data is as durable as the settings ask.
 */
export interface Journal {
  load(): Promise<JournalSnapshot>;
  /** Writes the commits in order in one transaction. Rejects when none of them was written. */
  write(commits: readonly Commit[]): Promise<void>;
}
