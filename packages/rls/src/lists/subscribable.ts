import { parseUri } from "@porchlight/sip-message";

/** Whether a URI is one that can be subscribed to (RFC 4826 section 4.5). */
export function isSubscribable(uri: string): boolean {
  if (!/^(?:sips?|pres):/i.test(uri)) return false;
  return parseUri(uri).ok;
}
