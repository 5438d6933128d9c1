import { fail, ok, type Result } from "@porchlight/kernel";
import { type ContentType, parseContentType } from "./content-type";
import { Parameters } from "./parameters";
import { parseQValue } from "./q-value";

/** One range of an Accept header field (RFC 3261 section 20.1). */
export interface AcceptRange {
  /** Lower case, or `*`. */
  readonly type: string;
  readonly subtype: string;
  /** Media type parameters: those before `q`. */
  readonly params: Parameters;
  readonly q: number;
}

export function parseAcceptRange(text: string): Result<AcceptRange, string> {
  const range = parseContentType(text);
  if (!range.ok) return range;
  const { type, subtype, params } = range.value;
  if (type === "*" && subtype !== "*") return fail("malformed media range");
  const written = params.get("q");
  const q = written === undefined ? 1 : parseQValue(written);
  return q === undefined ? fail("malformed q") : ok({ type, subtype, params: beforeQ(params), q });
}

/** Ranges that are read; those after them are not (a client names a handful). */
const mostRanges = 64;

/**
 * The q-value 0 to 1 that the Accept values give a media type: the most specific range decides, a malformed one is
 * ignored, and what no range covers is 0. The type may carry parameters (`text/plain;charset=utf-8`).
 */
export function acceptsType(acceptValues: readonly string[], type: string): number {
  const offered = parseContentType(type);
  if (!offered.ok) return 0;
  let best = -1;
  let q = 0;
  for (const value of acceptValues.slice(0, mostRanges)) {
    const range = parseAcceptRange(value);
    if (!range.ok) continue;
    const specificity = match(range.value, offered.value);
    if (specificity > best || (specificity === best && specificity >= 0 && range.value.q > q)) {
      best = specificity;
      q = range.value.q;
    }
  }
  return q;
}

/** How specifically the range names the type, or -1 when it does not cover it. */
function match(range: AcceptRange, offered: ContentType): number {
  if (range.type === "*") return 0;
  if (range.type !== offered.type) return -1;
  if (range.subtype === "*") return 1;
  if (range.subtype !== offered.subtype) return -1;
  for (const { name, value = "" } of range.params) {
    if (offered.params.get(name)?.toLowerCase() !== value.toLowerCase()) return -1;
  }
  return 2 + range.params.size;
}

function beforeQ(params: Parameters): Parameters {
  const list = [...params];
  const q = list.findIndex((parameter) => parameter.name.toLowerCase() === "q");
  return q === -1 ? params : new Parameters(list.slice(0, q));
}
