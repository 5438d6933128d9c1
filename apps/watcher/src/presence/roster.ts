import type { Watcher, WatcherView } from "@porchlight/presence-client";
import type { ContactBook } from "../contacts/contact-book";
import type { People } from "./people";

export type Views = ReadonlyMap<string, WatcherView>;

/** Watches everybody in the contact book, and shows all views at once. */
export class Roster {
  readonly #watchers = new Map<string, Watcher>();
  readonly #listeners = new Set<() => void>();
  readonly #stopBook: () => void;
  #views: Views = new Map();
  #changed = false;
  #people: People | undefined;
  #isClosed = false;

  constructor(
    people: Promise<People>,
    private readonly book: ContactBook,
  ) {
    this.#stopBook = book.onChange(() => this.#follow());
    void people.then((found) => this.#begin(found));
  }

  /** By address; the same map until something changes. */
  get views(): Views {
    return this.#views;
  }

  /** Asks again for somebody who was not shown. */
  retry(address: string): void {
    this.#watchers.get(address)?.retry();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopBook();
    this.#listeners.clear();
  }

  #begin(people: People): void {
    if (this.#isClosed) return;
    this.#people = people;
    this.#follow();
  }

  #follow(): void {
    const people = this.#people;
    if (!people) return;
    const wanted = new Set(this.book.view.contacts.flatMap(({ address }) => address ?? []));
    for (const [address, watcher] of this.#watchers) {
      if (wanted.has(address)) continue;
      this.#watchers.delete(address);
      void watcher.stop();
    }
    for (const address of wanted) {
      if (this.#watchers.has(address)) continue;
      const watcher = people.watch(address);
      this.#watchers.set(address, watcher);
      watcher.on("view", () => this.#note());
    }
    this.#note();
  }

  /** Many NOTIFYs in one turn make one picture. */
  #note(): void {
    if (this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      this.#views = new Map([...this.#watchers].map(([address, watcher]) => [address, watcher.view]));
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
