import { KeptList, type ListListener } from "./kept-list";
import { DEFAULT_LIST_LIMITS, type ListLimits } from "./list-limits";
import type { ListService } from "./list-service";
import {
  type ListSources,
  type ResolvedList,
  resolveService,
  ServiceResolution,
  unresolvedList,
} from "./resolve-service";
import type { ServiceIndex } from "./service-index";
import type { ReadRoots } from "./stored-documents";

/** For whom a list is resolved. Those with equal keys see the same lists. */
export interface ListSubscriber {
  readonly key: string;
  readonly sources: ListSources;
}

/** A list that is kept up to date. */
export interface LiveList {
  /** Nothing is left to do for it. */
  readonly isReady: boolean;
  /** As it is now, whatever is left to do. */
  readonly list: ResolvedList;
  close(): void;
}

const keyOf = (service: ListService, subscriber: ListSubscriber): string =>
  `${service.key}\n${subscriber.key}`;

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}

class OpenList implements LiveList {
  readonly #kept: KeptList;
  readonly #finish: () => void;

  constructor(
    kept: KeptList,
    finish: () => void,
    readonly close: () => void,
  ) {
    this.#kept = kept;
    this.#finish = finish;
  }

  get isReady(): boolean {
    return this.#kept.resolution === undefined;
  }

  get list(): ResolvedList {
    this.#finish();
    return this.#kept.list;
  }
}

/** Telling one listener of a member takes about as long as looking at so many entries. */
const TELLING_EFFORT = 4;

/**
 * The lists that are subscribed to, each resolved once for all that see the same, and again only when a document changed
 * that it rests on: not at once, but in `work`.
 */
export class LiveLists {
  readonly #services: ServiceIndex;
  readonly #limits: ListLimits;
  readonly #lists = new Map<string, KeptList>();
  readonly #byDocument = new Map<string, Set<KeptList>>();
  /** Lists that something is left to do for, the one that has waited longest first. */
  readonly #waiting = new Set<KeptList>();
  /** Of documents as they are now, as long as a list waits. */
  readonly #roots: ReadRoots = new Map();

  constructor(services: ServiceIndex, limits: ListLimits = DEFAULT_LIST_LIMITS) {
    this.#services = services;
    this.#limits = limits;
  }

  /**
   * Looks at a list that is to be opened. Undefined when it can be, since it is known or has no more entries than `effort`;
   * else the rest is done in `work`, and what is given back keeps the list from being forgotten.
   * @param ready called once, when the list can be opened or is gone
   */
  prepare(
    service: ListService,
    subscriber: ListSubscriber,
    effort: number,
    ready: () => void,
  ): Pick<LiveList, "close"> | undefined {
    const key = keyOf(service, subscriber);
    const kept = this.#lists.get(key) ?? this.#keepUnresolved(key, service, subscriber.sources);
    this.#resolve(kept, effort);
    if (kept.resolution === undefined) return undefined;
    const heard = once(ready);
    const listener: ListListener = { listChanged: heard, serviceGone: heard };
    kept.listeners.add(listener);
    this.#waiting.add(kept);
    return { close: () => this.#close(kept, listener) };
  }

  /** The list as it is now, whatever is left to do. */
  open(service: ListService, subscriber: ListSubscriber, listener: ListListener): LiveList {
    const key = keyOf(service, subscriber);
    const kept = this.#lists.get(key) ?? this.#keep(key, service, subscriber.sources);
    this.#finish(kept);
    return this.#listen(kept, listener);
  }

  /** The same for who is to be told later: it is looked at in `work`, or when it is asked for. */
  openLate(service: ListService, subscriber: ListSubscriber, listener: ListListener): LiveList {
    const key = keyOf(service, subscriber);
    const kept = this.#lists.get(key) ?? this.#keepUnresolved(key, service, subscriber.sources);
    if (kept.resolution !== undefined) this.#waiting.add(kept);
    return this.#listen(kept, listener);
  }

  #listen(kept: KeptList, listener: ListListener): LiveList {
    kept.listeners.add(listener);
    return new OpenList(
      kept,
      () => this.#finish(kept),
      () => this.#close(kept, listener),
    );
  }

