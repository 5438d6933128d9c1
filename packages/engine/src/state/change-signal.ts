import type { StateListener } from "@porchlight/event-notifier";
import type { Subscription } from "./subscription";

/** Carries the word of a derived state to its subscription, which is looked at when the present input is done. */
export class ChangeSignal implements StateListener {
  readonly #touched: Set<Subscription>;
  #subscription: Subscription | undefined;

  constructor(touched: Set<Subscription>) {
    this.#touched = touched;
  }

  aim(subscription: Subscription): void {
    this.#subscription = subscription;
  }

  changed(): void {
    if (this.#subscription !== undefined) this.#touched.add(this.#subscription);
  }
}
