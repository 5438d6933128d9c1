import { attributeOf, type XmlElement } from "@porchlight/xml";
import type { ExistingField, XcapConflict } from "../conflict";
import { elementLocation } from "../node-selector/write-node-selector";
import { type ListPath, listsOf, type PlacedList } from "./list-tree";

/** Attributes that are unique among the siblings of one name (RFC 4826 section 3.4.5); compared as strings. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ["list", "name"],
  ["entry", "uri"],
  ["entry-ref", "ref"],
  ["external", "anchor"],
]);

/** Fields told in one report. */
const MAX_FIELDS = 20;

/** What comes twice among siblings below `top`, which stands at the end of its path; the later one is told. */
export function listUniqueness(top: ListPath, defaultNamespace: string): XcapConflict | undefined {
  const exists: ExistingField[] = [];
  for (const list of listsOf(top)) collect(list, defaultNamespace, exists);
  const [first, ...others] = exists;
  return first === undefined
    ? undefined
    : { kind: "uniqueness-failure", exists: [first, ...others.slice(0, MAX_FIELDS - 1)] };
}

function collect({ path, members }: PlacedList, defaultNamespace: string, exists: ExistingField[]): void {
  for (const [localName, key] of KEYS) {
    const values = new Set<string>();
    for (const member of members) {
      if (member.localName !== localName) continue;
      const value = attributeOf(member, key);
      if (value === undefined || isFirst(values, value)) continue;
      if (exists.length === MAX_FIELDS) return;
      const field = elementLocation([...path, member], defaultNamespace, key);
      exists.push({ field, alternatives: key === "name" ? [freeName(value, members)] : [] });
    }
  }
}

/** Notes a value; whether it is the first of its kind. */
const isFirst = (values: Set<string>, value: string): boolean => values.size < values.add(value).size;

/** The name with the first number that no sibling has. */
function freeName(name: string, siblings: readonly XmlElement[]): string {
  const taken = new Set(siblings.map((sibling) => attributeOf(sibling, "name")));
  for (let count = 2; ; count += 1) if (!taken.has(`${name}${count}`)) return `${name}${count}`;
}
