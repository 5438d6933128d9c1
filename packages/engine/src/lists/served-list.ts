import type { StateListener } from "@porchlight/event-notifier";
import { ListState, type ListStateOptions, type LiveList } from "@porchlight/rls";

/** The state of a list subscription, for as long as its list is kept up to date. */
export class ServedList extends ListState {
  readonly #live: LiveList;

  constructor(live: LiveList, options: ListStateOptions, listener: StateListener) {
    super(live.list, options, listener);
    this.#live = live;
  }

  override close(): void {
    super.close();
    this.#live.close();
  }
}
