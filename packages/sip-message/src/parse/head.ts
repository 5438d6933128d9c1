import type { Saying } from "@porchlight/kernel";
import { HeaderFields } from "../header-fields";
import { canonicalName, usualNameAt } from "../header-names";
import { say } from "../sayings";
import { endOfToken, isSpaceCode, skipSpace, trimmed } from "../text/characters";
import type { Limits } from "./limits";

/** First line and header fields of a message, split but not interpreted. */
export interface Head {
  readonly firstLine: string;
  readonly headers: HeaderFields;
  /** What is wrong with the head as a whole; the fields that could be read are there all the same. */
  readonly fault: Saying | undefined;
}

/** Splits a head, without its empty last line, in one pass. Lines end in CRLF and in nothing else. */
export function splitHead(text: string, bounds: Limits): Head {
  const firstEnd = endOfLine(text, 0);
  const { headers, fault } = splitFields(text, firstEnd + 2, bounds);
  return {
    firstLine: text.slice(0, firstEnd),
    headers,
    fault: hasBareBreak(text, 0, firstEnd) ? notCrlf : fault,
  };
}

/** Splits the header fields that start at `start` and run to the end of the text. */
export function splitFields(
  text: string,
  start: number,
  bounds: Limits,
): { readonly headers: HeaderFields; readonly fault: Saying | undefined } {
  const headers = new HeaderFields();
  let fault: Saying | undefined;
  let at = start;
  for (let lines = 0; at < text.length; lines++) {
    if (lines === bounds.headerFields)
      return { headers, fault: say("sip-too-many-fields", { count: bounds.headerFields }) };
    const lineEnd = endOfLine(text, at);
    const end = isFolded(text, lineEnd) ? endOfFolded(text, lineEnd) : lineEnd;
    const fieldFault = readField(headers, text, at, end, end !== lineEnd, bounds);
    if (fieldFault !== undefined) fault = fieldFault;
    at = end + 2;
  }
  if (headers.size > bounds.fieldsPerName) fault = crowdedName(headers, bounds) ?? fault;
  return { headers, fault };
}

const notCrlf = say("sip-line-without-crlf");

/** Adds the field that stands between `start` and `end`, or says why it is none. */
function readField(
  headers: HeaderFields,
  text: string,
  start: number,
  end: number,
  folded: boolean,
  bounds: Limits,
): Saying | undefined {
  let colon = start;
  while (colon < end && text.charCodeAt(colon) > 0x20 && text.charCodeAt(colon) !== 0x3a) colon++;
  let name = usualNameAt(text, start, colon);
  if (name === undefined || text.charCodeAt(colon) !== 0x3a) {
    const nameEnd = endOfToken(text, start);
    colon = skipSpace(text, nameEnd);
    if (nameEnd === start || colon >= end || text.charCodeAt(colon) !== 0x3a)
      return say("sip-field-name-malformed");
    if (nameEnd - start > bounds.nameLength)
      return say("sip-field-name-too-long", { count: bounds.nameLength });
    name = canonicalName(text.slice(start, nameEnd));
  }
  const value = folded ? unfolded(text.slice(colon + 1, end)) : trimmed(text, colon + 1, end);
  headers.append(name, value);
  const isBroken = folded ? hasBareBreak(value, 0, value.length) : hasBareBreak(text, colon, end);
  return isBroken ? notCrlf : undefined;
}

/** Index of the CRLF that ends the line at `start`, or the end of the text. */
function endOfLine(text: string, start: number): number {
  let cr = text.indexOf("\r", start);
  while (cr !== -1 && text.charCodeAt(cr + 1) !== 0x0a) cr = text.indexOf("\r", cr + 1);
  return cr === -1 ? text.length : cr;
}

/** A CR or LF before `end`, where a whole CRLF stands or the text ends. */
function hasBareBreak(text: string, start: number, end: number): boolean {
  const lf = text.indexOf("\n", start);
  if (lf !== -1 && lf < end) return true;
  const cr = text.indexOf("\r", start);
  return cr !== -1 && cr < end;
}

const isFolded = (text: string, lineEnd: number): boolean => isSpaceCode(text.charCodeAt(lineEnd + 2));

function endOfFolded(text: string, lineEnd: number): number {
  let end = lineEnd;
  while (isFolded(text, end)) end = endOfLine(text, end + 2);
  return end;
}

/** A line break and the white space around it count as one space (RFC 3261 section 7.3.1). */
const unfolded = (value: string): string =>
  value
    .split("\r\n")
    .map((line) => trimmed(line, 0, line.length))
    .filter((line) => line !== "")
    .join(" ");

function crowdedName(headers: HeaderFields, bounds: Limits): Saying | undefined {
  const counts = new Map<string, number>();
  for (const [name] of headers.entries()) {
    const count = (counts.get(name) ?? 0) + 1;
    if (count > bounds.fieldsPerName)
      return say("sip-too-many-fields-of-name", { count: bounds.fieldsPerName });
    counts.set(name, count);
  }
  return undefined;
}
