import { accountKinds, userSorts } from "@porchlight/admin-api/client";
import { maybeOneOf, maybeText, oneOf, text } from "~/url/filters";

/** The URL of the list of users. */
export const userFilters = {
  q: text(200),
  kind: maybeOneOf(accountKinds),
  state: maybeOneOf(["enabled", "disabled"]),
  domain: maybeText(255),
  sort: oneOf(userSorts, "aor"),
};
