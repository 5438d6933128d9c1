import { RESOURCE_LISTS, XML_DECLARATION } from "@porchlight/documents";
import { removal, type Splice, spaceBefore, spliced, spliceOf } from "@porchlight/policy";
import {
  type AttributeValues,
  addAttribute,
  appendChild,
  bindingsOf,
  childElements,
  childOf,
  element,
  escapeAttribute,
  escapeText,
  insertAfter,
  insertBefore,
  removeAttribute,
  replaceAttributeValue,
  serializeElement,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { type DropSlot, ownSlot } from "./drop-slots";
import { allNodes, type ListNode, NODE_KEYS, openLists } from "./list-tree";

/** Changes of a document of lists, as its new text: what is not changed stays byte for byte. */

export interface Lists {
  readonly document: XmlDocument;
  readonly nodes: readonly ListNode[];
}

/** Somebody to put in a list. */
export interface Person {
  readonly uri: string;
  /** Empty without a display name. */
  readonly name: string;
}

export const EMPTY_LISTS = `${XML_DECLARATION}<resource-lists xmlns="${RESOURCE_LISTS}"></resource-lists>`;

export const withPeople = (lists: Lists, list: ListNode, people: readonly Person[]): string =>
  withInserted(
    lists,
    { parent: list, index: list.children.length },
    people.map(({ uri, name }) => built(list.element, "entry", { uri }, name)),
  );

/** @param parent undefined puts it into the document itself */
export const withList = (lists: Lists, parent: ListNode | undefined, name: string): string =>
  withInserted(lists, { parent, index: (parent?.children ?? lists.nodes).length }, [
    built(parent?.element ?? lists.document.root, "list", { name }, ""),
  ]);

export const withReference = (lists: Lists, list: ListNode, anchor: string, name: string): string =>
  withInserted(lists, { parent: list, index: list.children.length }, [
    built(list.element, "external", { anchor }, name),
  ]);

export const withoutNode = ({ document }: Lists, { element: gone }: ListNode): string =>
  spliced(document.source, [removal(gone)]);

/** Another name, URI or display name; an empty one is taken out. */
export function withWords({ document }: Lists, node: ListNode, key: string, title: string): string {
  return spliced(document.source, [
    ...(key === node.key ? [] : keySplices(node, key)),
    ...(title === (node.title ?? "") ? [] : titleSplices(node.element, title)),
  ]);
}

export interface Moved {
  readonly text: string;
  /** Where it stands now. */
  readonly place: string;
}

/** A node in another slot; undefined where that changes nothing. */
export function withMoved(lists: Lists, node: ListNode, slot: DropSlot): Moved | undefined {
  const { document, nodes } = lists;
  const own = ownSlot(nodes, node);
  if (own?.parent === slot.parent && (own?.index === slot.index || own?.index === slot.index - 1))
    return undefined;
  const parent = slot.parent?.element ?? document.root;
  const text = serializeElement(node.element, { inScope: bindingsOf(parent.scope) });
  const taken = removal(node.element);
  const put = insertion(lists, slot, [text]);
  const moved = spliced(document.source, [taken, put]);
  const before = put.from - (taken.to <= put.from ? taken.to - taken.from : 0);
  return { text: moved, place: placeFrom(moved, before) };
}

/** The place of the first node that begins at an offset or behind it. */
function placeFrom(text: string, offset: number): string {
  const opened = openLists(text);
  for (const node of opened.kind === "lists" ? allNodes(opened.nodes) : [])
    if (node.element.start >= offset) return node.place;
  return "";
}

const withInserted = (lists: Lists, slot: DropSlot, texts: readonly string[]): string =>
  texts.length === 0
    ? lists.document.source
    : spliced(lists.document.source, [insertion(lists, slot, texts)]);

/** Set off as the neighbour is. */
function insertion(
  { document, nodes }: Lists,
  { parent, index }: DropSlot,
  texts: readonly string[],
): Splice {
  const { source } = document;
  const around = parent?.element ?? document.root;
  const siblings = parent?.children ?? nodes;
  const behind = (siblings[index - 1]?.element ?? (index === 0 ? titleOf(around) : undefined)) as
    | XmlElement
    | undefined;
  if (behind !== undefined) {
    const space = spaceBefore(source, behind.start);
    return spliceOf(insertAfter(behind, texts.map((text) => space + text).join("")), source);
  }
  const first = siblings[0]?.element ?? childElements(around)[0];
  if (first === undefined) return spliceOf(appendChild(around, texts.join("")), source);
  const space = spaceBefore(source, first.start);
  return spliceOf(insertBefore(first, texts.map((text) => text + space).join("")), source);
}

/** A new element as it has to be written inside `parent`. */
function built(
  parent: XmlElement,
  kind: "entry" | "list" | "external",
  attributes: AttributeValues,
  title: string,
): string {
  const named = title === "" ? [] : [element(qualified(parent, "display-name"), RESOURCE_LISTS, {}, [title])];
  const made = element(qualified(parent, kind), RESOURCE_LISTS, attributes, named);
  return serializeElement(made, { inScope: bindingsOf(parent.scope) });
}

const qualified = ({ prefix }: XmlElement, name: string): string =>
  prefix === "" ? name : `${prefix}:${name}`;

const titleOf = (parent: XmlElement): XmlElement | undefined =>
  childOf(parent, RESOURCE_LISTS, "display-name");

function keySplices({ element: changed, kind }: ListNode, key: string): Splice[] {
  const { source, attributes } = changed;
  const name = NODE_KEYS[kind];
  const known = attributes.find((each) => each.namespace === "" && each.localName === name);
  const quoted = `"${escapeAttribute(key)}"`;
  if (known === undefined) return [spliceOf(addAttribute(changed, name, quoted), source)];
  if (key === "") return [spliceOf(removeAttribute(changed, known), source)];
  return [spliceOf(replaceAttributeValue(changed, known, quoted), source)];
}

/** A display name comes first (RFC 4826 section 3.2); its language stays. */
function titleSplices(changed: XmlElement, title: string): Splice[] {
  const { source } = changed;
  const known = titleOf(changed);
  if (known !== undefined) {
    if (title === "") return [removal(known)];
    const { contentStart: from, contentEnd: to } = known;
    const isEmptyTag = from === known.end;
    return isEmptyTag
      ? [removal(known), ...titleSplices({ ...changed, children: [] }, title)]
      : [{ from, to, text: escapeText(title) }];
  }
  if (title === "") return [];
  const made = element(qualified(changed, "display-name"), RESOURCE_LISTS, {}, [title]);
  const text = serializeElement(made, { inScope: bindingsOf(changed.scope) });
  const [first] = childElements(changed);
  const edit = first === undefined ? appendChild(changed, text) : insertBefore(first, text);
  return [spliceOf(edit, source)];
}

/** A name for a list that none beside it has. */
export function freeName(siblings: readonly ListNode[], wished: string): string {
  const taken = new Set(siblings.flatMap(({ kind, key }) => (kind === "list" ? [key] : [])));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wished : `${wished} ${count}`;
    if (!taken.has(name)) return name;
  }
}
