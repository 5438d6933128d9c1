import type { EventPackage, PublishedPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { PublishedResource, Resource, resourceKey } from "./resource";

/** Resources that have publications or watchers. */
export class ResourceTable {
  readonly #reviewDue: (resource: PublishedResource, now: Instant) => void;
  readonly #resources = new Map<string, Resource>();
  readonly #byPresentity = new Map<string, Set<Resource>>();

  /** @param reviewDue called when an authorization of a resource's watchers has run out */
  constructor(reviewDue: (resource: PublishedResource, now: Instant) => void) {
    this.#reviewDue = reviewDue;
  }

  find(key: string): Resource | undefined {
    return this.#resources.get(key);
  }

  /** The resource of a package that takes publications, made when it is not there yet. */
  publish(presentity: string, eventPackage: PublishedPackage, now: Instant): PublishedResource {
    const known = this.#resources.get(resourceKey(presentity, eventPackage.name));
    if (known instanceof PublishedResource) return known;
    return this.#add(new PublishedResource(presentity, eventPackage, now, this.#reviewDue));
  }

  /** The resource of any package, made when it is not there yet. */
  ensure(presentity: string, eventPackage: EventPackage, now: Instant): Resource {
    if (eventPackage.source === "published") return this.publish(presentity, eventPackage, now);
    const known = this.#resources.get(resourceKey(presentity, eventPackage.name));
    return known ?? this.#add(new Resource(presentity, eventPackage));
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

  all(): IterableIterator<Resource> {
    return this.#resources.values();
  }
}
