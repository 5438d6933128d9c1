import type { Compositor, EventPackage, PublishedPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { Timer } from "../timers/deadline-queue";
import type { LivePublication } from "./live-publication";
import type { Watching } from "./watching";

/** What one event package knows of one presentity: who watches it. */
export class Resource {
  readonly watchers = new Set<Watching>();
  /** Requests that are being decided or wait for their commit. */
  turnsInFlight = 0;
  readonly key: string;

  constructor(
    readonly presentity: string,
    readonly eventPackage: EventPackage,
  ) {
    this.key = resourceKey(presentity, eventPackage.name);
  }

  get isIdle(): boolean {
    return this.watchers.size === 0 && this.turnsInFlight === 0;
  }
}

/** A resource with publications and the document they make. */
export class PublishedResource extends Resource {
  readonly compositor: Compositor;
  /** By current entity-tag. */
  readonly publications = new Map<string, LivePublication>();
  changedAt: Instant;
  /** Who may watch may depend on what is published. */
  dependsOnState = false;
  /** Wakes when an authorization of a watcher runs out. */
  readonly reviewTimer: Timer;
  /** Wakes when the state changes by itself; made when it first will. */
  turnTimer: Timer | undefined;

  constructor(
    presentity: string,
    override readonly eventPackage: PublishedPackage,
    now: Instant,
    reviewDue: ResourceDue,
  ) {
    super(presentity, eventPackage);
    this.compositor = eventPackage.compositor(presentity, now);
    this.changedAt = now;
    this.reviewTimer = new ResourceTimer(this, reviewDue);
  }

  override get isIdle(): boolean {
    return this.publications.size === 0 && super.isIdle;
  }
}

export type ResourceDue = (resource: PublishedResource, now: Instant) => void;

export class ResourceTimer extends Timer {
  constructor(
    readonly resource: PublishedResource,
    readonly due: ResourceDue,
  ) {
    super();
  }

  fire(now: Instant): void {
    this.due(this.resource, now);
  }
}

export const resourceKey = (presentity: string, eventPackage: string): string =>
  `${eventPackage} ${presentity}`;
