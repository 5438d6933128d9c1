import { type Instant, instant } from "@porchlight/kernel";
import { attributeOf, textOf, type XmlElement } from "@porchlight/xml";
import { parseTimestamp } from "../timestamp";
import { say } from "./sayings";
import type { SchemaFaults } from "./schema-faults";

/** An `xs:token`: white space at the ends gone, runs of it one blank. */
export const tokenOf = (text: string): string => text.replace(/[ \t\n\r]+/g, " ").replace(/^ | $/g, "");

/** The text of an element as a token. */
export const tokenIn = (element: XmlElement, faults: SchemaFaults): string => {
  if (element.children.some(({ kind }) => kind === "element")) {
    faults.note(say("element-inside", { element: element.localName }));
  }
  return tokenOf(textOf(element));
};

/** An element whose content is `xs:boolean`. */
export function booleanIn(element: XmlElement, faults: SchemaFaults): boolean {
  const token = tokenIn(element, faults);
  if (token === "true" || token === "1") return true;
  if (token !== "false" && token !== "0")
    faults.note(say("neither-true-nor-false", { element: element.localName }));
  return false;
}

/** An element whose content is one of these tokens; the first of them stands for a wrong one. */
export function choiceIn<Token extends string>(
  element: XmlElement,
  tokens: readonly [Token, ...Token[]],
  faults: SchemaFaults,
): Token {
  const token = tokenIn(element, faults);
  const found = tokens.find((known) => known === token);
  if (found === undefined)
    faults.note(say("element-not-one-of", { element: element.localName, values: tokens.join(", ") }));
  return found ?? tokens[0];
}

/** The value of an attribute the schema asks for. */
export function requiredAttribute(element: XmlElement, name: string, faults: SchemaFaults): string {
  const value = attributeOf(element, name);
  if (value === undefined)
    faults.note(say("element-without", { element: element.localName, attribute: name }));
  return value ?? "";
}

/** An element whose content is `xs:dateTime`; one without a time zone is in UTC. */
export function dateTimeIn(element: XmlElement, faults: SchemaFaults): Instant {
  const at = parseDateTime(tokenIn(element, faults));
  if (at === undefined) faults.note(say("no-date-and-time", { element: element.localName }));
  return at ?? instant(0);
}

const DATE_TIME =
  /^(-?)([1-9][0-9]{4,}|[0-9]{4})(-[0-9]{2}-[0-9]{2}T)([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$/;

/** Calendars repeat themselves after 400 years. */
const CYCLE_YEARS = 400;
const CYCLE_MILLISECONDS = 146_097 * 86_400_000;

/**
 * An `xs:dateTime` (XML Schema part 2, section 3.2.7): more than RFC 3339, as there may be no zone, the hour 24 at the
 * end of a day, and years before 1 or behind 9999.
 */
export function parseDateTime(text: string): Instant | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [
    ,
    sign = "",
    digits = "",
    date = "",
    hour = "",
    minute = "",
    second = "",
    fraction = "",
    zone = "Z",
  ] = match;
  const year = Number(digits) * (sign === "-" ? -1 : 1);
  const isEndOfDay = hour === "24" && Number(minute + second) === 0 && Number(`0${fraction}`) === 0;
  if (year === 0 || second === "60" || (hour === "24" && !isEndOfDay) || !isZone(zone)) return undefined;
  // There is no year 0: -0001 is the year before 0001.
  const counted = year < 0 ? year + 1 : year;
  const cycles = Math.floor(counted / CYCLE_YEARS) - 5;
  const inCycle = String(counted - cycles * CYCLE_YEARS).padStart(4, "0");
  const time = `${isEndOfDay ? "00" : hour}:${minute}:${second}${fraction}${zone}`;
  const read = parseTimestamp(`${inCycle}${date}${time}`);
  if (read === undefined) return undefined;
  return instant(read.at + cycles * CYCLE_MILLISECONDS + (isEndOfDay ? 86_400_000 : 0));
}

/** Zones go from -14:00 to +14:00. */
const isZone = (zone: string): boolean =>
  zone === "Z" || Number(zone.slice(1, 3)) < 14 || zone.slice(1) === "14:00";
