import { eitherOf, type Saying } from "@porchlight/kernel";
import { say } from "./sayings";

/** A name as libxml2 writes it: `{urn:example}name`, or `name` alone in no namespace. */
export interface ExpandedName {
  readonly namespace: string;
  readonly name: string;
}

export function parseExpandedName(text: string): ExpandedName {
  const end = text.lastIndexOf("}");
  return { namespace: text.startsWith("{") ? text.slice(1, end) : "", name: brief(text.slice(end + 1)) };
}

/** What its author wrote, as far as it helps to find it. */
export const brief = (text: string): string => text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");

const LONGEST = 64;

/** An element that stands where others may: its namespace is told where the name alone could mislead. */
export function strangerSaying({ namespace, name }: ExpandedName, expected: readonly ExpandedName[]): Saying {
  if (namespace === "") return say("element-of-no-namespace", { name });
  const isAlike = expected.some((other) => other.name === name);
  return isAlike
    ? say("element-of-namespace", { name, namespace: brief(namespace) })
    : say("element-named", { name });
}

/** Reads `{urn:a}one, {urn:a}two, ##other{urn:a}*`. */
export const expectedNames = (list: string): readonly ExpandedName[] =>
  list.split(", ").map(parseExpandedName);

/** `<one> or <two> or an element of another namespace`. */
export function expectedSaying(names: readonly ExpandedName[]): Saying | string {
  const each = names.map(({ name }) =>
    name === WILDCARD ? say("element-of-others") : say("element-named", { name }),
  );
  return eitherOf(names.length < MOST_TOLD ? each : [...each, say("some-others")]);
}

const WILDCARD = "*";
/** The library tells no more. */
const MOST_TOLD = 10;
