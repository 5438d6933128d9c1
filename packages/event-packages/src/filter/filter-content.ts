import type { FilterContent, FilterName, FilterSelector } from "@porchlight/documents";
import { childElements, isBlank, type XmlAttribute, type XmlElement, type XmlNode } from "@porchlight/xml";
import { ElementTree } from "./element-tree";
import { findElements } from "./find-nodes";
import { mayBeEmpty, needsAttribute, needsChild } from "./mandatory";

/**
 * What a content filter leaves of a presence document: what it includes, without what it excludes with all inside; what is
 * around it and what its schema asks for put back (RFC 4660 section 5.3.1). Undefined when it selects nothing.
 */
export function filterContent(root: XmlElement, content: FilterContent): string | undefined {
  const tree = new ElementTree(root);
  return new ContentFilter(select(tree, content.include), select(tree, content.exclude), content).write(root);
}

interface Selection {
  readonly elements: ReadonlySet<XmlElement>;
  readonly attributes: ReadonlySet<XmlAttribute>;
  readonly namespaces: ReadonlySet<string>;
}

function select(tree: ElementTree, selectors: readonly FilterSelector[]): Selection {
  const elements = new Set<XmlElement>();
  const attributes = new Set<XmlAttribute>();
  const namespaces = new Set<string>();
  for (const selector of selectors) {
    if (selector.kind === "namespace") {
      namespaces.add(selector.uri);
      continue;
    }
    const { attribute: name } = selector.path;
    for (const element of findElements(tree, selector.path)) {
      if (name === undefined) elements.add(element);
      else for (const each of attributesNamed(element, name)) attributes.add(each);
    }
  }
  return { elements, attributes, namespaces };
}

const attributesNamed = (
  element: XmlElement,
  { localName, namespace }: FilterName,
): readonly XmlAttribute[] =>
  element.attributes.filter((each) => each.localName === localName && each.namespace === namespace);

class ContentFilter {
  readonly #included: Selection;
  readonly #excluded: Selection;
  /** Without an include everything is. */
  readonly #includesAll: boolean;

  constructor(included: Selection, excluded: Selection, { include }: FilterContent) {
    this.#included = included;
    this.#excluded = excluded;
    this.#includesAll = include.length === 0;
  }

  write(root: XmlElement): string | undefined {
    return this.#isExcluded(root) ? undefined : this.#element(root, this.#includesAll);
  }

  #element(element: XmlElement, isInside: boolean): string | undefined {
    const isWhole = isInside || this.#included.elements.has(element);
    const isMine = isWhole || this.#included.namespaces.has(element.namespace);
    const parts = element.children.map((node) => this.#node(element, node, isMine, isWhole));
    const hasParts = parts.some((part) => part !== "");
    const hasAttribute = element.attributes.some((each) => this.#included.attributes.has(each));
    if (!isMine && !hasParts && !hasAttribute) return undefined;
    const inside = element.children.map((node, index) => parts[index] || missing(element, node)).join("");
    if (inside === "" && isEmptied(element)) return undefined;
    return this.#tags(element, inside, isMine);
  }

  #node(parent: XmlElement, node: XmlNode, isMine: boolean, isWhole: boolean): string {
    if (node.kind !== "element") return isMine && node.kind === "text" ? textIn(parent, node) : "";
    if (this.#isExcluded(node) && !needsChild(parent, node)) return "";
    return this.#element(node, isWhole) ?? "";
  }

  #isExcluded(element: XmlElement): boolean {
    return this.#excluded.elements.has(element) || this.#excluded.namespaces.has(element.namespace);
  }

  #tags(element: XmlElement, inside: string, isMine: boolean): string {
    const keeps = (attribute: XmlAttribute): boolean =>
      needsAttribute(element, attribute) ||
      this.#included.attributes.has(attribute) ||
      (isMine && !this.#excluded.attributes.has(attribute));
    return wrapped(element, inside, keeps);
  }
}

/** An element that held others and holds none any more goes too, unless its schema lets it stay. */
const isEmptied = (element: XmlElement): boolean => childElements(element).length > 0 && !mayBeEmpty(element);

/** A child that the schema asks for and nothing has kept: as little of it as is allowed. */
const missing = (parent: XmlElement, node: XmlNode): string =>
  node.kind === "element" && needsChild(parent, node) ? leastOf(node) : "";

/** Text is kept as it was written; white space between elements that are gone is not. */
function textIn(
  parent: XmlElement,
  { value, start, end }: { value: string; start: number; end: number },
): string {
  return isBlank(value) && childElements(parent).length > 0 ? "" : parent.source.slice(start, end);
}

/** A status without a value; of anything else all of it. */
const leastOf = (element: XmlElement): string =>
  mayBeEmpty(element)
    ? wrapped(element, "", (attribute) => needsAttribute(element, attribute))
    : element.source.slice(element.start, element.end);

function wrapped(element: XmlElement, inside: string, keeps: (attribute: XmlAttribute) => boolean): string {
  const { source, start, end, contentStart, contentEnd } = element;
  const isEmptyTag = contentStart === end;
  let tag = "";
  let at = start;
  for (const attribute of element.attributes) {
    if (keeps(attribute)) continue;
    tag += source.slice(at, attribute.start).trimEnd();
    at = attribute.end;
  }
  tag += source.slice(at, isEmptyTag ? end - 2 : contentStart - 1).trimEnd();
  const name = element.prefix === "" ? element.localName : `${element.prefix}:${element.localName}`;
  return inside === ""
    ? `${tag}/>`
    : `${tag}>${inside}${isEmptyTag ? `</${name}>` : source.slice(contentEnd, end)}`;
}
