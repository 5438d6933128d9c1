import { isBlank } from "./chars";
import { escapeAttribute, escapeText } from "./escape";
import type { XmlAttribute, XmlElement } from "./node";

/**
 * One string for all spellings of an element: expanded names, attributes sorted by name, text with references
 * resolved. Prefixes, comments, processing instructions and white space between child elements make no difference.
 */
export function canonicalKey(element: XmlElement): string {
  return `<${nameKey(element)}${canonicalAttributes(element.attributes)}>${canonicalContent(element)}</>`;
}

/** The expanded name of an element or attribute as `{namespace}local`. */
export const nameKey = (node: { readonly namespace: string; readonly localName: string }): string =>
  node.namespace === "" ? node.localName : `{${node.namespace}}${node.localName}`;

function canonicalAttributes(attributes: readonly XmlAttribute[]): string {
  if (attributes.length === 0) return "";
  const keys = attributes.map((attribute) => ` ${nameKey(attribute)}="${escapeAttribute(attribute.value)}"`);
  return keys.sort().join("");
}

function canonicalContent(element: XmlElement): string {
  const mixed = element.children.some(({ kind }) => kind === "element");
  let content = "";
  let text = "";
  for (const child of element.children) {
    if (child.kind === "text") text += child.value;
    if (child.kind !== "element") continue;
    content += canonicalText(text, mixed) + canonicalKey(child);
    text = "";
  }
  return content + canonicalText(text, mixed);
}

const canonicalText = (text: string, mixed: boolean): string =>
  mixed && isBlank(text) ? "" : escapeText(text);
