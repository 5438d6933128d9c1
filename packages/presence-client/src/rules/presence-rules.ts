import { fail, ok, type Result } from "@porchlight/kernel";
import {
  type EditRefusal,
  inWords,
  type Naming,
  type PresentDecision,
  presentDecision,
  type RulesInForce,
  type Statement,
  type Wish,
} from "@porchlight/policy";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import type { XdmClient } from "../xdm/xdm-client";
import type { XdmFailure } from "../xdm/xdm-failure";
import { carryOut, type RulesFailure, restore, type WritingParts, type WrittenDocument } from "./carry-out";
import { type Decidee, editFor, named, uriOf } from "./decidee";
import { hasRules, inForceOf, NO_DEFAULT } from "./in-force";
import { type Copies, RulesDocuments } from "./rules-documents";
import type { SeenBy } from "./seen-by";
import { askDefaultHandling, askSeenBy, type SeenWhen } from "./self-preview";

/** Where the rules stand. A new object for every change. */
export type RulesView =
  | { readonly kind: "loading" }
  /** `stale`: no live subscription stands behind it at the moment. */
  | { readonly kind: "ready"; readonly stale: boolean }
  | { readonly kind: "failed"; readonly failure: XdmFailure };

export interface PresenceRulesEvents {
  /** The rules, the lists or what is known of them have changed. */
  readonly view: RulesView;
}

/** A decision that was made, to be taken back by `undo`. */
export interface Decided {
  readonly about: Decidee;
  readonly wish: Wish;
  /** False when it was so already. */
  readonly changed: boolean;
  /** What was decided before. */
  readonly before: Wish;
  readonly written: readonly WrittenDocument[];
}

/** Who sees what of the user: its rules and lists, live, and decisions that change them. */
export interface PresenceRules extends Listenable<PresenceRulesEvents> {
  readonly view: RulesView;
  /**
   * Writes what has to change in rules and lists. Nobody else is given anything else, and between two writes the watcher
   * is given no more than before and after. When a write is refused, those before it are taken back.
   */
  decide(about: Decidee, wish: Wish): Promise<Result<Decided, RulesFailure>>;
  /**
   * Takes a decision back: the documents are as they were, byte for byte, or, when somebody has changed them since, give
   * what they gave.
   */
  undo(decided: Decided): Promise<Result<void, RulesFailure>>;
  /** Who sees what, in sentences; the refusal says what cannot be read. Nothing while it is loading. */
  inWords(naming?: Naming): Result<readonly Statement[], EditRefusal>;
  /** What is decided at present; undefined while it is loading or cannot be read. */
  present(about: Decidee): PresentDecision | undefined;
  /** How somebody sees the user, as the server decides it. */
  asSeenBy(watcher: string, when?: SeenWhen): Promise<Result<SeenBy, XdmFailure>>;
  retry(): void;
  stop(): Promise<void>;
}

export interface PresenceRulesOptions {
  /** What holds without rules, where the server does not tell; it is asked when this is left out. */
  readonly defaultHandling?: RulesInForce["defaultHandling"];
}

/** The rules of the user of an `XdmClient`, which needs a connection for it. */
export const presenceRules = (xdm: XdmClient, options: PresenceRulesOptions = {}): PresenceRules =>
  new LiveRules(xdm, options);

