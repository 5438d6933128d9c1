import type { XmlElement } from "../node";
import { type Edit, splice } from "./edit";

/** The text of a parsed element's document with the element replaced. */
export const replaceElement = ({ source, start, end }: XmlElement, text: string): Edit =>
  splice(source, start, end, text);

/** The text without the element; the white space around it stays. */
export const removeElement = ({ source, start, end }: XmlElement): Edit => splice(source, start, end, "");

/** The text with something directly before the element. */
export const insertBefore = ({ source, start }: XmlElement, text: string): Edit =>
  splice(source, start, start, text);

/** The text with something directly behind the element, before any white space or comment that follows it. */
export const insertAfter = ({ source, end }: XmlElement, text: string): Edit =>
  splice(source, end, end, text);

/** The text with something as the last child, behind all text and comments; an empty-element tag gets an end tag. */
export function appendChild(parent: XmlElement, text: string): Edit {
  const { source, end, contentEnd } = parent;
  if (!isEmptyElementTag(parent)) return splice(source, contentEnd, contentEnd, text);
  const open = source.slice(0, end - 2);
  return {
    source: `${open}>${text}</${qualifiedName(parent)}>${source.slice(end)}`,
    start: end - 1,
    end: end - 1 + text.length,
  };
}

/** The name as it stands in the text. */
export const qualifiedName = ({ prefix, localName }: XmlElement): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;

const isEmptyElementTag = ({ contentStart, contentEnd, end }: XmlElement): boolean =>
  contentStart === end && contentEnd === end;
