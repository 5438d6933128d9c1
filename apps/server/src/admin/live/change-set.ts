import { MAX_LIVE_IDS } from "@porchlight/admin-api";

/** Topics whose events carry ids. */
export type ListTopic =
  | "presentities"
  | "subscriptions"
  | "registrations"
  | "connections"
  | "documents"
  | "users"
  | "audit"
  | "traces"
  | "peers"
  | "calendars"
  | "content"
  | "accounting";

export interface TopicChange {
  readonly topic: ListTopic;
  readonly ids: readonly string[];
  readonly more: boolean;
}

/** Ids that changed since the last look, per topic. Bounded: beyond the bound it only remembers that there were more. */
export class ChangeSet {
  readonly #ids = new Map<ListTopic, Set<string>>();
  readonly #more = new Set<ListTopic>();

  get isEmpty(): boolean {
    return this.#ids.size === 0 && this.#more.size === 0;
  }

  add(topic: ListTopic, id: string): void {
    const ids = this.#ids.get(topic);
    if (ids === undefined) this.#ids.set(topic, new Set([id]));
    else if (ids.size < MAX_LIVE_IDS || ids.has(id)) ids.add(id);
    else this.#more.add(topic);
  }

  /** Everything of the topic is to be read again. */
  addAll(topic: ListTopic): void {
    this.#more.add(topic);
  }

  /** Takes what changed and starts anew. */
  drain(): readonly TopicChange[] {
    const topics = new Set([...this.#ids.keys(), ...this.#more]);
    const changes = [...topics].map((topic) => ({
      topic,
      ids: [...(this.#ids.get(topic) ?? [])],
      more: this.#more.has(topic),
    }));
    this.#ids.clear();
    this.#more.clear();
    return changes;
  }
}
