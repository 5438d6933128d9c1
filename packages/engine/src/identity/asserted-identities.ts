import {
  aorOf,
  type HeaderFields,
  parseNameAddress,
  parseUri,
  type SipRequest,
  splitList,
} from "@porchlight/sip-message";
import { ANONYMOUS } from "./identity";

/**
 * What a trusted network asserts: one sip or sips URI and one tel URI at the most, in their order (RFC 3325 section 9.1).
 * Undefined when the field is not of that form.
 */
export function assertedIdentities(headers: HeaderFields): readonly string[] | undefined {
  const identities: string[] = [];
  for (const value of headers.raw("p-asserted-identity").flatMap((line) => splitList(line))) {
    const address = parseNameAddress(value);
    const identity = address.ok ? identityOf(address.value.uri) : undefined;
    if (identity === undefined || identities.some((known) => isTel(known) === isTel(identity)))
      return undefined;
    identities.push(identity);
  }
  return identities;
}

const isTel = (uri: string): boolean => uri.startsWith("tel:");

function identityOf(text: string): string | undefined {
  const uri = parseUri(text);
  if (!uri.ok) return undefined;
  return uri.value.scheme === "tel" ? text : addressOfRecord(text);
}

/** The address of record of a sip or sips URI with a user; undefined for anything else. */
export function addressOfRecord(text: string): string | undefined {
  const uri = parseUri(text);
  if (!uri.ok || (uri.value.scheme !== "sip" && uri.value.scheme !== "sips")) return undefined;
  return uri.value.user === undefined ? undefined : aorOf(uri.value);
}

/** Whether the request asks that nobody learns who it is from (RFC 3325 section 9.3, RFC 3323 section 4.1.1.3). */
export function asksForAnonymity(request: SipRequest): boolean {
  if (addressOfRecord(request.from.uri) === ANONYMOUS) return true;
  const wishes = request.headers.raw("privacy").flatMap((value) => value.split(";"));
  return wishes.some((wish) => wish.trim().toLowerCase() === "id");
}
