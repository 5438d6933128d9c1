import type { ElementChange } from "@porchlight/xdm";
import type { XmlElement } from "@porchlight/xml";
import { XmlElement as LibElement, type XmlDocument } from "libxml2-wasm";
import { type Place, placeOf } from "./place";
import { setPlainAttribute } from "./plain-attribute";

/** Longer elements are not built node by node: reading the whole text is quicker. In UTF-16 code units. */
const LONGEST_PUT = 8192;

/**
 * Makes the library's tree of a text into that of the text after a change, as far as validation can tell the two
 * apart: comments, processing instructions and white space between elements are nothing to it. False when the change is
 * not one that can be made here; the tree is of no more use then.
 */
export function changeTree(tree: XmlDocument, { before, put, edit }: ElementChange): boolean {
  const place =
    put !== undefined && put.end - put.start > LONGEST_PUT ? undefined : placeOf(before.root, edit);
  const around = place === undefined ? null : tree.get(pathOf(place.around));
  if (place === undefined || !(around instanceof LibElement)) return false;
  if (put !== undefined && !putElement(around, place, put)) return false;
  if (!place.isTaken) return true;
  // What was put stands before what makes way.
  const old = childAt(around, place.before + (put === undefined ? 1 : 2));
  old?.remove();
  return old !== undefined;
}

const pathOf = (around: readonly number[]): string => around.map((position) => `/*[${position}]`).join("");

function childAt(around: LibElement, position: number): LibElement | undefined {
  const child = around.get(`*[${position}]`);
  return child instanceof LibElement ? child : undefined;
}

function putElement(around: LibElement, { before }: Place, put: XmlElement): boolean {
  const first = before === 0 ? childAt(around, 1) : undefined;
  const previous = before === 0 ? undefined : childAt(around, before);
  const added =
    previous?.appendElement(put.localName) ??
    first?.prependElement(put.localName) ??
    around.addElement(put.localName);
  return fill(added, put);
}

/**
 * Names are resolved where the element stands: the library looks beside it first, and what it finds there may be freed
 * before the element is. They must come to what our parser made of them.
 */
function fill(
  added: LibElement,
  { prefix, namespace, declarations, attributes, children }: XmlElement,
): boolean {
  for (const { prefix: declared, uri } of declarations) {
    if (uri === "") return false;
    added.addNsDeclaration(uri, ...(declared === "" ? [] : [declared]));
  }
  added.prefix = prefix;
  if (added.namespaceUri !== namespace) return false;
  for (const { prefix: bound, localName, value } of attributes) {
    if (bound === "") setPlainAttribute(added, localName, value);
    else added.setAttr(localName, value, bound);
  }
  for (const child of children) {
    if (child.kind === "text" && child.value !== "") added.addText(child.value);
    if (child.kind === "element" && !fill(added.addElement(child.localName), child)) return false;
  }
  return true;
}
