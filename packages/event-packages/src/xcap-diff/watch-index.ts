import { homeOf, isWide, prefixesOf } from "./reach";
import type { Selection } from "./selection";

/** Which subscriptions a change of a document can concern, without asking each of them. */
export class WatchIndex<Watch> {
  readonly #watches = new Map<string, Set<Watch>>();

  add(watch: Watch, selection: Selection, watcher: string): void {
    for (const key of keysOf(selection, watcher)) {
      const known = this.#watches.get(key);
      if (known === undefined) this.#watches.set(key, new Set([watch]));
      else known.add(watch);
    }
  }

  remove(watch: Watch, selection: Selection, watcher: string): void {
    for (const key of keysOf(selection, watcher)) {
      const known = this.#watches.get(key);
      known?.delete(watch);
      if (known?.size === 0) this.#watches.delete(key);
    }
  }

  concerned(path: string): ReadonlySet<Watch> {
    const found = new Set<Watch>(this.#watches.get(exactly(path)));
    const home = homeOf(path);
    for (const prefix of prefixesOf(path)) {
      const key = isWide(prefix) ? widely(prefix, home) : narrowly(prefix);
      for (const watch of this.#watches.get(key) ?? []) found.add(watch);
    }
    return found;
  }
}

function keysOf({ documents, components, collections }: Selection, watcher: string): Set<string> {
  const keys = new Set<string>();
  for (const path of documents.keys()) keys.add(exactly(path));
  for (const { path } of components) keys.add(exactly(path));
  for (const prefix of collections) {
    if (isWide(prefix)) keys.add(widely(prefix, watcher)).add(widely(prefix, ""));
    else keys.add(narrowly(prefix));
  }
  return keys;
}

const exactly = (path: string): string => `= ${path}`;
const narrowly = (prefix: string): string => `/ ${prefix}`;
const widely = (prefix: string, home: string): string => `* ${prefix} ${home}`;
