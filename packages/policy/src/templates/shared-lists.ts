import { RESOURCE_LISTS, XML_DECLARATION } from "@porchlight/documents";
import { appendChild, attributeOf, childElements, isNamed, type XmlDocument } from "@porchlight/xml";

/** Lists the default rules name (OMNA registry; RCS practice). */
export const GRANTED_CONTACTS = "oma_grantedcontacts";
export const BLOCKED_CONTACTS = "oma_blockedcontacts";

/**
 * The `resource-lists` document `index` with the lists that the default rules name, empty where they are new. Undefined
 * when the document that is there has them all, or is no document of lists.
 */
export function withSharedLists(existing?: XmlDocument): string | undefined {
  if (existing === undefined) return newDocument();
  const { root, source } = existing;
  if (!isNamed(root, RESOURCE_LISTS, "resource-lists")) return undefined;
  const names = childElements(root).map((list) => attributeOf(list, "name"));
  const missing = [GRANTED_CONTACTS, BLOCKED_CONTACTS].filter((name) => !names.includes(name));
  const prefix = root.prefix === "" ? "" : `${root.prefix}:`;
  const lists = missing.map((name) => `<${prefix}list name="${name}"/>`).join("");
  return lists === "" ? undefined : appendChild(root, lists, source).source;
}

const newDocument = (): string =>
  `${XML_DECLARATION}\n<resource-lists xmlns="${RESOURCE_LISTS}">\n<list name="${GRANTED_CONTACTS}"/>\n<list name="${BLOCKED_CONTACTS}"/>\n</resource-lists>\n`;
