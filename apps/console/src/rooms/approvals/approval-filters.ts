import { undecidedStates } from "@porchlight/admin-api/client";
import { maybeOneOf, maybeText, text } from "~/url/filters";

/** The URL of the inbox. */
export const approvalFilters = {
  q: text(200),
  state: maybeOneOf(undecidedStates),
  presentity: maybeText(512),
};
