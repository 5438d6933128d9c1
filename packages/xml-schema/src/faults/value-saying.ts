import type { Saying } from "@porchlight/kernel";
import { brief } from "./expanded-name";
import { type SCHEMA_SAYINGS, say } from "./sayings";

/** What libxml2 says of the value of an element or an attribute; undefined where it says something else. */
export function valueSaying(words: string, holder: Saying): Saying | undefined {
  const facet = /^\[facet '(\w+)'\] (.*)$/s.exec(words);
  if (facet !== null) return facetSaying(facet[1] ?? "", facet[2] ?? "", holder);
  const typed = /^'(.*)' is not a valid value of the (?:local )?\w+ type(?: '([^']*)')?\.$/s.exec(words);
  return typed === null ? undefined : typeSaying(typed[1] ?? "", typed[2] ?? "", holder);
}

function facetSaying(facet: string, words: string, holder: Saying): Saying | undefined {
  const [value = "", bound = ""] = valueAndBound(facet, words);
  switch (facet) {
    case "enumeration":
      return say("value-none-of", { holder, value: brief(value), values: bound.replaceAll("'", "") });
    case "pattern":
      return say("value-off-pattern", { holder, value: brief(value), pattern: bound });
    case "minInclusive":
      return say("value-less", { holder, value: brief(value), least: bound });
    case "maxInclusive":
      return say("value-more", { holder, value: brief(value), most: bound });
    case "minLength":
      return say("value-short", { holder, length: value, least: bound });
    case "maxLength":
      return say("value-long", { holder, length: value, most: bound });
    default:
      return undefined;
  }
}

/** The value, or its length, and the bound that it passes. */
function valueAndBound(facet: string, words: string): readonly string[] {
  const form = facet.endsWith("Length") ? LENGTH : facet === "enumeration" ? SET : BOUND;
  return form.exec(words)?.slice(1) ?? [];
}

const LENGTH = /has a length of '(\d+)'; .* of '(\d+)'\.$/s;
const SET = /^The value '(.*)' is not an element of the set \{(.*)\}\.$/s;
const BOUND = /^The value '(.*)' is .* \(?'([^']*)'\)?\.$/s;

function typeSaying(value: string, type: string, holder: Saying): Saying {
  const what = { holder, value: brief(value) };
  if (type === "xs:ID" && NAME.test(value)) return say("value-twice", what);
  const code = TYPES.get(type);
  return code === undefined
    ? say("value-not-accepted", what)
    : say("value-not-of-type", { ...what, type: say(code) });
}

type TypeCode = Extract<keyof typeof SCHEMA_SAYINGS, `type-${string}`>;

/** A name that is refused as an ID stands there before. */
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

const TYPES: ReadonlyMap<string, TypeCode> = new Map([
  ["xs:anyURI", "type-uri"],
  ["xs:boolean", "type-boolean"],
  ["xs:date", "type-date"],
  ["xs:dateTime", "type-date-and-time"],
  ["xs:decimal", "type-number"],
  ["xs:ID", "type-name"],
  ["xs:NCName", "type-name"],
  ["xs:integer", "type-whole-number"],
  ["xs:nonNegativeInteger", "type-whole-number-from-zero"],
  ["xs:unsignedLong", "type-whole-number-from-zero"],
  ["xs:positiveInteger", "type-whole-number-from-one"],
] as const);
