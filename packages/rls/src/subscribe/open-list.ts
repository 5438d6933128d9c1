import type { Rejection, StateListener } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { ListLimits } from "../lists/list-limits";
import { type ListStrictness, listRejection } from "../lists/list-rejection";
import type { ListService } from "../lists/list-service";
import type { ListListener, ListSubscriber, LiveLists } from "../lists/live-lists";
import type { ResolvedList } from "../lists/resolve-service";
import { ListState, type ListStateOptions } from "../state/list-state";

/** What the list subscriptions of a house share. */
export interface ListHouseRules {
  readonly lists: LiveLists;
  readonly limits: ListLimits;
  readonly strictness: ListStrictness;
}

/** Who hears of a list subscription. */
export interface ListSubscriptionListener extends StateListener {
  /** The list is not there for its subscriber any more: the subscription ends. */
  ended(reason: "noresource" | "rejected"): void;
}

/** The state of a subscription to a list service, kept in line with its documents; or why there is none. */
export function openList(
  { lists, limits, strictness }: ListHouseRules,
  service: ListService,
  subscriber: ListSubscriber,
  options: Omit<ListStateOptions, "source">,
  listener: ListSubscriptionListener,
): Result<ListState, Rejection> {
  const relay = new Relay(listener);
  const source = lists.open(service, subscriber, relay);
  const refused = listRejection(source.list, strictness, limits);
  if (refused !== undefined) {
    source.close();
    return fail(refused);
  }
  const state = new ListState(source.list, { ...options, source }, listener);
  relay.state = state;
  return ok(state);
}

class Relay implements ListListener {
  state: ListState | undefined;
  readonly #listener: ListSubscriptionListener;

  constructor(listener: ListSubscriptionListener) {
    this.#listener = listener;
  }

  listChanged(list: ResolvedList): void {
    this.state?.become(list);
  }

  serviceGone(reason: "noresource" | "rejected"): void {
    this.#listener.ended(reason);
  }
}
