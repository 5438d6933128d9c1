import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "../header-fields";
import { endOfToken, skipSpace } from "../text/characters";
import { type Parameters, parseParameters, printParameters } from "./parameters";

/** A media type with its parameters (RFC 3261 section 20.15). */
export interface ContentType {
  /** Lower case. */
  readonly type: string;
  readonly subtype: string;
  /** `type/subtype`. */
  readonly mediaType: string;
  readonly params: Parameters;
}

export function parseContentType(text: string): Result<ContentType, string> {
  const typeEnd = endOfToken(text, 0);
  const slash = skipSpace(text, typeEnd);
  if (typeEnd === 0 || text.charCodeAt(slash) !== 0x2f) return fail("malformed media type");
  const subtypeStart = skipSpace(text, slash + 1);
  const subtypeEnd = endOfToken(text, subtypeStart);
  if (subtypeEnd === subtypeStart) return fail("malformed media type");
  const params = parseParameters(text, subtypeEnd);
  if (!params.ok) return fail(`media type: ${params.error.text}`);
  const type = text.slice(0, typeEnd).toLowerCase();
  const subtype = text.slice(subtypeStart, subtypeEnd).toLowerCase();
  return ok({ type, subtype, mediaType: `${type}/${subtype}`, params: params.value });
}

export const printContentType = (type: ContentType): string => type.mediaType + printParameters(type.params);

/** The message's Content-Type; undefined when absent. */
export function contentTypeOf(headers: HeaderFields): Result<ContentType | undefined, string> {
  const written = headers.first("content-type");
  if (written === undefined) return ok(undefined);
  return headers.isRepeated("content-type") ? fail("repeated Content-Type") : parseContentType(written);
}
