import { Alarm } from "../support/alarm";
import { backOffMs } from "../support/back-off";
import type { KnownState, KnownStates, WholeState } from "./known-states";
import { type NextTry, nextTry, type SubscriptionEnd } from "./subscription-end";
import {
  allowanceOf,
  type LifeHandlers,
  type Notification,
  type StateMemory,
  type SubscriptionContext,
  SubscriptionLife,
  type SubscriptionTarget,
} from "./subscription-life";

/** Where a subscription stands. Times are milliseconds since the Unix epoch. */
export type SubscriptionStatus =
  /** On its way, or waiting for the connection. */
  | { readonly kind: "subscribing" }
  | { readonly kind: "active"; readonly expiresAt: number }
  /** The presentity has not decided yet. */
  | { readonly kind: "pending"; readonly expiresAt: number }
  /** Ended for a while; tried again at `retryAt`. Reasons: RFC 6665 §4.1.3, `no-notify`, `unreachable`, `refused`. */
  | { readonly kind: "waiting"; readonly reason: string; readonly retryAt: number }
  /** Ended, and not tried again: `rejected`, `noresource`, `invariant`, `refused`, `wrong-credentials`, `stopped`. */
  | { readonly kind: "terminated"; readonly reason: string };

/** Who hears of a subscription. */
export interface SubscriptionHandlers {
  /** Returns the status code of the answer. */
  readonly onNotification: (notification: Notification) => 200 | 415;
  readonly onStatus: (status: SubscriptionStatus) => void;
  /** The connection is away, or the client left: what was told last may be old from now on. */
  readonly onAway: () => void;
  /** One of several dialogs is over, and the subscription goes on (see `EventSubscription.forks`). */
  readonly onDialogEnd?: (dialog: string) => void;
  /** For subscriptions whose state is kept over a reload. */
  readonly kept?: KeptStateHandlers;
}

export interface KeptStateHandlers {
  /** Takes what was told before the reload; false when it is of no use. */
  readonly restore: (state: KnownState) => boolean;
  /** The notifier did not say that what was restored still holds: it is not to be shown. */
  readonly takeBack: () => void;
  /** What was told last; undefined when it is not known as a whole. */
  readonly whole: () => WholeState | undefined;
}

/** A subscription that is kept alive until it is stopped. */
export interface KeptSubscription {
  /** Subscribes again in the dialog, so that the notifier tells the whole state. */
  refresh(): void;
  /** What was told last could not be taken: the next SUBSCRIBE does not say that it is here. */
  forget(): void;
  /** Tries again at once, also after a final refusal. */
  retry(): void;
  /** Unsubscribes. */
  stop(): Promise<void>;
}

export interface KeeperOwner {
  readonly onUnauthorized: () => void;
  readonly onStopped: (keeper: SubscriptionKeeper) => void;
  readonly states: KnownStates;
}

/** Keeps one subscription alive over ends, refusals and losses of connection, and backs off when it must. */
export class SubscriptionKeeper implements KeptSubscription {
  readonly #alarm = new Alarm();
  readonly #memory: StateMemory = { tag: undefined };
  #life: SubscriptionLife | undefined;
  #online = false;
  #stopped = false;
  /** Why it may not be, where that is for us to say. */
  #heldBy: string | undefined;
  #attempt = 0;
  #activeSince: number | undefined;
  /** What is shown was told before a reload, and nobody has said since that it holds. */
  #isRestored = false;

  constructor(
    private readonly context: SubscriptionContext,
    private readonly target: SubscriptionTarget,
    private readonly handlers: SubscriptionHandlers,
    private readonly owner: KeeperOwner,
  ) {
    this.#restore();
  }

  get event(): string {
    return this.target.event;
  }

