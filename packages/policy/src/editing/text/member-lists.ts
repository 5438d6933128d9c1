import { RESOURCE_LISTS, XML_DECLARATION } from "@porchlight/documents";
import {
  appendChild,
  attributeOf,
  childElements,
  element,
  insertAfter,
  insertBefore,
  isNamed,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";
import { textInside } from "./rule-text";
import { removal, spliced } from "./splices";

/** The text of a document of lists without these members. */
export const withoutMembers = (root: XmlElement, members: Iterable<XmlElement>): string =>
  spliced(root.source, [...members].map(removal));

/** The text of a document of lists, with one more entry in the list of that name; list and document are made where needed. */
export function withEntry(root: XmlElement | undefined, listName: string, uri: string): string {
  if (root === undefined) {
    const lists = element("resource-lists", RESOURCE_LISTS, {}, [listOf("", listName, uri)]);
    return `${XML_DECLARATION}\n${serializeElement(lists)}\n`;
  }
  const list = childElements(root).find(
    (child) => isNamed(child, RESOURCE_LISTS, "list") && attributeOf(child, "name") === listName,
  );
  if (list === undefined)
    return appendChild(root, textInside(root, listOf(root.prefix, listName, uri))).source;
  return insertMember(list, textInside(list, entryOf(list.prefix, uri)));
}

const listOf = (prefix: string, name: string, uri: string): XmlElement =>
  ownElement(prefix, "list", { name }, [entryOf(prefix, uri)]);

const entryOf = (prefix: string, uri: string): XmlElement => ownElement(prefix, "entry", { uri });

const ownElement = (
  prefix: string,
  localName: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlElement[] = [],
): XmlElement =>
  element(prefix === "" ? localName : `${prefix}:${localName}`, RESOURCE_LISTS, attributes, children);

/** Elements of other namespaces come last in a list (RFC 4826 section 3.2). */
function insertMember(list: XmlElement, text: string): string {
  const children = childElements(list);
  const last = children.findLast(({ namespace }) => namespace === RESOURCE_LISTS);
  if (last !== undefined) return insertAfter(last, text).source;
  const [first] = children;
  return (first === undefined ? appendChild(list, text) : insertBefore(first, text)).source;
}
