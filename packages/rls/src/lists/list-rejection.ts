import { type Rejection, warnedRejection } from "@porchlight/event-notifier";
import type { Saying } from "@porchlight/kernel";
import type { ListLimits } from "./list-limits";
import type { ResolvedList } from "./resolve-service";
import { say } from "./sayings";

/** What the operator has set for lists that cannot be served as they stand. */
export interface ListStrictness {
  /** A reference that leads nowhere refuses the SUBSCRIBE. */
  readonly strictListResolution: boolean;
  /** A list with more members than are subscribed to is refused. */
  readonly rejectOversizedLists: boolean;
}

export interface ListRefusal {
  readonly status: 403 | 502;
  readonly why: Saying;
}

/** Why a SUBSCRIBE for a list is refused (RFC 4826 section 4.5); undefined when it is served. */
export function listRefusal(
  list: ResolvedList,
  { strictListResolution, rejectOversizedLists }: ListStrictness,
  { maxSubscriptions, maxEntries, maxDepth }: ListLimits,
): ListRefusal | undefined {
  if (list.isMissing) return { status: 502, why: say("list-cannot-be-found") };
  if (strictListResolution && list.unresolved.length > 0)
    return { status: 502, why: say("reference-leads-nowhere") };
  if (!rejectOversizedLists) return undefined;
  if (list.surplus > 0)
    return { status: 403, why: say("list-of-too-many-members", { count: maxSubscriptions }) };
  if (list.isCutShort)
    return { status: 403, why: say("list-of-too-many-entries", { count: maxEntries, depth: maxDepth }) };
  return undefined;
}

/** The same as the answer that the SUBSCRIBE gets. */
export function listRejection(
  list: ResolvedList,
  strictness: ListStrictness,
  limits: ListLimits,
): Rejection | undefined {
  const refusal = listRefusal(list, strictness, limits);
  return refusal && warnedRejection(refusal.status, refusal.why.text);
}
