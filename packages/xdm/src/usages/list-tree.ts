import type { XmlElement, XmlNode } from "@porchlight/xml";
import { RESOURCE_LISTS } from "./namespaces";

/** A list and the way to it: the elements from the root down, the list last. */
export type ListPath = readonly [XmlElement, ...XmlElement[]];

/** Every list below an element, outer ones first. */
export function* listsBelow(path: ListPath): Generator<ListPath> {
  for (const child of listOf(path).children) {
    if (!isMember(child) || child.localName !== "list") continue;
    const inner: ListPath = [...path, child];
    yield inner;
    yield* listsBelow(inner);
  }
}

export const listOf = (path: ListPath): XmlElement => path[path.length - 1] as XmlElement;

/** Whether a child is one that the resource-lists namespace names. */
export const isMember = (child: XmlNode): child is XmlElement =>
  child.kind === "element" && child.namespace === RESOURCE_LISTS;
