import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { limits } from "../parse/limits";
import { isToken } from "../text/characters";

/** An entity-tag of RFC 3903 section 11.3 is one token, compared octet by octet. */
export const isEntityTag = (text: string): boolean => text.length <= limits.identifierLength && isToken(text);

/** The SIP-If-Match of a PUBLISH: at most one tag; undefined for an initial publication (RFC 3903 section 6 step 4). */
export function parseIfMatch(headers: HeaderFields): Result<string | undefined, string> {
  const rows = headers.raw("sip-if-match");
  const tag = rows[0];
  if (tag === undefined) return ok(undefined);
  if (rows.length > 1 || tag.includes(",")) return fail("more than one entity-tag in SIP-If-Match");
  return isEntityTag(tag) ? ok(tag) : fail("malformed entity-tag in SIP-If-Match");
}

/** The Suppress-If-Match of a SUBSCRIBE: one tag or `*` (RFC 5839 section 7.1). */
export function parseSuppressIfMatch(headers: HeaderFields): Result<string | undefined, string> {
  const rows = headers.raw("suppress-if-match");
  const tag = rows[0];
  if (tag === undefined) return ok(undefined);
  return rows.length === 1 && isEntityTag(tag) ? ok(tag) : fail("malformed Suppress-If-Match");
}
