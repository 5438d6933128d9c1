import type { URI } from "sip.js/lib/grammar/index.js";
import { addressUri, parseAddress } from "../address";

/** The address of record behind a SIP or instant message URI (RFC 3861 §3.2); undefined when it is none. */
export function messageAddress(uri: string): string | undefined {
  const parsed = parseAddress(uri.trim().replace(/^im:([^?]*).*$/is, "sip:$1"));
  return parsed.ok ? parsed.value : undefined;
}

/** Where a message goes. Throws a TypeError when that is no address. */
export function messageTarget(to: string): { readonly address: string; readonly uri: URI } {
  const address = messageAddress(to);
  const uri = address === undefined ? undefined : addressUri(address);
  if (address === undefined || !uri) throw new TypeError(`Not an address: ${to.slice(0, 100)}`);
  return { address, uri };
}
