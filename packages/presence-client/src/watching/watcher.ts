import type {
  KeptSubscription,
  SubscriptionHandlers,
  SubscriptionStatus,
} from "../subscription/subscription-keeper";
import type { Notification } from "../subscription/subscription-life";
import { type Listenable, TypedEmitter } from "../support/typed-emitter";
import { type PresenceReading, readPresenceBody } from "./presence-reading";

/** What is known about a presentity now. A new object for every change. */
export interface WatcherView {
  readonly status: SubscriptionStatus;
  /** The last document; undefined until one came. */
  readonly presence: PresenceReading | undefined;
  /** No live subscription stands behind `presence` at the moment. */
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
  /** A NOTIFY whose body cannot be used; the last document stays. */
  readonly problem: string;
}

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
  #view: WatcherView = {
    status: { kind: "subscribing" },
    presence: undefined,
    stale: true,
    receivedAt: undefined,
  };

  constructor(
    readonly presentity: string,
    subscribe: (handlers: SubscriptionHandlers) => KeptSubscription,
  ) {
    super();
    this.#subscription = subscribe({
      onNotification: (notification) => this.#notified(notification),
      onStatus: (status) => this.#became(status),
      onAway: () => this.#show({ stale: true }),
    });
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

  #notified(notification: Notification): 200 | 415 {
    if (notification.body.trim() === "") {
      // A NOTIFY without body leaves the last document in force (RFC 3856 §6.8).
      this.#show({ receivedAt: Date.now() });
      return 200;
    }
    const reading = readPresenceBody(notification.contentType, notification.body);
    if (!reading.ok) {
      this.emit("problem", reading.error);
      return reading.error === "unsupported-type" ? 415 : 200;
    }
    this.#show({ presence: reading.value, receivedAt: Date.now() });
    this.emit("state", reading.value);
    return 200;
  }

  #became(status: SubscriptionStatus): void {
    const live = status.kind === "active" || status.kind === "pending" || this.#keptForGood(status);
    this.#show({ status, stale: !live });
    this.emit("status", status);
  }

  /** The state of an `invariant` subscription can never change. */
  #keptForGood(status: SubscriptionStatus): boolean {
    return status.kind === "terminated" && status.reason === "invariant";
  }

  #show(change: Partial<WatcherView>): void {
    this.#view = { ...this.#view, ...change };
    this.emit("view", this.#view);
  }
}
