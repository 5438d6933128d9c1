import type { StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import type { BackEnd, BackEndStatus } from "@porchlight/rls";
import { RemoteSource } from "./remote-source";
import type { RemoteListener, RemoteSubscription } from "./remote-subscription";

/** Who shares remote subscriptions out. */
export interface RemoteDesk {
  take(wish: SubscriptionWish, listener: RemoteListener): RemoteSubscription;
  leave(subscription: RemoteSubscription, listener: RemoteListener): void;
}

/** A member of a list in another domain. */
export class RemoteBackEnd implements BackEnd, RemoteListener {
  readonly #desk: RemoteDesk;
  readonly #listener: StateListener;
  #subscription: RemoteSubscription;
  #source: RemoteSource;

  constructor(desk: RemoteDesk, wish: SubscriptionWish, listener: StateListener) {
    this.#desk = desk;
    this.#listener = listener;
    this.#subscription = desk.take(wish, this);
    this.#source = new RemoteSource(this.#subscription);
  }

  get status(): BackEndStatus {
    return statusOf(this.#subscription, this.#source);
  }

  changed(): void {
    this.#listener.changed();
  }

  /** What the list is asked for now may be another wish, and then another subscription. */
  refresh(wish: SubscriptionWish): void {
    const before = this.#subscription;
    const taken = this.#desk.take(wish, this);
    if (taken !== before) {
      this.#desk.leave(before, this);
      this.#subscription = taken;
      this.#source = new RemoteSource(taken);
    } else taken.tryAgain();
  }

  close(): void {
    this.#desk.leave(this.#subscription, this);
  }
}

function statusOf({ instance, standing }: RemoteSubscription, source: RemoteSource): BackEndStatus {
  switch (standing.state) {
    case "unknown":
      return { state: "unknown" };
    case "pending":
      return { state: "pending", instance };
    case "active":
      return { state: "active", instance, source };
    case "terminated":
      return { state: "terminated", instance, reason: standing.reason };
  }
}
