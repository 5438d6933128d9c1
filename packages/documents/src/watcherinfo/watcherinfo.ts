/** Watcher information (RFC 3858). */
export const WATCHERINFO = "urn:ietf:params:xml:ns:watcherinfo";
export const WATCHERINFO_TYPE = "application/watcherinfo+xml";

export const WATCHER_STATUSES = ["pending", "active", "waiting", "terminated"] as const;

export const WATCHER_EVENTS = [
  "subscribe",
  "approved",
  "deactivated",
  "probation",
  "rejected",
  "timeout",
  "giveup",
  "noresource",
] as const;

/** One watcher of a resource (section 3.3). */
export interface WatcherElement {
  readonly id: string;
  readonly status: (typeof WATCHER_STATUSES)[number];
  readonly event: (typeof WATCHER_EVENTS)[number];
  readonly uri: string;
  readonly displayName?: string;
  /** Seconds left. */
  readonly expiration?: number;
  /** Seconds since the subscription was made. */
  readonly durationSubscribed?: number;
}

export interface WatcherList {
  readonly resource: string;
  readonly eventPackage: string;
  readonly watchers: readonly WatcherElement[];
}

export interface WatcherInfo {
  /** 0 in the first document of a subscription, higher by one in each after it. */
  readonly version: number;
  readonly state: "full" | "partial";
  readonly lists: readonly WatcherList[];
}
