import type {
  BindingRecord,
  Commit,
  Journal,
  JournalSnapshot,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "@porchlight/engine";
import { bindingId, type Changes, pendingChanges } from "../journal/pending-changes";
import type { MemoryContentStore } from "./memory-content-store";

export class MemoryJournal implements Journal {
  readonly #contents: MemoryContentStore | undefined;
  readonly #publications = new Map<string, PublicationRecord>();
  readonly #subscriptions = new Map<string, SubscriptionRecord>();
  readonly #waiting = new Map<string, WaitingRecord>();
  readonly #bindings = new Map<string, BindingRecord>();

  /** @param contents where objects of the content server go */
  constructor(contents?: MemoryContentStore) {
    this.#contents = contents;
  }

  async load(): Promise<JournalSnapshot> {
    return {
      publications: [...this.#publications.values()],
      subscriptions: [...this.#subscriptions.values()],
      waiting: [...this.#waiting.values()],
      bindings: [...this.#bindings.values()],
    };
  }

  async write(commits: readonly Commit[]): Promise<void> {
    const { publications, subscriptions, waiting, bindings, contents } = pendingChanges(commits);
    for (const content of contents.puts) await this.#contents?.keep(content);
    apply(this.#publications, publications, ({ id }) => id, String);
    apply(this.#subscriptions, subscriptions, ({ id }) => id, String);
    apply(this.#waiting, waiting, ({ id }) => id, String);
    apply(this.#bindings, bindings, bindingId, bindingId);
  }
}

function apply<Value, Key>(
  table: Map<string, Value>,
  { puts, deletes }: Changes<Value, Key>,
  idOf: (value: Value) => string,
  idOfKey: (key: Key) => string,
): void {
  for (const value of puts) table.set(idOf(value), value);
  for (const key of deletes) table.delete(idOfKey(key));
}
