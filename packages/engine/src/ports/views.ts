import type { Compositor, PublishedPart } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { FlowId, FlowTransport } from "./flow";
import type { PeersView } from "./peers";

/** Live counts, for the overview and the metrics. */
export interface EngineCounts {
  readonly presentities: number;
  readonly publications: number;
  readonly subscriptions: number;
  readonly suspendedSubscriptions: number;
  readonly registrations: number;
  readonly transactions: number;
  readonly flows: number;
  readonly commitsInFlight: number;
  /** Subscriptions past their expiry that are still held: always 0 between two calls of `advance`. */
  readonly expiredNotReaped: number;
}

/** What a publication is bound to: nothing, a flow that stands, or one that is lost. */
export type PublicationBinding = "none" | "stands" | "lost";

export interface PublicationView {
  readonly id: string;
  readonly entityTag: string;
  readonly publisher: string;
  readonly contentType: string;
  readonly expiresAt: Instant;
  readonly modifiedAt: Instant;
  readonly binding: PublicationBinding;
  /** The flow that it is bound to, while that stands. */
  readonly flow: FlowId | undefined;
  /** When it goes for want of its flow, unless it expires before; undefined while its flow is not lost. */
  readonly lapsesAt: Instant | undefined;
  readonly body: string;
  /** What the body refers to by Content-ID. */
  readonly parts: readonly PublishedPart[];
}

export interface PresentityView {
  readonly presentity: string;
  readonly eventPackage: string;
  readonly publications: readonly PublicationView[];
  /** The composed document as its own presentity sees it. */
  readonly document: string;
  readonly watchers: number;
  readonly changedAt: Instant;
}

export interface SubscriptionView {
  /** Several members of a list that one subscription is for have its id. */
  readonly id: string;
  readonly presentity: string;
  readonly watcher: string;
  readonly isAnonymous: boolean;
  readonly displayName: string;
  /** Name of what it watches with, where it speaks no SIP. */
  readonly label: string | undefined;
  readonly eventPackage: string;
  /** Address of the list by which the presentity is watched; undefined where it is watched by itself. */
  readonly list: string | undefined;
  readonly state: "active" | "pending";
  /** False while no flow leads to the watcher. */
  readonly reachable: boolean;
  readonly callId: string;
  readonly userAgent: string;
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly flow: FlowId | undefined;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** When a pending subscription is given up; undefined while it is active. */
  readonly giveUpAt: Instant | undefined;
  readonly lastNotifyAt: Instant | undefined;
  readonly notifyCount: number;
  /** Milliseconds from the last NOTIFY to its answer. */
  readonly roundTripMs: number | undefined;
}

export interface BindingView {
  readonly aor: string;
  readonly contact: string;
  readonly transport: FlowTransport;
  readonly remoteAddress: string;
  readonly userAgent: string;
  readonly instance: string;
  readonly expiresAt: Instant;
  readonly registeredAt: Instant;
  readonly flow: FlowId | undefined;
}

/** A watcher that waits for a decision without a subscription. */
export interface WaitingView {
  readonly id: string;
  readonly presentity: string;
  readonly watcher: string;
  readonly isAnonymous: boolean;
  readonly displayName: string;
  readonly eventPackage: string;
  readonly since: Instant;
  readonly giveUpAt: Instant;
}

/** Read-only look at the engine's state; every call is a snapshot made when it is called. */
export interface EngineViews {
  counts(now: Instant): EngineCounts;
  /** Addresses of record that have publications or watchers, sorted. */
  presentities(): readonly string[];
  presentity(aor: string): readonly PresentityView[];
  /** What is published for a presentity, without composing it. */
  publicationsOf(aor: string): readonly PublicationView[];
  /** Ids of all that somebody published. */
  publishedBy(publisher: string): IterableIterator<string>;
  subscriptions(): IterableIterator<SubscriptionView>;
  subscription(id: string): SubscriptionView | undefined;
  /** Everybody who watches a user: by a subscription of its own, or as a member of a list. */
  watching(): IterableIterator<SubscriptionView>;
  /** The same for one user. */
  watchersOf(aor: string): IterableIterator<SubscriptionView>;
  waiting(): IterableIterator<WaitingView>;
  /**
   * What keeps the state of a presentity for a package, to show it as a watcher would see it; an empty one where nothing is
   * published. Undefined for a package that takes no publications.
   */
  compositor(presentity: string, eventPackage: string, now: Instant): Compositor | undefined;
  registrations(): IterableIterator<BindingView>;
  registrationsOf(aor: string): readonly BindingView[];
  peers(now: Instant): PeersView;
  /** How many subscriptions a flow carries. */
  subscriptionsOn(flow: FlowId): number;
  /** The authenticated identities seen on a flow. */
  identitiesOn(flow: FlowId): readonly string[];
}
