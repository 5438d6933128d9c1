import { isXmlChar } from "./chars";
import { type Cursor, refuse } from "./cursor";
import { say } from "./sayings";

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

const CHARACTER_REFERENCE = /^#(?:[0-9]+|x[0-9a-fA-F]+)$/;

/** Character data as the application sees it; undefined when a reference is refused. `offset` is where `raw` begins. */
export function textValue(cursor: Cursor, raw: string, offset: number): string | undefined {
  return expand(cursor, raw, offset, normaliseLineEnds);
}

/** An attribute's value, literal white space made spaces (XML 1.0 section 3.3.3); undefined when refused. */
export function attributeValue(cursor: Cursor, raw: string, offset: number): string | undefined {
  return expand(cursor, raw, offset, normaliseAttribute);
}

/** Line ends as a single LF (XML 1.0 section 2.11). */
export const normaliseLineEnds = (raw: string): string =>
  raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;

const normaliseAttribute = (raw: string): string => raw.replace(/\r\n|[\t\n\r]/g, " ");

function expand(
  cursor: Cursor,
  raw: string,
  offset: number,
  normalise: (literal: string) => string,
): string | undefined {
  let value = "";
  let from = 0;
  for (;;) {
    const ampersand = raw.indexOf("&", from);
    if (ampersand < 0) return value + normalise(raw.slice(from));
    const semicolon = raw.indexOf(";", ampersand);
    const character = semicolon < 0 ? undefined : referenced(raw.slice(ampersand + 1, semicolon));
    if (character === undefined) {
      refuse(cursor, say("unknown-entity"), offset + ampersand);
      return undefined;
    }
    value += normalise(raw.slice(from, ampersand)) + character;
    from = semicolon + 1;
  }
}

function referenced(name: string): string | undefined {
  if (!CHARACTER_REFERENCE.test(name)) return PREDEFINED.get(name);
  const point = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isXmlChar(point) ? String.fromCodePoint(point) : undefined;
}
