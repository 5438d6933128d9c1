import { presenceMarks, presentitySorts } from "@porchlight/admin-api/client";
import { maybeOneOf, oneOf, text } from "~/url/filters";

/** The URL of the presence board. */
export const presenceFilters = {
  q: text(200),
  mark: maybeOneOf(presenceMarks),
  sort: oneOf(presentitySorts, "aor"),
};
