import { type Filtered, maybeInstant, maybeOneOf, text } from "~/url/filters";

const address = text(512);

/** The URL of the question "what does X see of Y?". */
export const asSeenFilters = {
  of: address,
  by: address,
  at: maybeInstant,
  sphere: text(100),
  anonymous: maybeOneOf(["true"]),
};

export type AsSeenFilters = Filtered<typeof asSeenFilters>;

/** Where the page answers what a watcher sees; without one it asks who. */
export function asSeenHref(presentity: string, watcher?: string): string {
  const params = new URLSearchParams({ of: presentity });
  if (watcher !== undefined) params.set("by", watcher);
  return `/presence/as-seen?${params}`;
}
