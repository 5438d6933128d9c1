import { type Rejection, warnedRejection } from "@porchlight/event-notifier";
import type { ListLimits } from "./list-limits";
import type { ResolvedList } from "./resolve-service";

/** What the operator has set for lists that cannot be served as they stand. */
export interface ListStrictness {
  /** A reference that leads nowhere refuses the SUBSCRIBE. */
  readonly strictListResolution: boolean;
  /** A list with more members than are subscribed to is refused. */
  readonly rejectOversizedLists: boolean;
}

/** Why a SUBSCRIBE for a list is refused (RFC 4826 section 4.5); undefined when it is served. */
export function listRejection(
  list: ResolvedList,
  { strictListResolution, rejectOversizedLists }: ListStrictness,
  { maxSubscriptions, maxEntries, maxDepth }: ListLimits,
): Rejection | undefined {
  if (list.isMissing) return warnedRejection(502, "the list of this service cannot be found");
  if (strictListResolution && list.unresolved.length > 0)
    return warnedRejection(502, "a reference in this list leads nowhere");
  if (!rejectOversizedLists) return undefined;
  if (list.surplus > 0) return warnedRejection(403, `a list may have ${maxSubscriptions} members`);
  if (list.isCutShort)
    return warnedRejection(403, `a list may lead to ${maxEntries} entries, ${maxDepth} lists deep`);
  return undefined;
}
