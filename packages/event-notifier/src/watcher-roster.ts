import type { Instant } from "@porchlight/kernel";
import type { Compositor } from "./compositor";
import type { RegistrationRoster } from "./registration-roster";

/** RFC 3857 section 4.7.1. */
export type WatcherStatus = "pending" | "active" | "waiting" | "terminated";

/** What brought a watcher into its status (RFC 3858 section 3.3). */
export type WatcherEvent =
  | "subscribe"
  | "approved"
  | "deactivated"
  | "probation"
  | "rejected"
  | "timeout"
  | "giveup"
  | "noresource";

/** One watched subscription, or what is left of it. */
export interface WatcherEntry {
  /** A token, the same as long as the subscription is known. */
  readonly id: string;
  /** Authenticated identity; of an anonymous watcher one that tells nothing. */
  readonly watcher: string;
  /** Empty when there is none. */
  readonly displayName: string;
  readonly status: WatcherStatus;
  readonly event: WatcherEvent;
  readonly since: Instant;
  /** Undefined for what does not expire by itself. */
  readonly expiresAt: Instant | undefined;
}

/** Who watches a resource of a package. */
export interface WatcherRoster {
  /** Those pending, active and waiting. */
  entries(resource: string, eventPackage: string): readonly WatcherEntry[];
  /** Calls the listener with every watcher whose status changes, those terminated too. Returns how to stop. */
  watch(resource: string, eventPackage: string, listener: (entry: WatcherEntry) => void): () => void;
}

/** What a notifier offers its packages. */
export interface NotifierOffice {
  readonly watchers: WatcherRoster;
  readonly registrations: RegistrationRoster;
  /** The rules on a resource may have changed: who watches it is judged again when the present input is done. */
  reviewWatchers(resource: string, eventPackage: string): void;
  /** Resources of a package that somebody watches or publishes. */
  resourcesOf(eventPackage: string): readonly string[];
  /**
   * Something besides publications makes the state of a resource another one. `change` is called when the present input is
   * done, if somebody watches or publishes; who watches is told.
   */
  changeState(resource: string, eventPackage: string, change: (compositor: Compositor) => void): void;
  /** Calls `work` so many milliseconds after the present input, as part of an input of its own. */
  later(milliseconds: number, work: () => void): void;
}
