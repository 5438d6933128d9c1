import type { XmlElement, XmlNode } from "@porchlight/xml";
import { RESOURCE_LISTS } from "./namespaces";

/** A list and the way to it: the elements from the root down, the list last. */
export type ListPath = readonly [XmlElement, ...XmlElement[]];

export interface PlacedList {
  readonly path: ListPath;
  /** The children that the resource-lists namespace names. */
  readonly members: readonly XmlElement[];
}

/** The element at the end of the path and every list below it, outer ones first. */
export function listsOf(path: ListPath): readonly PlacedList[] {
  const { children, namespace } = listOf(path);
  // Elements below one declaration share its text, and a text is compared with itself at once.
  const wanted = namespace === RESOURCE_LISTS ? namespace : RESOURCE_LISTS;
  const members = children.filter((child) => isIn(wanted, child));
  const inner = members.filter(({ localName }) => localName === "list");
  return [{ path, members }, ...inner.flatMap((list) => listsOf([...path, list]))];
}

export const listOf = (path: ListPath): XmlElement => path[path.length - 1] as XmlElement;

const isIn = (namespace: string, child: XmlNode): child is XmlElement =>
  child.kind === "element" && child.namespace === namespace;
