import { subscriptionSorts, subscriptionStates } from "@porchlight/admin-api/client";
import { maybeCount, maybeOneOf, maybeText, oneOf, text } from "~/url/filters";

/** The URL of the list of subscriptions. */
export const watcherFilters = {
  q: text(200),
  state: maybeOneOf(subscriptionStates),
  reach: maybeOneOf(["reachable", "unreachable"]),
  event: maybeText(128),
  connection: maybeCount,
  sort: oneOf(subscriptionSorts, "presentity"),
};
