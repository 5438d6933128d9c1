import type { StateListener, SubscriptionWish } from "@porchlight/event-notifier";
import {
  type BackEnd,
  type BackEndStatus,
  type RemoteList,
  type RemoteListSource,
  WholeSource,
} from "@porchlight/rls";
import type { RemoteListener, RemoteSubscription } from "./remote-subscription";

/** Who shares remote subscriptions out. */
export interface RemoteDesk {
  take(wish: SubscriptionWish, listener: RemoteListener): RemoteSubscription;
  leave(subscription: RemoteSubscription, listener: RemoteListener): void;
  /** How one list of ours is told of a list of another domain. */
  sourceOf(list: RemoteList): RemoteListSource;
}

/** A member of a list in another domain. */
export class RemoteBackEnd implements BackEnd, RemoteListener {
  readonly #desk: RemoteDesk;
  readonly #listener: StateListener;
  #subscription: RemoteSubscription;
  #documents: WholeSource;
  /** Of the list that the subscription turned out to be. */
  #told: { readonly list: RemoteList; readonly source: RemoteListSource } | undefined;

  constructor(desk: RemoteDesk, wish: SubscriptionWish, listener: StateListener) {
    this.#desk = desk;
    this.#listener = listener;
    this.#subscription = desk.take(wish, this);
    this.#documents = documentsOf(this.#subscription);
  }

  get status(): BackEndStatus {
    const { instance, standing } = this.#subscription;
    if (standing.state === "active") return { state: "active", instance, source: this.#documents };
    if (standing.state === "listed")
      return { state: "active", instance, source: this.#sourceOf(standing.list) };
    return standing.state === "unknown" ? standing : { ...standing, instance };
  }

  #sourceOf(list: RemoteList): RemoteListSource {
    if (this.#told?.list !== list) this.#told = { list, source: this.#desk.sourceOf(list) };
    return this.#told.source;
  }

  changed(): void {
    this.#told?.source.become(this.#told.list.view);
    this.#listener.changed();
  }

  /** What the list is asked for now may be another wish, and then another subscription. */
  refresh(wish: SubscriptionWish): this {
    const before = this.#subscription;
    const taken = this.#desk.take(wish, this);
    if (taken !== before) {
      this.#desk.leave(before, this);
      this.#subscription = taken;
      this.#documents = documentsOf(taken);
    } else taken.tryAgain();
    return this;
  }

  close(): void {
    this.#desk.leave(this.#subscription, this);
  }
}

const documentsOf = (subscription: RemoteSubscription): WholeSource =>
  new WholeSource(() => {
    const { standing } = subscription;
    return standing.state === "active" ? standing.body : undefined;
  });
