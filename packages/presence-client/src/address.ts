import { canonicalUri } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { Grammar, type URI } from "sip.js/lib/grammar/index.js";

export type AddressProblem = "empty" | "malformed";

const longestAddress = 255;
const longestService = 1000;

/**
 * The address of record that a person typed: `alice`, `alice@office.test` or `sip:alice@office.test`. A bare name
 * belongs to `defaultDomain`. Gives the canonical form (RFC 4826 §5), with scheme.
 */
export function parseAddress(input: string, defaultDomain?: string): Result<string, AddressProblem> {
  const typed = input.trim();
  if (typed === "") return fail("empty");
  const bare = typed.replace(/^sips?:/i, "");
  const full = bare.includes("@") || defaultDomain === undefined ? bare : `${bare}@${defaultDomain}`;
  const uri = addressUri(`sip:${full}`);
  return uri ? ok(canonicalUri(`sip:${full.slice(0, full.indexOf("@"))}@${uri.host}`)) : fail("malformed");
}

/** The address as people write it, without scheme. */
export const shownAddress = (entity: string): string => entity.replace(/^sips?:/i, "");

/** The URI of an address of record; undefined when it is none. */
export function addressUri(entity: string): URI | undefined {
  if (entity.length > longestAddress || !/^sips?:[^\s@:;?<>"]+@[^\s@;?<>"]+$/i.test(entity)) return undefined;
  const uri = Grammar.URIParse(entity);
  return uri?.user ? uri : undefined;
}

/** The URI of a list service: an address of record, or one with parameters (RFC 4826 §4.1); undefined when it is none. */
export function serviceUri(service: string): URI | undefined {
  if (service.length > longestService || !/^sips?:[^\s@:;?<>"]+@[^\s@?<>"]+$/i.test(service))
    return undefined;
  const uri = Grammar.URIParse(service);
  return uri?.user ? uri : undefined;
}
