import type { WatcherEntry, WatcherEvent, WatcherRoster, WatcherStatus } from "@porchlight/event-notifier";
import type { Hasher, Instant } from "@porchlight/kernel";
import { parseNameAddress } from "@porchlight/sip-message";
import { ANONYMOUS } from "../identity/identity";
import type { WaitingRecord } from "../ports/journal";
import { resourceKey } from "./resource";
import type { ResourceTable } from "./resource-table";
import type { WaitingTable } from "./waiting-table";
import type { WatchRecord } from "./watching";

type Listener = (entry: WatcherEntry) => void;

/** What a record tells of a watcher. */
type WatcherRecord = Pick<WatchRecord, "id" | "presentity" | "eventPackage" | "watcher" | "isAnonymous"> & {
  readonly displayName: string;
  readonly since: Instant;
};

const idDigits = 16;

/** Who watches what, as watcher information tells it (RFC 3857). Costs nothing while nobody asks. */
export class LiveRoster implements WatcherRoster {
  readonly #resources: ResourceTable;
  readonly #waiting: WaitingTable;
  readonly #hasher: Hasher;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(resources: ResourceTable, waiting: WaitingTable, hasher: Hasher) {
    this.#resources = resources;
    this.#waiting = waiting;
    this.#hasher = hasher;
  }

  entries(resource: string, eventPackage: string): readonly WatcherEntry[] {
    const key = resourceKey(resource, eventPackage);
    const live = [...(this.#resources.find(key)?.watchers ?? [])].map(({ record }) => this.#live(record));
    const waiting = this.#waiting.of(key).map(({ record }) => this.#wait(record));
    return [...live, ...waiting];
  }

  watch(resource: string, eventPackage: string, listener: Listener): () => void {
    const key = resourceKey(resource, eventPackage);
    const known = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.#listeners.delete(key);
    };
  }

  /** A subscription began, or its state changed. */
  changed(record: WatchRecord): void {
    this.#tell(record, () => this.#live(record));
  }

  ended(record: WatchRecord, event: WatcherEvent): void {
    this.#tell(record, () => this.#entry(subscriber(record), "terminated", event, undefined));
  }

  waits(record: WaitingRecord): void {
    this.#tell(record, () => this.#wait(record));
  }

  waitedFor(record: WaitingRecord, event: WatcherEvent): void {
    this.#tell(record, () => this.#entry(record, "terminated", event, undefined));
  }

  #tell(
    { presentity, eventPackage }: Pick<WatcherRecord, "presentity" | "eventPackage">,
    make: () => WatcherEntry,
  ) {
    if (this.#listeners.size === 0) return;
    const listeners = this.#listeners.get(resourceKey(presentity, eventPackage));
    if (listeners === undefined) return;
    const entry = make();
    for (const listener of listeners) listener(entry);
  }

  #live(record: WatchRecord): WatcherEntry {
    return this.#entry(subscriber(record), record.state, record.watcherEvent, record.expiresAt);
  }

  #wait(record: WaitingRecord): WatcherEntry {
    return this.#entry(record, "waiting", "timeout", record.giveUpAt);
  }

  /** The id is no name of the subscription elsewhere (PRS-103). */
  #entry(
    { id, watcher, isAnonymous, displayName, since }: WatcherRecord,
    status: WatcherStatus,
    event: WatcherEvent,
    expiresAt: Instant | undefined,
  ): WatcherEntry {
    return {
      id: this.#hasher.hex("SHA-256", `watcher ${id}`).slice(0, idDigits),
      watcher: isAnonymous ? ANONYMOUS : watcher,
      displayName: isAnonymous ? "" : displayName,
      status,
      event,
      since,
      expiresAt,
    };
  }
}

const subscriber = (record: WatchRecord): WatcherRecord => ({
  id: record.id,
  presentity: record.presentity,
  eventPackage: record.eventPackage,
  watcher: record.watcher,
  isAnonymous: record.isAnonymous,
  displayName: displayNameOf(record),
  since: record.createdAt,
});

/** The name in the From of the watcher; empty when it gave none. */
export function displayNameOf({ remoteUri }: Pick<WatchRecord, "remoteUri">): string {
  const address = parseNameAddress(remoteUri);
  return address.ok ? address.value.displayName : "";
}
