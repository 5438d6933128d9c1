import { Alarm } from "../support/alarm";
import type { ClientStorage } from "../support/client-storage";

/** The whole of a state, as one body. */
export interface WholeState {
  readonly contentType: string;
  readonly body: string;
}

/** The state that a subscription was told last. */
export interface KnownState extends WholeState {
  /** Its entity-tag (RFC 5839). */
  readonly tag: string;
  /** Milliseconds since the Unix epoch. */
  readonly receivedAt: number;
}

/** Of all states of a client together; those that were told last stay. */
const mostCharacters = 1_000_000;

/** Many changes become one write. */
const writeAfterMs = 500;

/** What was told of others, kept over a reload of the page: it need not be told again. */
export class KnownStates {
  readonly #key: string;
  readonly #states: Map<string, KnownState>;
  /** What is to be read before it is written. */
  readonly #changed = new Map<string, () => KnownState | undefined>();
  readonly #write = new Alarm();

  constructor(
    private readonly storage: ClientStorage,
    entity: string,
  ) {
    this.#key = `states:${entity}`;
    this.#states = readStates(storage.get(this.#key));
  }

  get(name: string): KnownState | undefined {
    return this.#states.get(name);
  }

  /** `read` is asked when it is time to write; a state that cannot be told as a whole is not kept. */
  changed(name: string, read: () => KnownState | undefined): void {
    this.#changed.set(name, read);
    if (!this.#write.isSet) this.#write.set(writeAfterMs, () => this.#flush());
  }

  delete(name: string): void {
    const wasKnown = this.#states.delete(name);
    if (this.#changed.delete(name) || wasKnown) this.#flush();
  }

  #flush(): void {
    this.#write.clear();
    for (const [name, read] of this.#changed) {
      const state = read();
      // The last one is the newest.
      this.#states.delete(name);
      if (state !== undefined) this.#states.set(name, state);
    }
    this.#changed.clear();
    this.#store();
  }

  #store(): void {
    const kept: [string, KnownState][] = [];
    let characters = 0;
    for (const [name, state] of [...this.#states].reverse()) {
      characters += name.length + state.body.length;
      if (characters <= mostCharacters) kept.unshift([name, state]);
    }
    if (kept.length === 0) this.storage.remove(this.#key);
    else this.storage.set(this.#key, JSON.stringify(kept));
  }
}

/** What is not of our own making is passed over. */
function readStates(text: string | undefined): Map<string, KnownState> {
  const states = new Map<string, KnownState>();
  for (const [name, state] of entriesIn(text)) if (isKnownState(state)) states.set(name, state);
  return states;
}

function entriesIn(text: string | undefined): readonly (readonly [string, unknown])[] {
  try {
    const entries: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (entry: unknown): entry is readonly [string, unknown] =>
  Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string";

function isKnownState(value: unknown): value is KnownState {
  if (typeof value !== "object" || value === null) return false;
  const { tag, contentType, body, receivedAt }: Partial<Record<keyof KnownState, unknown>> = value;
  return (
    typeof tag === "string" &&
    /^[\w\-.!%*+`'~]{1,200}$/.test(tag) &&
    typeof contentType === "string" &&
    typeof body === "string" &&
    typeof receivedAt === "number"
  );
}
