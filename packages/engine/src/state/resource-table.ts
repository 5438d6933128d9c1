import type { EventPackage, PublishedPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { DeadlineQueue } from "../timers/deadline-queue";
import { PublishedResource, Resource, type ResourceDue, ResourceTimer } from "./resource";

/** Resources that have publications or watchers. */
export class ResourceTable {
  readonly #timers: DeadlineQueue;
  readonly #reviewDue: ResourceDue;
  readonly #turnDue: ResourceDue;
  readonly #resources = new Map<string, Resource>();
  readonly #byPresentity = new Map<string, Set<Resource>>();

  /**
   * @param reviewDue called when an authorization of a resource's watchers has run out
   * @param turnDue called when the state of a resource changes by itself
   */
  constructor(timers: DeadlineQueue, reviewDue: ResourceDue, turnDue: ResourceDue) {
    this.#timers = timers;
    this.#reviewDue = reviewDue;
    this.#turnDue = turnDue;
  }

  find(key: string): Resource | undefined {
    return this.#resources.get(key);
  }

  /** The resource of a package that takes publications, made when it is not there yet. */
  publish(presentity: string, eventPackage: PublishedPackage, now: Instant): PublishedResource {
    const known = this.#known(presentity, eventPackage);
    if (known instanceof PublishedResource) return known;
    const resource = this.#add(new PublishedResource(presentity, eventPackage, now, this.#reviewDue));
    this.followTime(resource);
    return resource;
  }

  /** Sets the timer of a resource for when its state next changes by itself; called whenever that state changed. */
  followTime(resource: PublishedResource): void {
    const { turnsAt } = resource.compositor;
    if (turnsAt !== undefined) {
      resource.turnTimer ??= new ResourceTimer(resource, this.#turnDue);
      this.#timers.schedule(resource.turnTimer, turnsAt);
    } else if (resource.turnTimer !== undefined) this.#timers.cancel(resource.turnTimer);
  }

  /** The resource of any package, made when it is not there yet. */
  ensure(presentity: string, eventPackage: EventPackage, now: Instant): Resource {
    if (eventPackage.source === "published") return this.publish(presentity, eventPackage, now);
    return this.#known(presentity, eventPackage) ?? this.#add(new Resource(presentity, eventPackage));
  }

  /** A presentity has few: to look through them is cheaper than to put a key together. */
  #known(presentity: string, { name }: EventPackage): Resource | undefined {
    const siblings = this.#byPresentity.get(presentity);
    if (siblings === undefined) return undefined;
    for (const resource of siblings) if (resource.eventPackage.name === name) return resource;
    return undefined;
  }

  #add<Kind extends Resource>(resource: Kind): Kind {
    this.#resources.set(resource.key, resource);
    const siblings = this.#byPresentity.get(resource.presentity);
    if (siblings === undefined) this.#byPresentity.set(resource.presentity, new Set([resource]));
    else siblings.add(resource);
    return resource;
  }

  of(presentity: string): readonly Resource[] {
    return [...(this.#byPresentity.get(presentity) ?? [])];
  }

  publishedOf(presentity: string): readonly PublishedResource[] {
    return this.of(presentity).filter((resource) => resource instanceof PublishedResource);
  }

  /** Forgets a resource that has neither publications nor watchers left. */
  dropIfIdle(resource: Resource): void {
    if (!resource.isIdle || !this.#resources.delete(resource.key)) return;
    if (resource instanceof PublishedResource && resource.turnTimer) this.#timers.cancel(resource.turnTimer);
    const siblings = this.#byPresentity.get(resource.presentity);
    siblings?.delete(resource);
    if (siblings?.size === 0) this.#byPresentity.delete(resource.presentity);
  }

  /** Who has publications, or watchers of what is published. */
  *presentities(): IterableIterator<string> {
    for (const [presentity, resources] of this.#byPresentity) {
      for (const resource of resources) {
        if (!(resource instanceof PublishedResource)) continue;
        yield presentity;
        break;
      }
    }
  }

  /** Presentities that have a resource of a package. */
  namesOf(eventPackage: string): readonly string[] {
    return [...this.#resources.values()].flatMap((resource) =>
      resource.eventPackage.name === eventPackage ? [resource.presentity] : [],
    );
  }

  all(): IterableIterator<Resource> {
    return this.#resources.values();
  }
}
