import type { WaitingRecord } from "../ports/journal";
import { Timer } from "../timers/deadline-queue";
import { resourceKey } from "./resource";

/** A watcher that waits for a decision without a subscription. */
export class WaitingWatcher extends Timer {
  readonly key: string;

  constructor(
    readonly record: WaitingRecord,
    readonly givenUp: (watcher: WaitingWatcher) => void,
  ) {
    super();
    this.key = resourceKey(record.presentity, record.eventPackage);
  }

  fire(): void {
    this.givenUp(this);
  }
}

const NOBODY: readonly WaitingWatcher[] = [];

/** Waiting watchers by the resource they want to watch. */
export class WaitingTable {
  readonly #byResource = new Map<string, Set<WaitingWatcher>>();
  readonly #countByWatcher = new Map<string, number>();

  add(watcher: WaitingWatcher): void {
    const known = this.#byResource.get(watcher.key);
    if (known === undefined) this.#byResource.set(watcher.key, new Set([watcher]));
    else known.add(watcher);
    this.#count(watcher.record.watcher, 1);
  }

  /** False when it was not there. */
  remove(watcher: WaitingWatcher): boolean {
    const known = this.#byResource.get(watcher.key);
    if (known?.delete(watcher) !== true) return false;
    if (known.size === 0) this.#byResource.delete(watcher.key);
    this.#count(watcher.record.watcher, -1);
    return true;
  }

  of(key: string): readonly WaitingWatcher[] {
    const known = this.#byResource.get(key);
    return known === undefined ? NOBODY : [...known];
  }

  countOf(watcher: string): number {
    return this.#countByWatcher.get(watcher) ?? 0;
  }

  *all(): IterableIterator<WaitingWatcher> {
    for (const watchers of this.#byResource.values()) yield* watchers;
  }

  #count(watcher: string, change: 1 | -1): void {
    const count = this.countOf(watcher) + change;
    if (count === 0) this.#countByWatcher.delete(watcher);
    else this.#countByWatcher.set(watcher, count);
  }
}
