import {
  type EventPackage,
  type Rejection,
  readSubscribeBodies,
  rejection,
  type SubscribeBodies,
} from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { SipRequest } from "@porchlight/sip-message";

/**
 * What a subscription goes by after one more SUBSCRIBE; undefined parts are those it has not, and what is kept stays. 415
 * for a list that is brought by another one than the first (RFC 5367 section 5.1).
 * @param kept undefined for the first SUBSCRIBE
 */
export function takeSubscribeBodies(
  request: SipRequest,
  eventPackage: EventPackage,
  kept: SubscribeBodies | undefined,
  maxOctets: number,
): Result<SubscribeBodies, Rejection> {
  const sent = readSubscribeBodies(request, eventPackage, maxOctets);
  if (!sent.ok) return sent;
  const { body, list } = sent.value;
  if (list !== undefined && kept !== undefined)
    return fail(rejection(415, [["Accept", eventPackage.subscribeTypes.join(", ")]]));
  if (body === undefined || eventPackage.takeBody === undefined) return sent;
  const taken = eventPackage.takeBody(kept?.body, body);
  return taken.ok ? ok({ body: taken.value, list }) : taken;
}
