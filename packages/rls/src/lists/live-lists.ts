import { DEFAULT_LIST_LIMITS, type ListLimits } from "./list-limits";
import type { ListService } from "./list-service";
import { type ListSources, type ResolvedList, resolveService } from "./resolve-service";
import type { ServiceIndex } from "./service-index";
import type { ReadRoots } from "./stored-documents";

/** Who is told of what becomes of a list. */
export interface ListListener {
  /** The documents it rests on changed; it may have the same members all the same. */
  listChanged(list: ResolvedList): void;
  /** There is no such service any more, or not for the subscriber. */
  serviceGone(reason: "noresource" | "rejected"): void;
}

/** For whom a list is resolved. Those with equal keys see the same lists. */
export interface ListSubscriber {
  readonly key: string;
  readonly sources: ListSources;
}

/** A list that is kept up to date. */
export interface LiveList {
  readonly list: ResolvedList;
  close(): void;
}

/**
 * The lists that are subscribed to, each resolved once for all that see the same, and again only when a document changed
 * that it rests on.
 */
export class LiveLists {
  readonly #services: ServiceIndex;
  readonly #limits: ListLimits;
  readonly #lists = new Map<string, KeptList>();
  readonly #byDocument = new Map<string, Set<KeptList>>();

  constructor(services: ServiceIndex, limits: ListLimits = DEFAULT_LIST_LIMITS) {
    this.#services = services;
    this.#limits = limits;
  }

  open(service: ListService, subscriber: ListSubscriber, listener: ListListener): LiveList {
    const key = `${service.key}\n${subscriber.key}`;
    const kept = this.#lists.get(key) ?? this.#keep(key, service, subscriber.sources);
    kept.listeners.add(listener);
    return {
      get list() {
        return kept.list;
      },
      close: () => {
        kept.listeners.delete(listener);
        if (kept.listeners.size === 0) this.#drop(kept);
      },
    };
  }

  /** A document was written or deleted, and can be seen as it is now. */
  changed(path: string): void {
    const services = this.#services.changed(path);
    const concerned = new Set(this.#byDocument.get(path));
    if (services.size > 0) {
      for (const kept of this.#lists.values()) if (restsOn(kept, services)) concerned.add(kept);
    }
    const roots: ReadRoots = new Map();
    for (const kept of concerned) this.#resolve(kept, roots);
  }

  /** Who may use which list may have changed. */
  review(): void {
    const roots: ReadRoots = new Map();
    for (const kept of [...this.#lists.values()]) this.#resolve(kept, roots);
  }

  #keep(key: string, service: ListService, sources: ListSources): KeptList {
    const list = resolveService(service, sources, this.#limits);
    const kept: KeptList = { key, service, sources, list, listeners: new Set() };
    this.#lists.set(key, kept);
    this.#index(kept);
    return kept;
  }

  #resolve(kept: KeptList, roots: ReadRoots): void {
    if (this.#lists.get(kept.key) !== kept) return;
    const service = kept.sources.findService(kept.service.key);
    if (service === undefined) {
      const reason = this.#services.find(kept.service.key) === undefined ? "noresource" : "rejected";
      this.#drop(kept);
      for (const listener of [...kept.listeners]) listener.serviceGone(reason);
      return;
    }
    this.#unindex(kept);
    kept.service = service;
    kept.list = resolveService(service, kept.sources, this.#limits, roots);
    this.#index(kept);
    for (const listener of [...kept.listeners]) listener.listChanged(kept.list);
  }

  #drop(kept: KeptList): void {
    if (this.#lists.get(kept.key) !== kept) return;
    this.#lists.delete(kept.key);
    this.#unindex(kept);
  }

  #index(kept: KeptList): void {
    for (const path of kept.list.documents) {
      const dependents = this.#byDocument.get(path);
      if (dependents === undefined) this.#byDocument.set(path, new Set([kept]));
      else dependents.add(kept);
    }
  }

  #unindex(kept: KeptList): void {
    for (const path of kept.list.documents) {
      const dependents = this.#byDocument.get(path);
      dependents?.delete(kept);
      if (dependents?.size === 0) this.#byDocument.delete(path);
    }
  }
}

interface KeptList {
  readonly key: string;
  readonly sources: ListSources;
  readonly listeners: Set<ListListener>;
  service: ListService;
  list: ResolvedList;
}

/** Whether one of these services is the list, or a member of it. */
function restsOn({ service, list }: KeptList, services: ReadonlySet<string>): boolean {
  for (const key of services) if (key === service.key || list.keys.has(key)) return true;
  return false;
}
