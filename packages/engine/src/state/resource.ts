import type { Compositor, EventPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { LivePublication } from "./live-publication";
import type { Subscription } from "./subscription";

/** What one event package knows of one presentity: its publications, the document they make, who watches it. */
export class Resource {
  readonly compositor: Compositor;
  /** By current entity-tag. */
  readonly publications = new Map<string, LivePublication>();
  readonly subscriptions = new Set<Subscription>();
  changedAt: Instant;
  /** Requests that are being decided or wait for their commit. */
  turnsInFlight = 0;

  constructor(
    readonly presentity: string,
    readonly eventPackage: EventPackage,
    now: Instant,
  ) {
    this.compositor = eventPackage.compositor(presentity);
    this.changedAt = now;
  }

  get key(): string {
    return resourceKey(this.presentity, this.eventPackage.name);
  }

  get isIdle(): boolean {
    return this.publications.size === 0 && this.subscriptions.size === 0 && this.turnsInFlight === 0;
  }
}

export const resourceKey = (presentity: string, eventPackage: string): string =>
  `${eventPackage} ${presentity}`;
