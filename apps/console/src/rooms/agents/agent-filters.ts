import { maybeOneOf, oneOf, text } from "~/url/filters";

/** The URL of the room of agents. */
export const agentFilters = {
  show: oneOf(["calendars", "tokens", "network", "watchers"], "calendars"),
  q: text(200),
  state: maybeOneOf(["failing"]),
};
