import { addressUri, parseAddress, serviceUri } from "../address";
import { eventFilter } from "./event-filter";
import type { EventSubscription } from "./event-subscription";
import type { KnownStates } from "./known-states";
import { type SubscriptionHandlers, SubscriptionKeeper } from "./subscription-keeper";
import type { SubscriptionContext, SubscriptionTarget } from "./subscription-life";

/** What to subscribe to, and what may be asked for in it. */
export type AllowedSubscription = EventSubscription & Pick<SubscriptionTarget, "allowance">;

export interface SubscriptionsOptions {
  /** Asked for where a subscription names no time. */
  readonly expiresSeconds: () => number;
  readonly onUnauthorized: () => void;
  readonly states: KnownStates;
}

/** All subscriptions of a client. They come and go with its connection. */
export class Subscriptions {
  readonly #keepers = new Set<SubscriptionKeeper>();
  /** How many there may be, by event package. */
  readonly #most = new Map<string, number>();
  #isOnline = false;

  constructor(
    private readonly context: SubscriptionContext,
    private readonly options: SubscriptionsOptions,
  ) {}

  /** Begins when the connection is there, and there is room. Throws a TypeError when the resource is no address. */
  open(subscription: AllowedSubscription, handlers: SubscriptionHandlers): SubscriptionKeeper {
    const keeper = this.#keeperOf(subscription, handlers);
    this.#keepers.add(keeper);
    this.#makeRoom(keeper.event);
    if (this.#isOnline) keeper.resume();
    return keeper;
  }

  /** Of those to an event package only so many are kept, the first ones; the others begin when there is room again. */
  limit(event: string, most: number): void {
    this.#most.set(event, most);
    this.#makeRoom(event);
  }

  #makeRoom(event: string): void {
    const most = this.#most.get(event);
    if (most === undefined) return;
    let place = 0;
    for (const keeper of this.#keepers) {
      if (keeper.event !== event) continue;
      keeper.hold(place < most ? undefined : "limit");
      place += 1;
    }
  }

  /** Those to an event package ask anew where they would ask in another way by now. */
  reconsider(event: string): void {
    for (const keeper of this.#keepers) if (keeper.event === event) keeper.reconsider();
  }

  resume(): void {
    this.#isOnline = true;
    for (const keeper of this.#keepers) keeper.resume();
  }

  pause(): void {
    this.#isOnline = false;
    for (const keeper of this.#keepers) keeper.pause();
  }

  /** Unsubscribes from everything. */
  async stop(): Promise<void> {
    await Promise.all([...this.#keepers].map((keeper) => keeper.stop()));
  }

  /** Forgets everything without a word to the notifiers. */
  drop(): void {
    for (const keeper of this.#keepers) keeper.drop();
    this.#keepers.clear();
  }

  #keeperOf(subscription: AllowedSubscription, handlers: SubscriptionHandlers): SubscriptionKeeper {
    const address = parseAddress(subscription.resource);
    const resource = address.ok ? addressUri(address.value) : serviceUri(subscription.resource);
    if (!resource) throw new TypeError(`Not an address: ${subscription.resource.slice(0, 100)}`);
    const expiresSeconds = subscription.expiresSeconds ?? this.options.expiresSeconds();
    const filter = subscription.filter === undefined ? undefined : eventFilter(subscription.filter);
    const target = { ...subscription, resource, expiresSeconds, filter };
    return new SubscriptionKeeper(this.context, target, handlers, {
      onStopped: (keeper) => {
        this.#keepers.delete(keeper);
        this.#makeRoom(keeper.event);
      },
      onUnauthorized: this.options.onUnauthorized,
      states: this.options.states,
    });
  }
}