class LiveRules extends TypedEmitter<PresenceRulesEvents> implements PresenceRules {
  readonly #documents: RulesDocuments;
  #defaultHandling: RulesInForce["defaultHandling"] | undefined;
  #isAsking = false;
  /** Why it is not known what holds without rules. */
  #unlearnt: XdmFailure | undefined;
  #last: { readonly copies: Copies; readonly inForce: RulesInForce } | undefined;
  /** Decisions are made one after the other: each begins with what the one before left. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly xdm: XdmClient,
    private readonly options: PresenceRulesOptions,
  ) {
    super();
    this.#defaultHandling = options.defaultHandling;
    this.#documents = new RulesDocuments(xdm, () => this.#changed());
  }

  get view(): RulesView {
    const { state } = this.#documents;
    if (state.kind !== "ready") return state;
    if (this.#inForce(state.copies)) return { kind: "ready", stale: this.#documents.isStale };
    return this.#unlearnt ? { kind: "failed", failure: this.#unlearnt } : { kind: "loading" };
  }

  decide(about: Decidee, wish: Wish): Promise<Result<Decided, RulesFailure>> {
    return this.#inTurn(() => this.#decide(about, wish));
  }

  undo(decided: Decided): Promise<Result<void, RulesFailure>> {
    return this.#inTurn(async () => {
      if (!decided.changed) return ok(undefined);
      const failure = await restore(this.#parts, decided.written);
      if (failure === undefined) return ok(undefined);
      if (failure.kind !== "precondition-failed" && failure.kind !== "not-found") return fail(failure);
      const again = await this.#decide(decided.about, decided.before);
      return again.ok ? ok(undefined) : again;
    });
  }

  inWords(naming?: Naming): Result<readonly Statement[], EditRefusal> {
    const inForce = this.#shown;
    return inForce === undefined ? ok([]) : inWords(inForce, naming);
  }

  present(about: Decidee): PresentDecision | undefined {
    const inForce = this.#shown;
    const present = inForce && presentDecision(inForce, named(about));
    return present?.ok ? present.value : undefined;
  }

  asSeenBy(watcher: string, when?: SeenWhen): Promise<Result<SeenBy, XdmFailure>> {
    return askSeenBy(this.xdm, uriOf(watcher), when);
  }

  retry(): void {
    this.#unlearnt = undefined;
    this.#documents.retry();
    this.#changed();
  }

  stop(): Promise<void> {
    return this.#documents.stop();
  }

  get #parts(): WritingParts {
    return { xdm: this.xdm, documents: this.#documents };
  }

  get #shown(): RulesInForce | undefined {
    const { state } = this.#documents;
    return state.kind === "ready" ? this.#inForce(state.copies) : undefined;
  }

  async #decide(about: Decidee, wish: Wish): Promise<Result<Decided, RulesFailure>> {
    const state = await this.#documents.settled();
    const copies = state.kind === "ready" ? ok(state.copies) : await this.#documents.read();
    if (!copies.ok) return copies;
    let before: Wish | undefined;
    const written = await carryOut(this.#parts, copies.value, async (newest) => {
      const inForce = await this.#inForceFor(newest);
      if (!inForce.ok) return inForce;
      const present = presentDecision(inForce.value, named(about));
      if (!present.ok) return present;
      before ??= present.value.wish;
      return editFor(inForce.value, about, wish);
    });
    if (!written.ok) return written;
    const changed = written.value.length > 0;
    return ok({ about, wish, changed, before: before ?? wish, written: written.value });
  }

  /** What holds without rules matters where there are none, and may have changed. */
  async #inForceFor(copies: Copies): Promise<Result<RulesInForce, XdmFailure>> {
    if (!hasRules(copies)) {
      const asked = await this.#askDefaultHandling();
      if (!asked.ok) return asked;
    }
    const inForce = this.#inForce(copies);
    return inForce === undefined ? fail({ kind: "unreadable-answer" }) : ok(inForce);
  }

  /** Undefined while it is not known what holds without rules. */
  #inForce(copies: Copies): RulesInForce | undefined {
    if (this.#last?.copies === copies) return this.#last.inForce;
    const defaultHandling = this.#defaultHandling ?? (hasRules(copies) ? NO_DEFAULT : undefined);
    if (defaultHandling === undefined) return undefined;
    const inForce = inForceOf(this.xdm, copies, defaultHandling);
    this.#last = { copies, inForce };
    return inForce;
  }

  async #askDefaultHandling(): Promise<Result<void, XdmFailure>> {
    if (this.options.defaultHandling) return ok(undefined);
    const asked = await askDefaultHandling(this.xdm);
    if (!asked.ok) return asked;
    this.#defaultHandling = asked.value;
    this.#last = undefined;
    return ok(undefined);
  }

  #changed(): void {
    const { state } = this.#documents;
    if (state.kind === "ready" && this.#inForce(state.copies) === undefined) void this.#learn();
    this.emit("view", this.view);
  }

  async #learn(): Promise<void> {
    if (this.#isAsking || this.#unlearnt) return;
    this.#isAsking = true;
    const asked = await this.#askDefaultHandling();
    this.#isAsking = false;
    this.#unlearnt = asked.ok ? undefined : asked.error;
    this.emit("view", this.view);
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
