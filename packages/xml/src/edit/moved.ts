import type { NamespaceDeclaration, NamespaceScope, XmlAttribute, XmlElement, XmlNode } from "../node";

/** A node whose text now stands `shift` further on in `source`, inside `scope`. */
export function moved(node: XmlNode, shift: number, source: string, scope: NamespaceScope): XmlNode {
  const start = node.start + shift;
  const end = node.end + shift;
  switch (node.kind) {
    case "element":
      return node instanceof MovedElement
        ? node.movedOn(shift, source, scope)
        : new MovedElement(node, shift, source, scope);
    case "text":
      return { kind: "text", value: node.value, start, end };
    default:
      return { ...node, start, end };
  }
}

/** A node before an edit: it stays where it is, and lets go of the text that the edit changed. */
export const inNewerText = (node: XmlNode, source: string): XmlNode =>
  node instanceof MovedElement ? node.movedOn(0, source, node.outer) : node;

/** The attributes of an element without their places, which costs nothing where the element was moved. */
export const unplacedAttributes = (
  element: XmlElement,
): readonly Pick<XmlAttribute, "localName" | "namespace" | "value">[] =>
  element instanceof MovedElement ? element.origin.attributes : element.attributes;

/**
 * An element somewhere else in a text. What is in it is moved only when it is asked for: an edit moves all that stands
 * behind it, and next to nothing of that is looked into before the next edit.
 */
class MovedElement implements XmlElement {
  readonly kind = "element";
  #attributes: readonly XmlAttribute[] | undefined;
  #declarations: readonly NamespaceDeclaration[] | undefined;
  #scope: NamespaceScope | undefined;
  #children: readonly XmlNode[] | undefined;

  constructor(
    readonly origin: XmlElement,
    readonly shift: number,
    readonly source: string,
    readonly outer: NamespaceScope,
  ) {}

  movedOn(shift: number, source: string, outer: NamespaceScope): MovedElement {
    return new MovedElement(this.origin, this.shift + shift, source, outer);
  }

  get prefix(): string {
    return this.origin.prefix;
  }

  get localName(): string {
    return this.origin.localName;
  }

  get namespace(): string {
    return this.origin.namespace;
  }

  get start(): number {
    return this.origin.start + this.shift;
  }

  get end(): number {
    return this.origin.end + this.shift;
  }

  get contentStart(): number {
    return this.origin.contentStart + this.shift;
  }

  get contentEnd(): number {
    return this.origin.contentEnd + this.shift;
  }

  get attributes(): readonly XmlAttribute[] {
    this.#attributes ??= this.origin.attributes.map((attribute) => movedAttribute(attribute, this.shift));
    return this.#attributes;
  }

  get declarations(): readonly NamespaceDeclaration[] {
    this.#declarations ??= this.origin.declarations.map((each) => movedDeclaration(each, this.shift));
    return this.#declarations;
  }

  get scope(): NamespaceScope {
    const { declarations, outer } = this;
    this.#scope ??= declarations.length === 0 ? outer : { parent: outer, declarations };
    return this.#scope;
  }

  get children(): readonly XmlNode[] {
    const { shift, source, scope } = this;
    this.#children ??= this.origin.children.map((child) => moved(child, shift, source, scope));
    return this.#children;
  }
}

const movedDeclaration = (
  { prefix, uri, start, end }: NamespaceDeclaration,
  shift: number,
): NamespaceDeclaration => ({ prefix, uri, start: start + shift, end: end + shift });

const movedAttribute = (attribute: XmlAttribute, shift: number): XmlAttribute => ({
  prefix: attribute.prefix,
  localName: attribute.localName,
  namespace: attribute.namespace,
  value: attribute.value,
  start: attribute.start + shift,
  end: attribute.end + shift,
  valueStart: attribute.valueStart + shift,
  valueEnd: attribute.valueEnd + shift,
});
