import { uriKey } from "@porchlight/documents";
import type {
  Decided,
  Decidee,
  EditRefusal,
  Naming,
  PresenceRules,
  PresentDecision,
  Result,
  RulesFailure,
  RulesView,
  Statement,
  WatcherRequests,
  WatchingPerson,
  Wish,
} from "@porchlight/presence-client";
import type { ContactBook } from "../contacts/contact-book";
import { speech } from "../words/words";
import { decideeKey, namingOf } from "./names";

/** A decision that can still be taken back. */
export interface Notice {
  readonly id: number;
  readonly about: Decidee;
  readonly wish: Wish;
  readonly state: "done" | "undoing" | { readonly failure: RulesFailure };
}

/** Who watches, who wants to, and what is decided. The same object until something changes. */
export interface VisibilityView {
  /** Whoever waits for a decision. */
  readonly requests: readonly WatchingPerson[];
  /** Requests of people who hide who they are; a rule for all of them decides. */
  readonly anonymousRequests: number;
  /** But for the user. */
  readonly watching: readonly WatchingPerson[];
  /** Whether the server tells who watches: not yet, yes, or it does not. */
  readonly told: "asking" | "told" | "untold";
  readonly rules: RulesView["kind"];
  /** What is so, in words; undefined where rules cannot be read by us. */
  readonly statements: Result<readonly Statement[], EditRefusal>;
  readonly naming: Naming;
  readonly notices: readonly Notice[];
  /** What is being written about somebody, by key. */
  readonly busy: ReadonlyMap<string, Wish>;
  /** Why the last decision about somebody was not made, by key. */
  readonly failures: ReadonlyMap<string, RulesFailure>;
}

/** A decision can be taken back so long. */
export const undoMs = 10_000;

/** What the page knows and does about who can see the user. */
export class Visibility {
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #decided = new Map<number, Decided>();
  #notices: readonly Notice[] = [];
  #busy: ReadonlyMap<string, Wish> = new Map();
  #failures: ReadonlyMap<string, RulesFailure> = new Map();
  #view: VisibilityView | undefined;
  #serial = 0;

  /** `entity` is the user. */
  constructor(
    private readonly entity: string,
    private readonly requests: WatcherRequests,
    private readonly rules: PresenceRules,
    private readonly book: ContactBook,
  ) {
    const changed = (): void => this.#changed();
    this.#stops = [
      requests.on("view", changed),
      rules.on("view", changed),
      book.onChange(changed),
      speech.onChange(changed),
    ];
  }

  get view(): VisibilityView {
    this.#view ??= this.#look();
    return this.#view;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  present(about: Decidee): PresentDecision | undefined {
    return this.rules.present(about);
  }

  asSeenBy(watcher: string): ReturnType<PresenceRules["asSeenBy"]> {
    return this.rules.asSeenBy(watcher);
  }

  /** True when it is written. */
  async decide(about: Decidee, wish: Wish): Promise<boolean> {
    const key = decideeKey(about);
    if (this.#busy.has(key)) return false;
    this.#failures = without(this.#failures, key);
    this.#busy = new Map([...this.#busy, [key, wish]]);
    this.#changed();
    const result = await this.rules.decide(about, wish);
    this.#busy = without(this.#busy, key);
    if (!result.ok) this.#failures = new Map([...this.#failures, [key, result.error]]);
    else if (result.value.changed) this.#note(result.value);
    this.#changed();
    return result.ok;
  }

  async undo(notice: Notice): Promise<void> {
    const decided = this.#decided.get(notice.id);
    if (!decided || notice.state === "undoing") return;
    this.#stopTimer(notice.id);
    this.#become(notice.id, "undoing");
    const result = await this.rules.undo(decided);
    if (result.ok) this.#drop(notice.id);
    else {
      this.#become(notice.id, { failure: result.error });
      this.#dropLater(notice.id);
    }
  }

  retry(): void {
    this.requests.retry();
    this.rules.retry();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#listeners.clear();
  }

  #look(): VisibilityView {
    const { requests, watching, isKnown, status } = this.requests.view;
    const naming = namingOf(this.book.view.contacts);
    return {
      requests: requests.filter(({ uri, isAnonymous }) => !isAnonymous && this.#isOpen(uri)),
      anonymousRequests: requests.flatMap(({ ids, isAnonymous }) => (isAnonymous ? ids : [])).length,
      watching: watching.filter(({ uri }) => uriKey(uri) !== uriKey(this.entity)),
      told: isKnown ? "told" : status.kind === "terminated" ? "untold" : "asking",
      rules: this.rules.view.kind,
      statements: this.rules.inWords(naming),
      naming,
      notices: this.#notices,
      busy: this.#busy,
      failures: this.#failures,
    };
  }

  /** The server may still tell of a request that our own rules have decided already. */
  #isOpen(uri: string): boolean {
    const present = this.rules.present({ watcher: uri });
    return present === undefined || present.handling === "confirm";
  }

  #note(decided: Decided): void {
    this.#serial += 1;
    const id = this.#serial;
    const isSame = ({ about }: Notice): boolean => decideeKey(about) === decideeKey(decided.about);
    for (const notice of this.#notices.filter(isSame)) this.#drop(notice.id);
    this.#decided.set(id, decided);
    this.#notices = [...this.#notices, { id, about: decided.about, wish: decided.wish, state: "done" }];
    this.#dropLater(id);
  }

  #become(id: number, state: Notice["state"]): void {
    this.#notices = this.#notices.map((notice) => (notice.id === id ? { ...notice, state } : notice));
    this.#changed();
  }

  #dropLater(id: number): void {
    this.#timers.set(
      id,
      setTimeout(() => this.#drop(id), undoMs),
    );
  }

  #stopTimer(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #drop(id: number): void {
    this.#stopTimer(id);
    this.#decided.delete(id);
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
    this.#changed();
  }

  #changed(): void {
    this.#view = undefined;
    for (const listener of [...this.#listeners]) listener();
  }
}

const without = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([each]) => each !== key));
