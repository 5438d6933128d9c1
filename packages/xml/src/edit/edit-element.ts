import type { XmlElement } from "../node";
import { type Edit, splice } from "./edit";

/*
 * `source` is the text of the element's document. It differs from the element's own where the tree was derived by
 * `editedDocument`.
 */

/** The text with the element replaced. */
export const replaceElement = (element: XmlElement, text: string, source = element.source): Edit =>
  splice(source, element.start, element.end, text);

/** The text without the element; the white space around it stays. */
export const removeElement = (element: XmlElement, source = element.source): Edit =>
  splice(source, element.start, element.end, "");

/** The text with something directly before the element. */
export const insertBefore = (element: XmlElement, text: string, source = element.source): Edit =>
  splice(source, element.start, element.start, text);

/** The text with something directly behind the element, before any white space or comment that follows it. */
export const insertAfter = (element: XmlElement, text: string, source = element.source): Edit =>
  splice(source, element.end, element.end, text);

/** The text with something as the last child, behind all text and comments; an empty-element tag gets an end tag. */
export function appendChild(parent: XmlElement, text: string, source = parent.source): Edit {
  const { end, contentEnd } = parent;
  if (!isEmptyElementTag(parent)) return splice(source, contentEnd, contentEnd, text);
  const edit = splice(source, end - 2, end, `>${text}</${qualifiedName(parent)}>`);
  return { ...edit, start: end - 1, end: end - 1 + text.length };
}

/** The name as it stands in the text. */
export const qualifiedName = ({ prefix, localName }: XmlElement): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;

/** Whether the element is written `<a/>`. */
export const isEmptyElementTag = ({ contentStart, contentEnd, end }: XmlElement): boolean =>
  contentStart === end && contentEnd === end;