  #finish(kept: KeptList): void {
    if (kept.resolution !== undefined) this.#resolved(kept, kept.resolution.finish());
  }

  #close(kept: KeptList, listener: ListListener): void {
    kept.close(listener);
    if (kept.listeners.size === 0) this.#drop(kept);
  }

  /** A document was written or deleted, and can be seen as it is now. */
  changed(path: string): void {
    const services = this.#services.changed(path);
    this.#roots.delete(path);
    const concerned = new Set(this.#byDocument.get(path));
    for (const kept of this.#waiting) if (kept.resolution?.documents.has(path) === true) concerned.add(kept);
    if (services.size > 0) {
      for (const kept of this.#lists.values()) if (kept.restsOn(services)) concerned.add(kept);
    }
    for (const kept of concerned) this.#begin(kept);
  }

  /** Who may use which list may have changed. */
  review(): void {
    for (const kept of [...this.#lists.values()]) this.#begin(kept);
  }

  /**
   * Does what is left to do, the oldest first, until about so many entries were looked at; telling counts as well. Whether
   * something is left.
   */
  work(effort: number): boolean {
    let left = effort;
    for (const kept of this.#waiting) {
      if (left <= 0) return true;
      left = this.#tell(kept, this.#resolve(kept, left));
      if (kept.resolution === undefined && kept.untold.size === 0) this.#waiting.delete(kept);
    }
    if (this.#waiting.size > 0) return true;
    this.#roots.clear();
    return false;
  }

  #keep(key: string, service: ListService, sources: ListSources): KeptList {
    const list = resolveService(service, sources, this.#limits);
    const kept = new KeptList(key, sources, service, list);
    this.#lists.set(key, kept);
    this.#index(kept);
    return kept;
  }

  #keepUnresolved(key: string, service: ListService, sources: ListSources): KeptList {
    const resolution = new ServiceResolution(service, sources, this.#limits, new Map());
    const kept = new KeptList(key, sources, service, unresolvedList(service));
    kept.resolution = resolution;
    this.#lists.set(key, kept);
    return kept;
  }

  /** A service that is gone is told at once; a list is looked at from its start, behind those that have waited longer. */
  #begin(kept: KeptList): void {
    if (this.#lists.get(kept.key) !== kept) return;
    const service = kept.sources.findService(kept.service.key);
    if (service === undefined) {
      const reason = this.#services.find(kept.service.key) === undefined ? "noresource" : "rejected";
      this.#drop(kept);
      for (const listener of [...kept.listeners]) listener.serviceGone(reason);
      return;
    }
    kept.service = service;
    kept.resolution = new ServiceResolution(service, kept.sources, this.#limits, this.#roots);
    this.#waiting.delete(kept);
    this.#waiting.add(kept);
  }

  #resolve(kept: KeptList, effort: number): number {
    const { resolution } = kept;
    if (resolution === undefined) return effort;
    let left = effort;
    for (; left > 0; left -= 1) {
      resolution.step();
      if (resolution.list === undefined) continue;
      this.#resolved(kept, resolution.list);
      return left;
    }
    return left;
  }

  #resolved(kept: KeptList, list: ResolvedList): void {
    this.#unindex(kept);
    kept.become(list);
    if (this.#lists.get(kept.key) === kept) this.#index(kept);
  }

  #tell(kept: KeptList, effort: number): number {
    let left = effort;
    for (const listener of kept.untold) {
      if (left <= 0) return left;
      kept.untold.delete(listener);
      listener.listChanged(kept.list);
      left -= 1 + TELLING_EFFORT * kept.list.keys.size;
    }
    return left;
  }

  #drop(kept: KeptList): void {
    if (this.#lists.get(kept.key) !== kept) return;
    this.#lists.delete(kept.key);
    this.#waiting.delete(kept);
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
