import { ok, type Result } from "@porchlight/kernel";
import type { NamespaceDeclaration, XmlAttribute, XmlElement, XmlNode } from "../node";
import { XML_NAMESPACE } from "../scope";
import type { Effort } from "./effort";
import { type Failure, refuse } from "./failure";
import type { LiveDocument, LiveElement, LiveNode, LiveParent } from "./live-tree";
import type { ElementStep, ExpandedName, Leaf, Predicate, Selector } from "./selector";

/** The one node a selector names. */
export type Located =
  | {
      readonly kind: "node";
      readonly node: Exclude<LiveNode, { kind: "space" }>;
      readonly parent: LiveParent;
      readonly index: number;
    }
  | { readonly kind: "attribute"; readonly element: LiveElement; readonly attribute: XmlAttribute }
  | {
      readonly kind: "namespace";
      readonly element: LiveElement;
      readonly declaration: NamespaceDeclaration;
    };

/** What the schema of a document type says of ID attributes: the ID of an element, if it has one. */
export type IdOf = (element: XmlElement) => string | undefined;

/** Finds exactly one node (RFC 5261 section 4.1). */
export function locate(
  document: LiveDocument,
  selector: Selector,
  effort: Effort,
  idOf: IdOf | undefined,
): Result<Located, Failure> {
  const found = new Search(effort, idOf).run(document, selector);
  return effort.spent ? refuse("unlocated-node", "the selector takes too much work to follow") : found;
}

interface Place {
  readonly node: LiveNode;
  readonly parent: LiveParent;
  readonly index: number;
}

class Search {
  readonly #effort: Effort;
  readonly #idOf: IdOf | undefined;

  constructor(effort: Effort, idOf: IdOf | undefined) {
    this.#effort = effort;
    this.#idOf = idOf;
  }

  run(document: LiveDocument, { id, steps, leaf }: Selector): Result<Located, Failure> {
    let at: Place[] | undefined;
    if (id !== undefined) {
      at = this.#withId(document.root, id);
      if (at.length === 0 && this.#idOf === undefined) {
        return refuse(
          "unsupported-id-function",
          "attributes of the type ID are not known here, but for xml:id",
        );
      }
    }
    for (const step of steps) {
      at = (at === undefined ? [document] : elements(at)).flatMap((parent) => this.#step(parent, step));
    }
    if (leaf === undefined) return oneNode(at ?? []);
    return this.#leaf(at === undefined ? [document] : elements(at), leaf);
  }

  #step(parent: LiveParent, { name, predicates }: ElementStep): Place[] {
    const [first, ...rest] = predicates;
    if (first?.kind !== "position")
      return this.#filterAll(this.#children(parent, name, Infinity), predicates);
    const place = this.#children(parent, name, first.position)[first.position - 1];
    return place === undefined ? [] : this.#filterAll([place], rest);
  }

  /** Child elements of this name, up to so many. */
  #children(parent: LiveParent, name: ExpandedName | undefined, enough: number): Place[] {
    const places: Place[] = [];
    const { children } = parent;
    let index = 0;
    for (; index < children.length && places.length < enough; index += 1) {
      const node = children[index] as LiveNode;
      if (node.kind === "element" && (name === undefined || isNamed(node.head, name))) {
        places.push({ node, parent, index });
      }
    }
    return this.#effort.spend(index) ? places : [];
  }

  #filterAll(places: Place[], predicates: readonly Predicate[]): Place[] {
    return predicates.reduce((left, predicate) => this.#filter(left, predicate), places);
  }

  #filter(places: Place[], predicate: Predicate): Place[] {
    if (predicate.kind === "position") {
      const place = places[predicate.position - 1];
      return place === undefined ? [] : [place];
    }
    if (!this.#effort.spend(places.length)) return [];
    return places.filter(({ node }) => node.kind === "element" && this.#holds(node, predicate));
  }

  #holds(element: LiveElement, predicate: Exclude<Predicate, { kind: "position" }>): boolean {
    switch (predicate.kind) {
      case "attribute":
        return findAttribute(element.head, predicate.name)?.value === predicate.value;
      case "self":
        return this.#hasValue(element, predicate.value);
      case "child":
        if (!this.#effort.spend(element.view.length)) return false;
        return element.view.some(
          (child) =>
            child.kind === "element" &&
            isNamed(headOf(child), predicate.name) &&
            this.#hasValue(child, predicate.value),
        );
    }
  }

  /** Whether the string-value (XPath 1.0 section 5.2) of an element is this one. */
  #hasValue(element: LiveElement | XmlElement, value: string): boolean {
    return this.#match(element, value, 0) === value.length;
  }

  /** How far `value` is matched behind the text of this element; -1 when it differs. */
  #match(element: LiveElement | XmlElement, value: string, from: number): number {
    let at = from;
    for (const node of childrenOf(element)) {
      if (!this.#effort.spend(1)) return -1;
      if (node.kind === "text") {
        if (!value.startsWith(node.value, at)) return -1;
        at += node.value.length;
      } else if (node.kind === "element") {
        at = this.#match(node, value, at);
        if (at < 0) return -1;
      }
    }
    return at;
  }

  #withId(root: LiveElement, id: string): Place[] {
    const found: Place[] = [];
    if (id === "") return found;
    const visit = (element: LiveElement): void => {
      if (found.length > 1 || !this.#effort.spend(1)) return;
      if (this.#identifies(element.head, id)) found.push(placeOf(element));
      if (hasElements(element)) {
        for (const child of element.children) if (child.kind === "element") visit(child);
      }
    };
    visit(root);
    return found;
  }

  #identifies(element: XmlElement, id: string): boolean {
    return findAttribute(element, XML_ID)?.value === id || this.#idOf?.(element) === id;
  }

  #leaf(parents: readonly LiveParent[], leaf: Leaf): Result<Located, Failure> {
    if (leaf.kind === "attribute" || leaf.kind === "namespace") return onHead(parents, leaf);
    const places = parents.flatMap((parent) => this.#leaves(parent, leaf));
    return oneNode(places);
  }

  #leaves(parent: LiveParent, leaf: Extract<Leaf, { kind: "text" | "comment" | "pi" }>): Place[] {
    const { children } = parent;
    if (!this.#effort.spend(children.length)) return [];
    const places = children.flatMap((node, index) => (isLeaf(node, leaf) ? [{ node, parent, index }] : []));
    if (leaf.position === undefined) return places;
    const place = places[leaf.position - 1];
    return place === undefined ? [] : [place];
  }
}

