import { fail, ok, type Result } from "@porchlight/kernel";
import {
  acceptsType,
  expiresOf,
  type HeaderFields,
  type SipRequest,
  splitList,
} from "@porchlight/sip-message";
import type { EventPackage } from "../event-package";
import { grantExpiry } from "../expiry";
import { type Rejection, rejection } from "../rejection";

/** Step 4: the lifetime granted in seconds, or 423 with Min-Expires. */
export function subscriptionLifetime(
  request: SipRequest,
  eventPackage: EventPackage,
): Result<number, Rejection> {
  return grantExpiry(expiresOf(request.headers), eventPackage.expiry);
}

/** The Accept fields of a request as one value; undefined when it has none. */
export function acceptValue(headers: HeaderFields): string | undefined {
  return headers.has("accept") ? headers.raw("accept").join(", ") : undefined;
}

/**
 * Step 5: the body type of the package that Accept likes best, the package's own order between equals; the default
 * type when there is no Accept; 406 when every type is excluded (RFC 6665 section 4.1.2.1).
 */
export function chooseBodyType(
  accept: string | undefined,
  eventPackage: EventPackage,
): Result<string, Rejection> {
  const preferred = eventPackage.notifyTypes[0] ?? "";
  if (accept === undefined) return ok(preferred);
  const ranges = splitList(accept);
  let best = preferred;
  let bestWeight = 0;
  for (const type of eventPackage.notifyTypes) {
    const weight = acceptsType(ranges, type);
    if (weight > bestWeight) {
      best = type;
      bestWeight = weight;
    }
  }
  return bestWeight > 0 ? ok(best) : fail(rejection(406, [["Accept", eventPackage.notifyTypes.join(", ")]]));
}

/** Step 6: no body type is understood in a SUBSCRIBE of these packages, so a body is refused with an empty Accept. */
export function refuseBody(request: SipRequest): Result<void, Rejection> {
  return request.body.length === 0 ? ok(undefined) : fail(rejection(415, [["Accept", ""]]));
}
