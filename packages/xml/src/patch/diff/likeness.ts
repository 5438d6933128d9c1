import type { XmlElement } from "../../node";
import { lookupNamespace } from "../../scope";
import type { KeyOf, Level } from "./align";
import type { Item } from "./slots";

/** Attributes that tell siblings of one name apart in the documents we know, the telling ones first. */
const IDENTIFYING = ["id", "uri", "name", "ref", "anchor", "entity"];

/** From the same text to the same name. */
export const likenessLevels = (before: string, after: string): readonly Level<Item>[] => [
  [textIn(before), textIn(after)],
  [identity, identity],
  [sort, sort],
];

/** How an item is written. Equal text means equal items, as both stand in scopes that agree. */
const textIn =
  (source: string): KeyOf<Item> =>
  ({ start, end }) =>
    source.slice(start, end);

function identity(item: Item): string | undefined {
  if (item.kind !== "element") return undefined;
  for (const name of IDENTIFYING) {
    const found = item.attributes.find(({ localName }) => localName === name);
    if (found !== undefined) return `${sort(item)} ${name} ${found.value}`;
  }
  return undefined;
}

function sort(item: Item): string {
  switch (item.kind) {
    case "element":
      return `${item.prefix}:${item.localName} ${item.namespace}`;
    case "comment":
      return "!";
    case "pi":
      return "?";
  }
}

/**
 * Whether one element can be made the other by changing what is on and in it: the same name, written alike, and no
 * declaration that goes away or hides one around it.
 */
export function canBecome(before: XmlElement, after: XmlElement): boolean {
  if (sort(before) !== sort(after)) return false;
  const kept = before.declarations.every(({ prefix, uri }) =>
    after.declarations.some((each) => each.prefix === prefix && each.uri === uri),
  );
  return kept && addedDeclarations(before, after).every(({ prefix }) => isFree(before, prefix));
}

export const addedDeclarations = (before: XmlElement, after: XmlElement): XmlElement["declarations"] =>
  after.declarations.filter(({ prefix }) => !before.declarations.some((each) => each.prefix === prefix));

const isFree = (element: XmlElement, prefix: string): boolean =>
  prefix !== "" && prefix !== "xml" && lookupNamespace(element.scope, prefix) === undefined;
