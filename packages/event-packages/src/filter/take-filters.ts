import { mergeFilters, readFilterSet, SIMPLE_FILTER_TYPE, writeFilterSet } from "@porchlight/documents";
import { type Rejection, type SubscribeBody, warnedRejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { keptFilters } from "./choose-filter";

/** The filters of a subscription after one more SUBSCRIBE that brings some (RFC 4660 section 5.2); 488 says what is wrong. */
export function takeFilters(
  kept: SubscribeBody | undefined,
  sent: SubscribeBody,
  eventPackage: string,
): Result<SubscribeBody, Rejection> {
  const set = readFilterSet(sent.text);
  if (!set.ok) return fail(warnedRejection(488, set.error));
  const { package: meantFor } = set.value;
  if (meantFor !== undefined && meantFor !== eventPackage)
    return fail(warnedRejection(488, "the filter is for another event package"));
  const merged = mergeFilters(keptFilters(kept?.text), set.value);
  if (!merged.ok) return fail(warnedRejection(488, merged.error));
  const text = writeFilterSet({ package: undefined, filters: merged.value });
  return ok({ contentType: SIMPLE_FILTER_TYPE, text: merged.value.length === 0 ? "" : text });
}
