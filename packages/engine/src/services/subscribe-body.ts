import {
  type EventPackage,
  type Rejection,
  readSubscribeBody,
  type SubscribeBody,
} from "@porchlight/event-notifier";
import type { Result } from "@porchlight/kernel";
import type { SipRequest } from "@porchlight/sip-message";

/** The body a subscription goes by after one more SUBSCRIBE; undefined when that has none, and what is kept stays. */
export function takeSubscribeBody(
  request: SipRequest,
  eventPackage: EventPackage,
  kept: SubscribeBody | undefined,
  maxOctets: number,
): Result<SubscribeBody | undefined, Rejection> {
  const sent = readSubscribeBody(request, eventPackage, maxOctets);
  if (!sent.ok || sent.value === undefined || eventPackage.takeBody === undefined) return sent;
  return eventPackage.takeBody(kept, sent.value);
}
