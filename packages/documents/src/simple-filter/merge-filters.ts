import { fail, ok, type Result } from "@porchlight/kernel";
import { uriKey } from "../uri/uri-key";
import type { Filter, FilterSet, FilterTarget } from "./filter-set";
import { MOST_FILTERS } from "./read-filter-set";

/**
 * The filters of a subscription after one more request (RFC 4660 sections 3.3.3 and 5.2.2): one of the same id takes the
 * place of what was there or takes it away, the others stay. The error is one sentence.
 */
export function mergeFilters(kept: readonly Filter[], sent: FilterSet): Result<readonly Filter[], string> {
  const byId = new Map(kept.map((filter) => [filter.id, filter]));
  for (const filter of sent.filters) {
    if (filter.remove) byId.delete(filter.id);
    else byId.set(filter.id, completed(filter, byId.get(filter.id)));
  }
  const filters = [...byId.values()];
  if (filters.some((each) => each.what === undefined && each.triggers.length === 0))
    return fail("a filter selects nothing and waits for nothing");
  if (filters.length > MOST_FILTERS) return fail(`there are more than ${MOST_FILTERS} filters`);
  const targets = new Set(filters.map(({ target }) => keyOf(target)));
  return targets.size < filters.length ? fail("two filters are for one resource or domain") : ok(filters);
}

/** Who only suspends or resumes a filter may leave out what is in it. */
function completed(sent: Filter, kept: Filter | undefined): Filter {
  const isEmpty = sent.what === undefined && sent.triggers.length === 0;
  return isEmpty && kept !== undefined ? { ...kept, enabled: sent.enabled } : sent;
}

function keyOf(target: FilterTarget): string {
  switch (target.kind) {
    case "request":
      return "request";
    case "uri":
      return `uri ${uriKey(target.uri)}`;
    case "domain":
      return `domain ${target.domain}`;
  }
}
