import { documentStates } from "@porchlight/admin-api/client";
import { maybeText, oneOf, text } from "~/url/filters";

/** The URL of the list of documents. */
export const documentFilters = {
  q: text(200),
  user: maybeText(512),
  usage: maybeText(200),
  state: oneOf(documentStates, "present"),
};
