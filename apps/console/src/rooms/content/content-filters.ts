import { contentStandings, contentTypes } from "@porchlight/admin-api/client";
import { type Filtered, maybeOneOf, maybeText, oneOf, text } from "~/url/filters";

/** The URL of the list of objects, and of what each user keeps. */
export const contentFilters = {
  q: text(200),
  owner: maybeText(512),
  standing: oneOf(contentStandings, "all"),
  type: maybeOneOf(contentTypes),
  show: oneOf(["objects", "usage"], "objects"),
};

export type ContentFilters = Filtered<typeof contentFilters>;
