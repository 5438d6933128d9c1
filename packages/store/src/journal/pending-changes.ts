import type { StoredContent } from "@porchlight/content";
import type {
  BindingRecord,
  Commit,
  JournalRecord,
  PublicationRecord,
  SubscriptionRecord,
  WaitingRecord,
} from "@porchlight/engine";
import { assertNever } from "@porchlight/kernel";

/** What commits come to when the last change of each record stands. */
export interface PendingChanges {
  readonly publications: Changes<PublicationRecord, string>;
  readonly subscriptions: Changes<SubscriptionRecord, string>;
  readonly waiting: Changes<WaitingRecord, string>;
  readonly bindings: Changes<BindingRecord, BindingKey>;
  readonly contents: Changes<StoredContent, never>;
}

export interface Changes<Value, Key> {
  readonly puts: readonly Value[];
  readonly deletes: readonly Key[];
}

export interface BindingKey {
  readonly aor: string;
  readonly key: string;
}

/** Folds commits, in their order, into at most one change per record. */
export function pendingChanges(commits: readonly Commit[]): PendingChanges {
  const publications = new LastChanges<PublicationRecord, string>();
  const subscriptions = new LastChanges<SubscriptionRecord, string>();
  const waiting = new LastChanges<WaitingRecord, string>();
  const bindings = new LastChanges<BindingRecord, BindingKey>();
  const contents = new LastChanges<StoredContent, never>();
  const fold = (change: JournalRecord): void => {
    switch (change.kind) {
      case "publication-put":
        return publications.put(change.record.id, change.record);
      case "publication-delete":
        return publications.delete(change.id, change.id);
      case "content-put": {
        const { owner, object } = change.content.name;
        return contents.put(`${owner} ${object}`, change.content);
      }
      case "subscription-put":
        return subscriptions.put(change.record.id, change.record);
      case "subscription-delete":
        return subscriptions.delete(change.id, change.id);
      case "waiting-put":
        return waiting.put(change.record.id, change.record);
      case "waiting-delete":
        return waiting.delete(change.id, change.id);
      case "binding-put":
        return bindings.put(bindingId(change.record), change.record);
      case "binding-delete":
        return bindings.delete(bindingId(change), { aor: change.aor, key: change.key });
      default:
        return assertNever(change);
    }
  };
  for (const { records } of commits) for (const record of records) fold(record);
  return {
    publications: publications.changes(),
    subscriptions: subscriptions.changes(),
    waiting: waiting.changes(),
    bindings: bindings.changes(),
    contents: contents.changes(),
  };
}

/** One text for the two parts of a binding's name; the length keeps them apart. */
export const bindingId = ({ aor, key }: BindingKey): string => `${aor.length}:${aor}${key}`;

class LastChanges<Value, Key> {
  readonly #puts = new Map<string, Value>();
  readonly #deletes = new Map<string, Key>();

  put(id: string, value: Value): void {
    this.#deletes.delete(id);
    this.#puts.set(id, value);
  }

  delete(id: string, key: Key): void {
    this.#puts.delete(id);
    this.#deletes.set(id, key);
  }

  changes(): Changes<Value, Key> {
    return { puts: [...this.#puts.values()], deletes: [...this.#deletes.values()] };
  }
}
