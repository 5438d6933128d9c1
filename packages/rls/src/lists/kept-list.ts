import type { ListService } from "./list-service";
import type { ListSources, ResolvedList, ServiceResolution } from "./resolve-service";

/** Who is told of what becomes of a list. */
export interface ListListener {
  /** The documents it rests on changed; it may have the same members all the same. */
  listChanged(list: ResolvedList): void;
  /** There is no such service any more, or not for the subscriber. */
  serviceGone(reason: ServiceEnd): void;
}

/** How a list service is for a subscriber no more: it is gone, or not for him. */
export type ServiceEnd = "noresource" | "rejected";

/** A list that is subscribed to, and what is left to do for it. */
export class KeptList {
  readonly listeners = new Set<ListListener>();
  /** Those that were not told yet of the list as it is. */
  readonly untold = new Set<ListListener>();
  /** Undefined while the list is as its documents are. */
  resolution: ServiceResolution | undefined;

  constructor(
    readonly key: string,
    readonly sources: ListSources,
    public service: ListService,
    public list: ResolvedList,
  ) {}

  close(listener: ListListener): void {
    this.listeners.delete(listener);
    this.untold.delete(listener);
  }

  /** The list as it is now; its listeners are to hear of it. */
  become(list: ResolvedList): void {
    this.resolution = undefined;
    this.list = list;
    for (const listener of this.listeners) this.untold.add(listener);
  }

  /** Whether one of these services is the list, or a member of it. */
  restsOn(services: ReadonlySet<string>): boolean {
    for (const key of services) {
      if (key === this.service.key || this.list.keys.has(key)) return true;
      if (this.resolution?.keys.has(key) === true) return true;
    }
    return false;
  }
}
