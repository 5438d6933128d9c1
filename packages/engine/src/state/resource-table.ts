import type { EventPackage } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { Resource, resourceKey } from "./resource";

/** Resources that have publications or watchers. */
export class ResourceTable {
  readonly #resources = new Map<string, Resource>();
  readonly #byPresentity = new Map<string, Set<Resource>>();

  /** The resource, made when it is not there yet. */
  ensure(presentity: string, eventPackage: EventPackage, now: Instant): Resource {
    const key = resourceKey(presentity, eventPackage.name);
    const known = this.#resources.get(key);
    if (known !== undefined) return known;
    const resource = new Resource(presentity, eventPackage, now);
    this.#resources.set(key, resource);
    const siblings = this.#byPresentity.get(presentity);
    if (siblings === undefined) this.#byPresentity.set(presentity, new Set([resource]));
    else siblings.add(resource);
    return resource;
  }

  of(presentity: string): readonly Resource[] {
    return [...(this.#byPresentity.get(presentity) ?? [])];
  }

  /** Forgets a resource that has neither publications nor watchers left. */
  dropIfIdle(resource: Resource): void {
    if (!resource.isIdle || !this.#resources.delete(resource.key)) return;
    const siblings = this.#byPresentity.get(resource.presentity);
    siblings?.delete(resource);
    if (siblings?.size === 0) this.#byPresentity.delete(resource.presentity);
  }

  presentities(): IterableIterator<string> {
    return this.#byPresentity.keys();
  }

  all(): IterableIterator<Resource> {
    return this.#resources.values();
  }

  get presentityCount(): number {
    return this.#byPresentity.size;
  }
}
