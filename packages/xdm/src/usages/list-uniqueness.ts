import { attributeOf, type XmlElement } from "@porchlight/xml";
import type { ExistingField, XcapConflict } from "../conflict";
import { elementLocation } from "../node-selector/write-node-selector";
import { isMember, type ListPath, listOf, listsBelow } from "./list-tree";

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
  collect(top, defaultNamespace, exists);
  for (const path of listsBelow(top)) collect(path, defaultNamespace, exists);
  const [first, ...others] = exists;
  return first === undefined
    ? undefined
    : { kind: "uniqueness-failure", exists: [first, ...others.slice(0, MAX_FIELDS - 1)] };
}

function collect(path: ListPath, defaultNamespace: string, exists: ExistingField[]): void {
  const seen = new Map<string, Set<string>>();
  for (const member of listOf(path).children) {
    const key = isMember(member) ? KEYS.get(member.localName) : undefined;
    const value = key === undefined ? undefined : attributeOf(member as XmlElement, key);
    if (key === undefined || value === undefined || firstOf(seen, key, value)) continue;
    if (exists.length === MAX_FIELDS) return;
    const field = elementLocation([...path, member as XmlElement], defaultNamespace, key);
    exists.push({ field, alternatives: key === "name" ? [freeName(value, path)] : [] });
  }
}

/** Notes a value; whether it is the first of its kind. Each kind of member has a key of its own name. */
function firstOf(seen: Map<string, Set<string>>, key: string, value: string): boolean {
  const values = seen.get(key) ?? new Set();
  seen.set(key, values);
  const { size } = values;
  return values.add(value).size > size;
}

/** The name with the first number that no sibling has. */
function freeName(name: string, path: ListPath): string {
  const siblings = listOf(path).children.filter(isMember);
  const taken = new Set(siblings.map((sibling) => attributeOf(sibling, "name")));
  for (let count = 2; ; count += 1) if (!taken.has(`${name}${count}`)) return `${name}${count}`;
}
