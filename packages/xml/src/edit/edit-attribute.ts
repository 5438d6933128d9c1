import { isSpace } from "../chars";
import type { XmlAttribute, XmlElement } from "../node";
import { type Edit, splice } from "./edit";
import { qualifiedName } from "./edit-element";

/** The text with another value for an attribute; `quoted` is written as it is and brings its quotes along. */
export const replaceAttributeValue = (
  element: XmlElement,
  { valueStart, valueEnd }: XmlAttribute,
  quoted: string,
  source = element.source,
): Edit => splice(source, valueStart - 1, valueEnd + 1, quoted);

/**
 * The text with one more attribute, behind those the start tag has. `name` is qualified and its prefix in scope, or
 * `declaration` (`xmlns:p="…"`) goes in before it. The span of the edit is the quoted value.
 */
export function addAttribute(
  element: XmlElement,
  name: string,
  quoted: string,
  declaration: string | undefined = undefined,
  source = element.source,
): Edit {
  const at = startTagPartsEnd(element);
  const lead = `${declaration === undefined ? "" : ` ${declaration}`} ${name}=`;
  const edit = splice(source, at, at, lead + quoted);
  return { ...edit, start: at + lead.length };
}

/** The text without an attribute and the white space that set it off. */
export function removeAttribute(
  element: XmlElement,
  { start, end }: XmlAttribute,
  source = element.source,
): Edit {
  let from = start;
  while (isSpace(source.charCodeAt(from - 1))) from -= 1;
  return splice(source, from, end, "");
}

/** Behind the last attribute or declaration, or behind the name. */
function startTagPartsEnd(element: XmlElement): number {
  let end = element.start + 1 + qualifiedName(element).length;
  for (const attribute of element.attributes) end = Math.max(end, attribute.end);
  for (const declaration of element.declarations) end = Math.max(end, declaration.end);
  return end;
}
