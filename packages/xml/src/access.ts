import { unplacedAttributes } from "./edit/moved";
import type { XmlElement, XmlNode } from "./node";

/** The value of an attribute; an attribute without prefix is in no namespace. */
export function attributeOf(element: XmlElement, localName: string, namespace = ""): string | undefined {
  for (const attribute of unplacedAttributes(element)) {
    if (attribute.localName === localName && attribute.namespace === namespace) return attribute.value;
  }
  return undefined;
}

/** The child elements, in order. */
export const childElements = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

/** The first child element of this name. */
export function childOf(element: XmlElement, namespace: string, localName: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.kind === "element" && isNamed(child, namespace, localName)) return child;
  }
  return undefined;
}

/** The text directly inside an element, as written; comments and child elements are passed over. */
export function textOf(element: XmlElement): string {
  const { children } = element;
  if (children.length === 0) return "";
  const [only] = children;
  if (children.length === 1 && only?.kind === "text") return only.value;
  let text = "";
  for (const child of children) if (child.kind === "text") text += child.value;
  return text;
}

export const isElement = (node: XmlNode): node is XmlElement => node.kind === "element";

/** Whether an element has this expanded name. */
export const isNamed = (element: XmlElement, namespace: string, localName: string): boolean =>
  element.localName === localName && element.namespace === namespace;
