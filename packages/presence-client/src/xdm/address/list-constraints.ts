import { RESOURCE_LISTS } from "@porchlight/documents";
import { attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";

/** What no two members of one list may have in common, compared as strings (RFC 4826 §3.4.5). */
const keys: ReadonlyMap<string, string> = new Map([
  ["list", "name"],
  ["entry", "uri"],
  ["entry-ref", "ref"],
  ["external", "anchor"],
]);

/** Why a document of lists would have to be refused; undefined when nothing is to be seen. */
export function whyNotLists(root: XmlElement): string | undefined {
  if (!isNamed(root, RESOURCE_LISTS, "resource-lists")) return "The document is not one of lists.";
  return whyNotUnique(root);
}

function whyNotUnique(parent: XmlElement): string | undefined {
  const seen = new Set<string>();
  for (const member of childElements(parent)) {
    const key = member.namespace === RESOURCE_LISTS ? keys.get(member.localName) : undefined;
    if (key === undefined) continue;
    const value = attributeOf(member, key);
    const identity = `${key}=${value}`;
    if (value !== undefined && seen.has(identity)) return `Two members of one list have ${identity}.`;
    seen.add(identity);
    const below = member.localName === "list" ? whyNotUnique(member) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}
