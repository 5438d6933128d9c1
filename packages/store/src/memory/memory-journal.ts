import type {
  BindingRecord,
  Commit,
  Journal,
  JournalSnapshot,
  PublicationRecord,
  SubscriptionRecord,
} from "@porchlight/engine";
import { bindingId, type Changes, pendingChanges } from "../journal/pending-changes";

export class MemoryJournal implements Journal {
  readonly #publications = new Map<string, PublicationRecord>();
  readonly #subscriptions = new Map<string, SubscriptionRecord>();
  readonly #bindings = new Map<string, BindingRecord>();

  async load(): Promise<JournalSnapshot> {
    return {
      publications: [...this.#publications.values()],
      subscriptions: [...this.#subscriptions.values()],
      bindings: [...this.#bindings.values()],
    };
  }

  async write(commits: readonly Commit[]): Promise<void> {
    const { publications, subscriptions, bindings } = pendingChanges(commits);
    apply(this.#publications, publications, ({ id }) => id, String);
    apply(this.#subscriptions, subscriptions, ({ id }) => id, String);
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
