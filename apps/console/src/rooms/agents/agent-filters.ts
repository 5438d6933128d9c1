import { maybeOneOf, text } from "~/url/filters";

/** The URL of the room of agents. */
export const agentFilters = {
  show: maybeOneOf(["calendars", "tokens", "network", "watchers"]),
  q: text(200),
  state: maybeOneOf(["failing"]),
};
