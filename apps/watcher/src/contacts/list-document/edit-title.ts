import { type ElementAddress, elementIn, type XcapChange } from "@porchlight/presence-client";
import {
  appendChild,
  childElements,
  type Edit,
  insertBefore,
  removeElement,
  replaceElement,
  type XmlElement,
} from "@porchlight/xml";
import { listElement, textInside } from "./list-text";
import { displayName, membersOf } from "./placed-list";

/** The document with that display name in a list or an entry; undefined when it has it already. */
export function titleEdit(element: XmlElement, title: string | undefined): Edit | undefined {
  if (displayName(element) === title) return undefined;
  const [known] = membersOf(element, "display-name");
  if (title === undefined) return known && removeElement(known);
  const text = titleText(element, title);
  if (known) return replaceElement(known, text);
  // A display name comes first (RFC 4826 section 3.2).
  const [first] = childElements(element);
  return first ? insertBefore(first, text) : appendChild(element, text);
}

/** The same as one write to the smallest node. */
export function titleChange(
  address: ElementAddress,
  element: XmlElement,
  title: string | undefined,
): XcapChange | undefined {
  const edit = titleEdit(element, title);
  if (!edit) return undefined;
  const target = elementIn(address.document, ...address.steps, { name: "display-name" });
  if (title === undefined) return { kind: "delete", target };
  if (membersOf(element, "display-name").length > 0) {
    return { kind: "put", target, text: titleText(element, title) };
  }
  const grown = edit.source.length - element.source.length;
  return { kind: "put", target: address, text: edit.source.slice(element.start, element.end + grown) };
}

const titleText = (element: XmlElement, title: string): string =>
  textInside(element, listElement(element, "display-name", {}, [title]));
