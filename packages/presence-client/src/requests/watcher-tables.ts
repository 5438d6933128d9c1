import type { WatcherElement, WatcherInfo } from "@porchlight/documents";

/** A watcher that was told, and when. */
export interface WatcherRow extends WatcherElement {
  readonly resource: string;
  /** Milliseconds since the Unix epoch. */
  readonly toldAt: number;
}

/** What a document did: was too old, fitted, or came after others that are missing. */
export type Taken = "discarded" | "taken" | "gap";

/** Rows kept of one dialog; a notifier that tells more is not believed. */
const mostRows = 100_000;

/** The watchers as one dialog tells them, by the rules of RFC 3858 §4. */
export class WatcherTables {
  #version: number | undefined;
  /** By resource, then by id. */
  readonly #tables = new Map<string, Map<string, WatcherRow>>();
  #count = 0;

  get rows(): readonly WatcherRow[] {
    return [...this.#tables.values()].flatMap((table) => [...table.values()]);
  }

  take({ version, state, lists }: WatcherInfo, toldAt: number): Taken {
    const expected = this.#version === undefined ? version : this.#version + 1;
    if (version < expected) return "discarded";
    this.#version = version;
    if (state === "full") this.#flush();
    for (const { resource, watchers } of lists) {
      for (const watcher of watchers) this.#put({ ...watcher, resource, toldAt });
    }
    // A full document leaves nothing missing.
    return version > expected && state === "partial" ? "gap" : "taken";
  }

  #flush(): void {
    this.#tables.clear();
    this.#count = 0;
  }

  #put(row: WatcherRow): void {
    const table = this.#tables.get(row.resource) ?? new Map<string, WatcherRow>();
    this.#tables.set(row.resource, table);
    if (table.delete(row.id)) this.#count -= 1;
    if (row.status === "terminated" || this.#count >= mostRows) return;
    table.set(row.id, row);
    this.#count += 1;
  }
}
