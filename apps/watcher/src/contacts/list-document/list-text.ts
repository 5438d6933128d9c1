import { RESOURCE_LISTS } from "@porchlight/documents";
import {
  type AttributeValues,
  appendChild,
  bindingsOf,
  childElements,
  type Edit,
  element,
  insertAfter,
  insertBefore,
  serializeElement,
  type XmlElement,
} from "@porchlight/xml";

/** An element of RFC 4826, to be written with the prefix that its parent has. */
export const listElement = (
  parent: Pick<XmlElement, "prefix">,
  localName: string,
  attributes: AttributeValues = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement =>
  element(parent.prefix ? `${parent.prefix}:${localName}` : localName, RESOURCE_LISTS, attributes, children);

export const entryElement = (
  parent: Pick<XmlElement, "prefix">,
  uri: string,
  name: string | undefined,
): XmlElement =>
  listElement(
    parent,
    "entry",
    { uri },
    name === undefined ? [] : [listElement(parent, "display-name", {}, [name])],
  );

/** A group as its title names it, with its first members. */
export const groupElement = (
  parent: Pick<XmlElement, "prefix">,
  { name, title }: { readonly name: string; readonly title: string },
  members: readonly XmlElement[],
): XmlElement =>
  listElement(parent, "list", { name }, [listElement(parent, "display-name", {}, [title]), ...members]);

/** An element as it has to be written inside `parent` to mean the same. */
export const textInside = (parent: XmlElement, child: XmlElement): string =>
  serializeElement(child, { inScope: bindingsOf(parent.scope) });

/** Place of a new member among all children, counted from 1: elements of other namespaces come last in a list. */
export function memberPosition(list: XmlElement): number {
  return childElements(list).findLastIndex(isMember) + 2;
}

/** The text with something as the last member of a list. */
export function insertMember(list: XmlElement, text: string): Edit {
  const children = childElements(list);
  const last = children.findLast(isMember);
  if (last) return insertAfter(last, text);
  const [first] = children;
  return first ? insertBefore(first, text) : appendChild(list, text);
}

export const isMember = ({ namespace }: XmlElement): boolean => namespace === RESOURCE_LISTS;
