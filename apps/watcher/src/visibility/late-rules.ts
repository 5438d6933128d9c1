import {
  type Decided,
  type Decidee,
  fail,
  ok,
  type PresenceRules,
  type RulesView,
  type Wish,
} from "@porchlight/presence-client";

type ViewListener = (view: RulesView) => void;

/** The user's rules, whose code comes after the page: when there is a connection to read them by, or when it is needed. */
export class LateRules implements PresenceRules {
  readonly #listeners = new Set<ViewListener>();
  #rules: PresenceRules | undefined;
  #loading: Promise<PresenceRules | undefined> | undefined;
  #hasFailed = false;

  constructor(private readonly open: () => Promise<PresenceRules>) {}

  get view(): RulesView {
    if (this.#rules) return this.#rules.view;
    return this.#hasFailed ? { kind: "failed", failure: { kind: "unreachable" } } : { kind: "loading" };
  }

  /** Undefined when the code cannot be had at the moment; the next call asks again. */
  load(): Promise<PresenceRules | undefined> {
    this.#loading ??= this.open().then(
      (rules) => this.#loaded(rules),
      () => this.#failed(),
    );
    return this.#loading;
  }

  on(_name: "view", listener: ViewListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async decide(about: Decidee, wish: Wish): ReturnType<PresenceRules["decide"]> {
    const rules = await this.load();
    return rules ? rules.decide(about, wish) : fail({ kind: "unreachable" });
  }

  async undo(decided: Decided): ReturnType<PresenceRules["undo"]> {
    const rules = await this.load();
    return rules ? rules.undo(decided) : fail({ kind: "unreachable" });
  }

  inWords(...[naming]: Parameters<PresenceRules["inWords"]>): ReturnType<PresenceRules["inWords"]> {
    return this.#rules?.inWords(naming) ?? ok([]);
  }

  present(about: Decidee): ReturnType<PresenceRules["present"]> {
    return this.#rules?.present(about);
  }

  async asSeenBy(...question: Parameters<PresenceRules["asSeenBy"]>): ReturnType<PresenceRules["asSeenBy"]> {
    const rules = await this.load();
    return rules ? rules.asSeenBy(...question) : fail({ kind: "unreachable" });
  }

  retry(): void {
    if (this.#rules) this.#rules.retry();
    else void this.load();
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#rules?.stop();
  }

  #loaded(rules: PresenceRules): PresenceRules {
    this.#rules = rules;
    rules.on("view", () => this.#tell());
    this.#tell();
    return rules;
  }

  #failed(): undefined {
    this.#loading = undefined;
    this.#hasFailed = true;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener(this.view);
  }
}
