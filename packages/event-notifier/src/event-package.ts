import type { Instant, Result } from "@porchlight/kernel";
import type {
  Authorization,
  PublicationGrant,
  PublisherIdentity,
  View,
  WatcherIdentity,
} from "./authorization";
import type { Compositor } from "./compositor";
import type { Rejection } from "./rejection";
import type { StateSource, ViewSource } from "./state-source";

/** Bounds of the expiration of publications and subscriptions, in seconds. */
export interface ExpiryBounds {
  readonly defaultSeconds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** The body of a SUBSCRIBE, without what a multipart put around it. */
export interface SubscribeBody {
  /** Media type in lower case, without parameters. */
  readonly contentType: string;
  readonly text: string;
}

/** What a SUBSCRIBE brings. */
export interface SubscribeBodies {
  readonly body: SubscribeBody | undefined;
  /** Text of a list, of one of the `listTypes` of the package. */
  readonly list: string | undefined;
}

/** What a SUBSCRIBE asks of a package, beyond its lifetime. Kept as long as the subscription, over a restart too. */
export interface SubscriptionWish {
  /** Authenticated identity of the watcher. */
  readonly watcher: string;
  /** Address of record that is watched. */
  readonly resource: string;
  /** Contact of the watcher. */
  readonly target: string;
  /** Empty when it did not say. */
  readonly userAgent: string;
  /** Of the watcher's user agent (`+sip.instance`); empty when it is not told. */
  readonly instance: string;
  /** One of the `notifyTypes` of the package; empty when a lenient one has none that the watcher accepts. */
  readonly bodyType: string;
  /** Parameter of the Event header; undefined when absent. Names are case-insensitive. */
  parameter(name: string): string | undefined;
  /** Body of the latest SUBSCRIBE that had one; undefined when none did. */
  readonly body: SubscribeBody | undefined;
}

/** What a SUBSCRIBE says about how it wants to be shown a view. */
export interface ViewWish
  extends Pick<SubscriptionWish, "bodyType" | "body" | "target" | "userAgent" | "parameter"> {
  /** The watcher takes parts beside the document, and references among them (RFC 4483 section 5.1). */
  readonly takesParts: boolean;
}

/** What an event package is, whatever its state comes from (RFC 6665 section 5). */
interface PackageFacts {
  readonly name: string;
  /** Body types a NOTIFY can carry; the first is sent when the watcher names none. */
  readonly notifyTypes: readonly string[];
  /** Body types a SUBSCRIBE can carry; without any a body is refused. */
  readonly subscribeTypes: readonly string[];
  /** Types of a list that the first SUBSCRIBE brings, beside such a body (RFC 5367); none is taken when left out. */
  readonly listTypes?: readonly string[];
  readonly expiry: ExpiryBounds;
  /**
   * What a subscription keeps of the bodies its SUBSCRIBEs bring, an empty text for nothing. Called for its
   * `subscribeTypes`. Where it is left out the latest body takes the place of what was kept.
   */
  takeBody?(kept: SubscribeBody | undefined, sent: SubscribeBody): Result<SubscribeBody, Rejection>;
  /** Option tag of the extension that its responses and NOTIFYs require of a watcher. */
  readonly extension?: string;
  /** Bodies of SUBSCRIBEs are passed over, and whoever accepts no type is told by NOTIFYs without a body. */
  readonly isLenient?: boolean;
  /** Shortest time between two NOTIFYs of one subscription; what the notifier is set to when left out. */
  readonly notifyIntervalMs?: number;
}

/** A package whose state is what sources publish (RFC 3903). */
export interface PublishedPackage extends PackageFacts {
  readonly source: "published";
  /** Body types a PUBLISH can carry. */
  readonly publishTypes: readonly string[];
  /** Further types that a PUBLISH needs for parts that its document refers to; none are taken when left out. */
  readonly partTypes?: readonly string[];
  /** A compositor for one resource, named by its address of record. */
  compositor(resource: string, now: Instant): Compositor;
  /** Whether a watcher may watch the resource whose state `compositor` keeps, and how it is shown to it. */
  authorize(watcher: WatcherIdentity, compositor: Compositor, now: Instant): Authorization;
  /** Where the bodies come from that a watcher does not share with others; undefined where it does. */
  openView(compositor: Compositor, view: View, wish: ViewWish): ViewSource | undefined;
  /** What somebody may publish for the resource; undefined when it may not at all. */
  authorizePublisher(
    publisher: PublisherIdentity,
    compositor: Compositor,
    now: Instant,
  ): PublicationGrant | undefined;
  /** The view of the presentity itself. */
  readonly ownView: View;
}

/** The state of one subscription to a derived package. */
export interface DerivedState extends StateSource {
  /** There was no room for all of it in what was told last; the rest follows as soon as it may. */
  readonly isUnfinished?: boolean;
  /**
   * The whole state counts as told, since the watcher has it; `tellAll` does the same where it is left out.
   * @param version of the next NOTIFY that has a body
   */
  known?(version: number, now: Instant): void;
  /** One NOTIFY cannot name all that it tells of: whoever is sent one alone would be told of some as if they were all. */
  readonly isTooLong?: boolean;
  /**
   * Takes up what it tells of, so many resources at a time; whether something is left. Left out where there is little to
   * take up. What is left is taken up when it is first asked for.
   */
  openSome?(effort: number): boolean;
  /** How many resources it tells of; undefined for one that is no list. */
  readonly members?: number;
  /** What it tells of is there no more, or not for its watcher; its listener heard that it changed. */
  readonly over?: "noresource" | "rejected" | undefined;
  /** Parameters that the Event header of the next NOTIFY has beside the id: `;effective-by=0`. */
  readonly eventParameters?: string;
  /**
   * What a refresh asks for, checked. The function given takes it over; a NOTIFY with the whole state follows. Nothing
   * has changed before it is called.
   */
  refresh(wish: SubscriptionWish): Result<() => void, Rejection>;
  /** The subscription is over. */
  close(): void;
}

/** Told when a derived state may have something new to say. It asks back later, never at once. */
export interface StateListener {
  changed(): void;
}

/** Whom a SUBSCRIBE is addressed to, and by whom. */
export interface SubscribeTarget {
  /** As it is compared in addresses of record; undefined when the Request-URI has none. */
  readonly user: string | undefined;
  /** In lower case. */
  readonly host: string;
  /** Authenticated identity of the watcher. */
  readonly watcher: string;
  /** Parameter of the Event header; undefined when absent. */
  parameter(name: string): string | undefined;
}

/** A package whose state the server knows by itself; each subscription has a state of its own. */
export interface DerivedPackage extends PackageFacts {
  readonly source: "derived";
  /** The resource that is subscribed to, where resources are others than the users of the domains. */
  locate?(target: SubscribeTarget): Result<string, Rejection>;
  open(wish: SubscriptionWish, listener: StateListener): Result<DerivedState, Rejection>;
  /** The same for a subscription that goes on after a restart, where what takes long can wait; `open` when left out. */
  reopen?(wish: SubscriptionWish, listener: StateListener): Result<DerivedState, Rejection>;
}

/** An event package as a record. Adding one touches no other file than the registry. */
export type EventPackage = PublishedPackage | DerivedPackage;