const XML_ID: ExpandedName = { namespace: XML_NAMESPACE, localName: "id" };

function onHead(
  parents: readonly LiveParent[],
  leaf: Extract<Leaf, { kind: "attribute" | "namespace" }>,
): Result<Located, Failure> {
  const owners = parents.filter((parent): parent is LiveElement => parent.kind === "element");
  return leaf.kind === "attribute" ? oneAttribute(owners, leaf.name) : oneDeclaration(owners, leaf.prefix);
}

function oneAttribute(owners: readonly LiveElement[], name: ExpandedName): Result<Located, Failure> {
  const found = owners.flatMap((element): Located[] => {
    const attribute = findAttribute(element.head, name);
    return attribute === undefined ? [] : [{ kind: "attribute", element, attribute }];
  });
  return one(found);
}

/** The declaration must stand on the element itself (RFC 5261 sections 4.4.3 and 4.5.3). */
function oneDeclaration(owners: readonly LiveElement[], prefix: string): Result<Located, Failure> {
  const [element, second] = owners;
  if (element === undefined || second !== undefined) return one([]);
  const declaration = element.head.declarations.find((each) => each.prefix === prefix);
  if (declaration === undefined) {
    return refuse("invalid-namespace-uri", "the element does not declare this namespace prefix");
  }
  return ok({ kind: "namespace", element, declaration });
}

function oneNode(places: readonly Place[]): Result<Located, Failure> {
  return one(
    places.flatMap(({ node, parent, index }): Located[] =>
      node.kind === "space" ? [] : [{ kind: "node", node, parent, index }],
    ),
  );
}

function one(found: readonly Located[]): Result<Located, Failure> {
  const [first, second] = found;
  if (first === undefined) return refuse("unlocated-node", "the selector finds no node");
  if (second !== undefined) return refuse("unlocated-node", "the selector finds more than one node");
  return ok(first);
}

const elements = (places: readonly Place[]): LiveElement[] =>
  places.flatMap(({ node }) => (node.kind === "element" ? [node] : []));

const placeOf = (element: LiveElement): Place => ({
  node: element,
  parent: element.parent,
  index: element.parent.children.indexOf(element),
});

const isNamed = (element: XmlElement, name: ExpandedName): boolean =>
  element.localName === name.localName && element.namespace === name.namespace;

const findAttribute = (element: XmlElement, name: ExpandedName): XmlAttribute | undefined =>
  element.attributes.find(
    ({ localName, namespace }) => localName === name.localName && namespace === name.namespace,
  );

const headOf = (element: LiveElement | XmlElement): XmlElement =>
  "head" in element ? element.head : element;

const childrenOf = (element: LiveElement | XmlElement): readonly (LiveNode | XmlNode)[] =>
  "view" in element ? element.view : element.children;

const hasElements = (element: LiveElement): boolean => element.view.some(({ kind }) => kind === "element");

function isLeaf(node: LiveNode, leaf: Extract<Leaf, { kind: "text" | "comment" | "pi" }>): boolean {
  if (node.kind !== leaf.kind) return false;
  if (node.kind === "text") return node.value !== "";
  return (
    leaf.kind !== "pi" || leaf.target === undefined || (node.kind === "pi" && node.target === leaf.target)
  );
}
