import type { XmlComment, XmlDocument, XmlElement, XmlNode, XmlPi } from "../node";
import { EMPTY_SCOPE } from "../scope";
import type { Edit } from "./edit";
import { isEmptyElementTag } from "./edit-element";
import { moved } from "./moved";

/**
 * The tree of the text an edit of elements made, without reading the text again: the same as `parseXml` gives, but that
 * nodes before the place are shared with the old tree, so that their `source` is the old text, equal up to there.
 * `put` is what was put in, as `parseFragment` read it; undefined when an element was only taken out. Not for a root
 * that was taken out, nor for attributes.
 */
export function editedDocument(document: XmlDocument, edit: Edit, put?: XmlElement): XmlDocument {
  const derivation: Derivation = {
    edit,
    put,
    shift: edit.source.length - document.source.length,
  };
  const children = editChildren(document.children, undefined, derivation) as XmlDocument["children"];
  const root = children.find((child): child is XmlElement => child.kind === "element");
  if (root === undefined) throw new Error("a document keeps its root element");
  return { source: edit.source, root, children };
}

interface Derivation {
  readonly edit: Edit;
  readonly put: XmlElement | undefined;
  /** How far everything behind the place moves. */
  readonly shift: number;
}

/** The children of the element, or of the document, in or below which the place is. */
function editChildren(
  children: readonly (XmlNode | XmlComment | XmlPi)[],
  parent: XmlElement | undefined,
  derivation: Derivation,
): XmlNode[] {
  const { edit, shift } = derivation;
  const scope = parent?.scope ?? EMPTY_SCOPE;
  const before: XmlNode[] = [];
  const after: XmlNode[] = [];
  let inside = false;
  for (const child of children) {
    if (child.end <= edit.from) before.push(child);
    else if (child.start >= edit.to) after.push(moved(child, shift, edit.source, scope));
    else if (child.kind === "element" && !(child.start === edit.from && child.end === edit.to)) {
      before.push(editElement(child, derivation));
      inside = true;
    }
  }
  if (!inside) before.push(...placed(scope, derivation));
  return joined(before, after);
}

function placed(scope: XmlElement["scope"], { put, edit }: Derivation): XmlNode[] {
  return put === undefined ? [] : [moved(put, edit.start - put.start, edit.source, scope)];
}

/** An element around the place. */
function editElement(element: XmlElement, derivation: Derivation): XmlElement {
  const { edit, shift } = derivation;
  const end = element.end + shift;
  if (isEmptyElementTag(element)) {
    const children = placed(element.scope, derivation);
    return { ...element, children, source: edit.source, contentStart: edit.start, contentEnd: edit.end, end };
  }
  const children = editChildren(element.children, element, derivation);
  return { ...element, children, source: edit.source, contentEnd: element.contentEnd + shift, end };
}

/** Texts that come to stand side by side are one node. */
function joined(before: XmlNode[], after: readonly XmlNode[]): XmlNode[] {
  const last = before[before.length - 1];
  const [first, ...rest] = after;
  if (last?.kind !== "text" || first?.kind !== "text") return before.concat(after);
  const text = { ...last, value: last.value + first.value, end: first.end };
  return [...before.slice(0, -1), text, ...rest];
}
