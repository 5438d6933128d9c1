import { maybeOneOf, text } from "~/url/filters";

/** The URL of the list of peers. */
export const peerFilters = {
  q: text(200),
  listed: maybeOneOf(["true", "false"]),
};
