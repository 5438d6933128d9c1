import type { StateSource, TerminationReason, ViewWish } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { SubscriptionRecord } from "../ports/journal";
import type { Timer } from "../timers/deadline-queue";
import type { Resource } from "./resource";

/** What is on record of somebody who watches a resource. */
export type WatchRecord = Pick<
  SubscriptionRecord,
  | "id"
  | "presentity"
  | "eventPackage"
  | "watcher"
  | "identities"
  | "isAnonymous"
  | "remoteUri"
  | "createdAt"
  | "expiresAt"
> &
  Standing;

/** How somebody stands with the presentity. */
export type Standing = Pick<SubscriptionRecord, "state" | "watcherEvent" | "giveUpAt">;

/** What a judgement changed for a watcher. */
export type Judgement = "nothing" | "view" | "state" | "rejected";

/** Somebody who watches a resource, however it is told. */
export interface Watching {
  readonly resource: Resource;
  readonly record: WatchRecord;
  /** What it is told. */
  source: StateSource;
  /** How it wants to be shown what it may see. */
  readonly wish: ViewWish;
  /** Wakes when the presentity has not decided in time. */
  readonly giveUpTimer: Timer;
  /** It stands with the presentity in another way from now on. */
  enter(standing: Standing): void;
  /** Its source and standing are in line with what is decided; now it may be told. */
  judged(judgement: Judgement, now: Instant): void;
  /** The state of the resource changed in what it is shown. */
  stateChanged(causedAt: Instant, now: Instant): void;
  end(reason: TerminationReason, now: Instant): void;
}
