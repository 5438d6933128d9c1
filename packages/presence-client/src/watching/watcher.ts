import { assertNever } from "@porchlight/kernel";
import type { EventSubscription } from "../subscription/event-subscription";
import type { KnownState } from "../subscription/known-states";
import type {
  KeptSubscription,
  SubscriptionHandlers,
  SubscriptionStatus,
} from "../subscription/subscription-keeper";
import type { Notification } from "../subscription/subscription-life";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { PresenceFollower } from "./presence-follower";
import type { PresenceReading } from "./presence-reading";

/** What is known about a presentity now. A new object for every change. */
export interface WatcherView {
  readonly status: SubscriptionStatus;
  /** The last document; undefined until one came. */
  readonly presence: PresenceReading | undefined;
  /** No live subscription stands behind `presence` at the moment, or something was lost on the way. */
  readonly stale: boolean;
  /** When the last news came, in milliseconds since the Unix epoch. */
  readonly receivedAt: number | undefined;
}

export interface WatcherEvents {
  /** A new document. */
  readonly state: PresenceReading;
  readonly status: SubscriptionStatus;
  /** Either of them, and staleness. */
  readonly view: WatcherView;
  /** A NOTIFY whose body cannot be used; the last document stays until the whole state is told again. */
  readonly problem: string;
}

/** How to watch. */
export interface WatchingOptions extends Pick<EventSubscription, "filter"> {}

/** Watches one presentity (RFC 3856) until it is stopped. */
export interface Watcher extends Listenable<WatcherEvents> {
  /** Address with scheme. */
  readonly presentity: string;
  readonly view: WatcherView;
  /** Tries again at once, also after a final refusal. */
  retry(): void;
  /** Unsubscribes. */
  stop(): Promise<void>;
}

/** The watcher behind a `PresenceClient`. */
export class PresenceWatcher extends TypedEmitter<WatcherEvents> implements Watcher {
  readonly #subscription: KeptSubscription;
  #follower = new PresenceFollower();
  #isWholeAskedFor = false;
  #view: WatcherView = {
    status: { kind: "subscribing" },
    presence: undefined,
    stale: true,
    receivedAt: undefined,
  };

  constructor(
    readonly presentity: string,
    subscribe: (handlers: SubscriptionHandlers, accept: (partial: boolean) => string) => KeptSubscription,
  ) {
    super();
    const handlers: SubscriptionHandlers = {
      onNotification: (notification) => this.#notified(notification),
      onStatus: (status) => this.#became(status),
      onAway: () => this.#show({ stale: true }),
      kept: {
        restore: (state) => this.#restore(state),
        takeBack: () => this.#takeBack(),
        whole: () => this.#follower.whole,
      },
    };
    this.#subscription = subscribe(handlers, (partial) => this.#follower.accept(partial));
  }

  get view(): WatcherView {
    return this.#view;
  }

  retry(): void {
    this.#subscription.retry();
  }

  stop(): Promise<void> {
    return this.#subscription.stop();
  }

  #restore({ receivedAt, ...state }: KnownState): boolean {
    const taken = this.#follower.take({ ...state, dialog: beforeReload });
    if (taken.kind === "current") this.#show({ presence: taken.reading, receivedAt });
    return taken.kind === "current";
  }

  #takeBack(): void {
    this.#follower = new PresenceFollower();
    this.#show({ presence: undefined, receivedAt: undefined });
  }

  #notified(notification: Notification): 200 | 415 {
    if (notification.body.trim() === "") {
      // A NOTIFY without body leaves the last document in force (RFC 3856 §6.8).
      this.#show({ receivedAt: Date.now() });
      return 200;
    }
    const taken = this.#follower.take(notification);
    switch (taken.kind) {
      case "current":
        this.#isWholeAskedFor = false;
        this.#show({
          presence: taken.reading,
          stale: !isLive(this.#view.status),
          receivedAt: Date.now(),
        });
        this.emit("state", taken.reading);
        return 200;
      case "outdated":
        return 200;
      case "unreadable":
        this.emit("problem", taken.problem);
        return 200;
      case "lost":
        this.#lost(taken.problem);
        return 200;
      case "unsupported-type":
        this.emit("problem", taken.kind);
        return 415;
      default:
        return assertNever(taken);
    }
  }

  /** Asks for the whole state, once until it comes, after the NOTIFY is answered. */
  #lost(problem: string): void {
    this.emit("problem", problem);
    this.#subscription.forget();
    if (this.#isWholeAskedFor) return;
    this.#isWholeAskedFor = true;
    this.#show({ stale: true });
    queueMicrotask(() => this.#subscription.refresh());
  }

  #became(status: SubscriptionStatus): void {
    if (status.kind === "subscribing") this.#isWholeAskedFor = false;
    this.#show({ status, stale: !isLive(status) || this.#isWholeAskedFor });
    this.emit("status", status);
  }

  #show(change: Partial<WatcherView>): void {
    this.#view = { ...this.#view, ...change };
    this.emit("view", this.#view);
  }
}

/** Stands for the dialog that told what was kept. */
export const beforeReload = "before the reload";

/** The state of an `invariant` subscription can never change. */
export const isLive = (status: SubscriptionStatus): boolean =>
  status.kind === "active" ||
  status.kind === "pending" ||
  (status.kind === "terminated" && status.reason === "invariant");
