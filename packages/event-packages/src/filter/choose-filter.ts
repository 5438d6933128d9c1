import { type Filter, namesPresentity, readFilterSet } from "@porchlight/documents";

/** The filter in force for a presentity: one for it before one for its domain before one that names nobody. */
export function chooseFilter(filters: readonly Filter[], presentity: string): Filter | undefined {
  if (filters.length === 0) return undefined;
  const domain = presentity.slice(presentity.lastIndexOf("@") + 1);
  let best: Filter | undefined;
  let bestRank = 0;
  for (const filter of filters) {
    const rank = filter.enabled ? rankOf(filter, presentity, domain) : 0;
    if (rank > bestRank) [best, bestRank] = [filter, rank];
  }
  return best;
}

/** Higher is nearer; 0 for a filter that is for somebody else. */
function rankOf({ target }: Filter, presentity: string, domain: string): number {
  switch (target.kind) {
    case "request":
      return 1;
    case "domain":
      return target.domain === domain ? 2 : 0;
    case "uri":
      return namesPresentity(target.uri, presentity) ? 3 : 0;
  }
}

/** Filters as a subscription keeps them. */
export function keptFilters(text: string | undefined): readonly Filter[] {
  const set = text === undefined ? undefined : readFilterSet(text);
  return set?.ok ? set.value.filters : [];
}
