import type { Provisioning, Watcher, WatcherView } from "@porchlight/presence-client";
import type { ContactBook } from "../contacts/contact-book";
import type { People } from "./people";
import { mostWatched, splitAt } from "./watch-limit";

export type Views = ReadonlyMap<string, WatcherView>;

/** Contacts of the list that nobody watches, because it may not have so many. */
export interface Surplus {
  /** MAX-NUMBER-OF-SUBSCRIPTIONS-IN-PRESENCE-LIST. */
  readonly most: number;
  readonly count: number;
}

/** Watches everybody in the contact book, or the first so many as are provisioned, and shows all views at once. */
export class Roster {
  readonly #watchers = new Map<string, Watcher>();
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #views: Views = new Map();
  #surplus: Surplus | undefined;
  /** Addresses beyond the limit. */
  #unwatched: readonly string[] = [];
  #changed = false;
  #people: People | undefined;
  #isClosed = false;

  constructor(
    people: Promise<People>,
    private readonly book: Pick<ContactBook, "view" | "onChange">,
    private readonly provisioning: Pick<Provisioning, "profile" | "on">,
  ) {
    this.#stops = [book.onChange(() => this.#follow()), provisioning.on("profile", () => this.#follow())];
    void people.then((found) => this.#begin(found));
  }

  /** By address; the same map until something changes. */
  get views(): Views {
    return this.#views;
  }

  /** The same object until something changes. */
  get surplus(): Surplus | undefined {
    return this.#surplus;
  }

  /** How many contacts the list may have, where it has as many. */
  get fullAt(): number | undefined {
    const most = mostWatched(this.provisioning.profile);
    return addressesIn(this.book).size >= most ? most : undefined;
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
    for (const stop of this.#stops) stop();
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
    const most = mostWatched(this.provisioning.profile);
    const { within: wanted, beyond } = splitAt(addressesIn(this.book), most);
    this.#unwatched = beyond;
    this.#surplus = surplusOf(most, beyond.length, this.#surplus);
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
      const watched = [...this.#watchers].map(([address, watcher]) => [address, watcher.view] as const);
      this.#views = new Map([
        ...watched,
        ...this.#unwatched.map((address) => [address, notWatched] as const),
      ]);
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

function surplusOf(most: number, count: number, before: Surplus | undefined): Surplus | undefined {
  if (count === 0) return undefined;
  return before?.most === most && before.count === count ? before : { most, count };
}

const addressesIn = ({ view }: Pick<ContactBook, "view">): ReadonlySet<string> =>
  new Set(view.contacts.flatMap(({ address }) => address ?? []));

const notWatched: WatcherView = {
  status: { kind: "terminated", reason: "limit" },
  presence: undefined,
  stale: true,
  receivedAt: undefined,
};
