import type { XmlComment, XmlDocument, XmlElement, XmlNode, XmlPi } from "../node";
import { EMPTY_SCOPE } from "../scope";
import type { Edit } from "./edit";
import { isEmptyElementTag } from "./edit-element";
import { type ExtentChange, noteDerived } from "./extent";
import { notePlace } from "./held-texts";
import { inNewerText, moved } from "./moved";

/**
 * The tree of the text an edit of elements made, without reading the text again: the same as `parseXml` gives, but that
 * nodes before the place are shared with the old tree, so that their `source` is an older text, equal up to there.
 * `put` is what was put in, as `parseFragment` read it; undefined when an element was only taken out. Not for a root
 * that was taken out, nor for attributes.
 */
export function editedDocument(document: XmlDocument, edit: Edit, put?: XmlElement): XmlDocument {
  const derivation: Derivation = {
    edit,
    put,
    shift: edit.source.length - document.source.length,
    removed: undefined,
    joined: 0,
    depth: 0,
    around: { before: undefined, after: undefined },
  };
  const children = editChildren(document.children, undefined, derivation) as XmlDocument["children"];
  const root = children.find((child): child is XmlElement => child.kind === "element");
  if (root === undefined) throw new Error("a document keeps its root element");
  const derived = { source: edit.source, root, children };
  noteDerived(derived, document, derivation);
  notePlace(derived, document, derivation.around);
  return derived;
}

interface Derivation extends ExtentChange {
  readonly edit: Edit;
  /** How far everything behind the place moves. */
  readonly shift: number;
  /** What was found on the way to the place. */
  removed: XmlElement | undefined;
  joined: number;
  depth: number;
  /** The innermost element around it, in the old tree and in the new one. */
  around: { before: XmlElement | undefined; after: XmlElement | undefined };
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
    if (child.end <= edit.from) before.push(inNewerText(child, edit.source));
    else if (child.start >= edit.to) after.push(moved(child, shift, edit.source, scope));
    else if (child.kind !== "element") continue;
    else if (child.start === edit.from && child.end === edit.to) derivation.removed = child;
    else {
      derivation.depth += 1;
      before.push(editElement(child, derivation));
      inside = true;
    }
  }
  if (!inside) before.push(...placed(scope, derivation));
  return joined(before, after, derivation);
}

function placed(scope: XmlElement["scope"], { put, edit }: Derivation): XmlNode[] {
  return put === undefined ? [] : [moved(put, edit.start - put.start, edit.source, scope)];
}

/** An element around the place. */
function editElement(element: XmlElement, derivation: Derivation): XmlElement {
  const { edit, shift, around } = derivation;
  around.before = element;
  const isEmptyTag = isEmptyElementTag(element);
  const children = isEmptyTag
    ? placed(element.scope, derivation)
    : editChildren(element.children, element, derivation);
  const edited: XmlElement = {
    kind: "element",
    prefix: element.prefix,
    localName: element.localName,
    namespace: element.namespace,
    attributes: element.attributes,
    declarations: element.declarations,
    scope: element.scope,
    children,
    source: edit.source,
    start: element.start,
    end: element.end + shift,
    contentStart: isEmptyTag ? edit.start : element.contentStart,
    contentEnd: isEmptyTag ? edit.end : element.contentEnd + shift,
  };
  around.after ??= edited;
  return edited;
}

/** Texts that come to stand side by side are one node. */
function joined(before: XmlNode[], after: readonly XmlNode[], derivation: Derivation): XmlNode[] {
  const last = before[before.length - 1];
  const [first, ...rest] = after;
  if (last?.kind !== "text" || first?.kind !== "text") return before.concat(after);
  derivation.joined += 1;
  const text = { ...last, value: last.value + first.value, end: first.end };
  return [...before.slice(0, -1), text, ...rest];
}
