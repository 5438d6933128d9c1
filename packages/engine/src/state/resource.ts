import type { Compositor, EventPackage, PublishedPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { LivePublication } from "./live-publication";
import type { Subscription } from "./subscription";

/** What one event package knows of one presentity: who watches it. */
export class Resource {
  readonly subscriptions = new Set<Subscription>();
  /** Requests that are being decided or wait for their commit. */
  turnsInFlight = 0;

  constructor(
    readonly presentity: string,
    readonly eventPackage: EventPackage,
  ) {}

  get key(): string {
    return resourceKey(this.presentity, this.eventPackage.name);
  }

  get isIdle(): boolean {
    return this.subscriptions.size === 0 && this.turnsInFlight === 0;
  }
}

/** A resource with publications and the document they make. */
export class PublishedResource extends Resource {
  readonly compositor: Compositor;
  /** By current entity-tag. */
  readonly publications = new Map<string, LivePublication>();
  changedAt: Instant;

  constructor(
    presentity: string,
    override readonly eventPackage: PublishedPackage,
    now: Instant,
  ) {
    super(presentity, eventPackage);
    this.compositor = eventPackage.compositor(presentity);
    this.changedAt = now;
  }

  override get isIdle(): boolean {
    return this.publications.size === 0 && super.isIdle;
  }
}

export const resourceKey = (presentity: string, eventPackage: string): string =>
  `${eventPackage} ${presentity}`;
