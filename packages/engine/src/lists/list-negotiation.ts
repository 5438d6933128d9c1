import { acceptValue, type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { acceptsType, type HeaderFields, optionTags, splitList } from "@porchlight/sip-message";

/** The extension that lists need (RFC 4662 section 4.1). */
export const EVENT_LIST = "eventlist";
/** The extension by which a request brings its list (RFC 5367 section 3). */
export const RECIPIENT_LIST = "recipient-list-subscribe";

/** What a list is told by. */
export const LIST_TYPES = ["multipart/related", "application/rlmi+xml"] as const;

/** Whether whoever subscribes can be told of a list: 421 without the extension, 406 without its body types. */
export function negotiateList(headers: HeaderFields): Result<void, Rejection> {
  const supports = [...optionTags(headers, "supported"), ...optionTags(headers, "require")];
  if (!supports.some((tag) => tag.toLowerCase() === EVENT_LIST))
    return fail(rejection(421, [["Require", EVENT_LIST]]));
  const ranges = splitList(acceptValue(headers) ?? "");
  if (LIST_TYPES.every((type) => acceptsType(ranges, type) > 0)) return ok(undefined);
  return fail(rejection(406, [["Accept", LIST_TYPES.join(", ")]]));
}
