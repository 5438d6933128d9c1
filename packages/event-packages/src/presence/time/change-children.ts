import { rebuild, type XmlElement, type XmlNode } from "@porchlight/xml";

/** The element with each child element changed, or left out where `change` gives none; itself where all stay as they are. */
export function changeChildren(
  element: XmlElement,
  change: (child: XmlElement) => XmlElement | undefined,
): XmlElement {
  let isChanged = false;
  const children: XmlNode[] = [];
  for (const child of element.children) {
    const next = child.kind === "element" ? change(child) : child;
    if (next !== child) isChanged = true;
    if (next !== undefined) children.push(next);
  }
  return isChanged ? rebuild(element, { children }) : element;
}
