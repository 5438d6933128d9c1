import { connectionSorts, transports } from "@porchlight/admin-api/client";
import { maybeOneOf, oneOf, text } from "~/url/filters";

/** The URL of the list of connections. */
export const connectionFilters = {
  q: text(200),
  transport: maybeOneOf(transports),
  show: oneOf(["open", "closed", "banned"], "open"),
  sort: oneOf(connectionSorts, "-openedAt"),
};