  /** The connection is there. */
  resume(): void {
    this.#online = true;
    this.#attempt = 0;
    this.#alarm.clear();
    if (this.#stopped) return;
    if (this.#life) this.#life.resume();
    else this.#begin();
  }

  /** The connection is away. */
  pause(): void {
    this.#online = false;
    this.#alarm.clear();
    this.#life?.pause();
    this.handlers.onAway();
  }

  refresh(): void {
    this.#life?.refresh();
  }

  /** Asks anew where what is asked for is another thing by now. */
  reconsider(): void {
    this.#life?.reconsider();
  }

  forget(): void {
    this.#memory.tag = undefined;
    this.owner.states.delete(this.#name);
  }

  retry(): void {
    if (this.#heldBy !== undefined) return;
    this.#stopped = false;
    this.#attempt = 0;
    if (this.#online && !this.#life) this.#begin();
  }

  async stop(): Promise<void> {
    this.owner.onStopped(this);
    this.owner.states.delete(this.#name);
    this.#alarm.clear();
    this.#stopped = true;
    const life = this.#life;
    this.#life = undefined;
    this.handlers.onStatus({ kind: "terminated", reason: "stopped" });
    if (this.#online) await life?.leave();
    else life?.drop();
  }

  /** Forgets the subscription without a word to the notifier. */
  drop(): void {
    this.#alarm.clear();
    this.#life?.drop();
    this.#life = undefined;
    this.handlers.onAway();
  }

  /** Ends for a reason of our own; without one it begins anew. */
  hold(reason: string | undefined): void {
    if (reason === this.#heldBy) return;
    this.#heldBy = reason;
    if (reason === undefined) return this.retry();
    const life = this.#life;
    this.#life = undefined;
    this.#alarm.clear();
    if (this.#online) void life?.leave();
    else life?.drop();
    this.#plan({ kind: "stop", reason });
  }

  get #isConditional(): boolean {
    return (this.target.conditional ?? false) && allowanceOf(this.target).conditional;
  }

  get #name(): string {
    return `${this.target.event} ${this.target.resource}`;
  }

  #restore(): void {
    const state = this.#isConditional ? this.owner.states.get(this.#name) : undefined;
    if (state === undefined || !this.handlers.kept?.restore(state)) return;
    this.#memory.tag = state.tag;
    this.#isRestored = true;
  }

  /** After a NOTIFY that was taken; what follows an end is decided by its reason. */
  #keep({ body, state }: Notification): void {
    const { kept } = this.handlers;
    if (!this.target.conditional || kept === undefined || state.state === "terminated") return;
    const { tag } = this.#memory;
    if (body.trim() === "" && tag === undefined) this.#takeBack();
    this.#isRestored = false;
    if (tag === undefined || !this.#isConditional) return this.owner.states.delete(this.#name);
    if (body.trim() === "") return;
    const receivedAt = Date.now();
    this.owner.states.changed(this.#name, () => {
      const whole = this.#memory.tag === tag ? kept.whole() : undefined;
      return whole && { ...whole, tag, receivedAt };
    });
  }

  #takeBack(): void {
    if (this.#isRestored) this.handlers.kept?.takeBack();
    this.#isRestored = false;
  }

  #begin(): void {
    this.#alarm.clear();
    this.#activeSince = undefined;
    this.handlers.onStatus({ kind: "subscribing" });
    const handlers: LifeHandlers = {
      onNotification: (notification) => this.#notified(notification),
      onUnchanged: (kind, expiresAt) => this.handlers.onStatus({ kind, expiresAt }),
      onEnd: (end) => this.#ended(end),
      onDialogEnd: this.handlers.onDialogEnd,
    };
    this.#life = new SubscriptionLife(this.context, this.target, handlers, this.#memory);
    this.#life.start();
  }

  #notified(notification: Notification): 200 | 415 {
    const { state } = notification.state;
    if (state !== "terminated") {
      this.#activeSince ??= Date.now();
      this.handlers.onStatus({ kind: state, expiresAt: notification.expiresAt });
    }
    const status = this.handlers.onNotification(notification);
    if (status === 200) this.#keep(notification);
    return status;
  }

  #ended(end: SubscriptionEnd): void {
    this.#life = undefined;
    const settled =
      this.#activeSince !== undefined && Date.now() - this.#activeSince >= this.context.timing.settledMs;
    if (settled) this.#attempt = 0;
    if (end.kind === "unauthorized") this.owner.onUnauthorized();
    this.#plan(nextTry(end));
  }

  #plan(next: NextTry): void {
    if (next.kind === "stop") {
      this.#stopped = true;
      this.#takeBack();
      this.owner.states.delete(this.#name);
      this.handlers.onStatus({ kind: "terminated", reason: next.reason });
      return;
    }
    const delayMs = this.#delayOf(next);
    this.#attempt += 1;
    if (delayMs === 0) {
      if (this.#online) this.#begin();
      else this.handlers.onStatus({ kind: "subscribing" });
      return;
    }
    this.handlers.onStatus({ kind: "waiting", reason: next.reason, retryAt: Date.now() + delayMs });
    if (this.#online) this.#alarm.set(delayMs, () => this.#begin());
  }

  #delayOf(next: Exclude<NextTry, { kind: "stop" }>): number {
    const { retryFirstMs, retryLongestMs } = this.context.timing;
    const backOff = (): number =>
      backOffMs(
        Math.max(1, this.#attempt),
        { firstMs: retryFirstMs, longestMs: retryLongestMs },
        Math.random,
      );
    if (next.kind === "back-off") return backOff();
    if (next.afterMs !== undefined) return next.afterMs;
    return this.#attempt === 0 ? 0 : backOff();
  }
}
