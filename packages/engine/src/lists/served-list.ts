import type { StateListener } from "@porchlight/event-notifier";
import { ListState, type ListStateOptions, type LiveList, type ServiceEnd } from "@porchlight/rls";

/** The state of a list subscription, for as long as its list is kept up to date. */
export class ServedList extends ListState {
  readonly #live: LiveList;
  readonly #listener: StateListener;
  over: ServiceEnd | undefined;

  constructor(live: LiveList, options: ListStateOptions, listener: StateListener) {
    super(live.list, options, listener);
    this.#live = live;
    this.#listener = listener;
  }

  /** There is no such service any more, or not for the subscriber. */
  end(reason: ServiceEnd): void {
    this.over = reason;
    this.#listener.changed();
  }

  override close(): void {
    super.close();
    this.#live.close();
  }
}
