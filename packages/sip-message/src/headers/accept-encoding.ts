import { endOfToken } from "../text/characters";
import { parseParameters } from "./parameters";
import { parseQValue } from "./q-value";

/** Codings that are read; those after them are not (a client names a handful). */
const mostCodings = 64;

/** Other names of codings (RFC 2616 section 3.5). */
const aliases: ReadonlyMap<string, string> = new Map([["x-gzip", "gzip"]]);

/**
 * The q-value 0 to 1 that the Accept-Encoding values give a content coding (RFC 3261 section 20.2, RFC 2616 section 14.3):
 * that of its own name, else of `*`. Undefined where nothing is said of it. What is malformed is ignored.
 */
export function acceptsCoding(acceptEncodingValues: readonly string[], coding: string): number | undefined {
  let ofAny: number | undefined;
  let ofCoding: number | undefined;
  for (const value of acceptEncodingValues.slice(0, mostCodings)) {
    const range = parseCodingRange(value);
    if (range?.coding === "*") ofAny = range.q;
    else if (range?.coding === coding) ofCoding = Math.max(range.q, ofCoding ?? 0);
  }
  return ofCoding ?? ofAny;
}

function parseCodingRange(text: string): { readonly coding: string; readonly q: number } | undefined {
  const end = endOfToken(text, 0);
  const params = parseParameters(text, end);
  if (end === 0 || !params.ok) return undefined;
  const q = parseQValue(params.value.get("q") ?? "1");
  if (q === undefined) return undefined;
  const name = text.slice(0, end).toLowerCase();
  return { coding: aliases.get(name) ?? name, q };
}
