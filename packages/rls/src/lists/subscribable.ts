import { parseUri } from "@porchlight/sip-message";

/** Whether a telephone number, `tel:+15551234567`, is somebody's here. */
export type TakesNumber = (uri: string) => boolean;

const takesNone: TakesNumber = () => false;

/** Whether a URI is one that can be subscribed to (RFC 4826 section 4.5): a number is where it leads to somebody. */
export function isSubscribable(uri: string, takesNumber: TakesNumber = takesNone): boolean {
  if (/^tel:/i.test(uri)) return takesNumber(uri);
  return /^(?:sips?|pres):/i.test(uri) && parseUri(uri).ok;
}
