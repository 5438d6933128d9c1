import { fail, ok, type Result } from "@porchlight/kernel";
import { childElements, isNamed, parseXml, type XmlElement } from "@porchlight/xml";
import { RESOURCE_LISTS } from "./namespace";
import { entryUri } from "./read-entry";

/**
 * The `uri` of each `entry` that stands directly in a top list, in order and as written but for the white space around it.
 * Nested lists, `entry-ref`, `external` and what is not known are passed over (RFC 5875 section 4.4).
 */
export function readUriList(body: string | Uint8Array): Result<readonly string[], string> {
  const parsed = parseXml(body);
  if (!parsed.ok) return fail(parsed.error.reason.text);
  const { root } = parsed.value;
  if (!isNamed(root, RESOURCE_LISTS, "resource-lists")) return fail("not a resource-lists document");
  return ok(named(root, "list").flatMap((list) => named(list, "entry").flatMap(uriOf)));
}

const named = (parent: XmlElement, name: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, RESOURCE_LISTS, name));

const uriOf = (entry: XmlElement): string[] => {
  const uri = entryUri(entry);
  return uri === undefined ? [] : [uri];
};
