import type { NamespaceDeclaration, NamespaceScope, XmlAttribute, XmlElement, XmlNode } from "../node";

/** A copy of a node whose text now stands `shift` further on in `source`, inside `scope`. */
export function moved(node: XmlNode, shift: number, source: string, scope: NamespaceScope): XmlNode {
  const start = node.start + shift;
  const end = node.end + shift;
  switch (node.kind) {
    case "element":
      return movedElement(node, shift, source, scope);
    case "text":
      return { kind: "text", value: node.value, start, end };
    default:
      return { ...node, start, end };
  }
}

function movedElement(element: XmlElement, shift: number, source: string, outer: NamespaceScope): XmlElement {
  const declarations =
    element.declarations.length === 0 ? element.declarations : movedAll(element.declarations, shift);
  const scope = declarations.length === 0 ? outer : { parent: outer, declarations };
  const children: XmlNode[] = [];
  for (const child of element.children) children.push(moved(child, shift, source, scope));
  return {
    kind: "element",
    prefix: element.prefix,
    localName: element.localName,
    namespace: element.namespace,
    attributes:
      element.attributes.length === 0 ? element.attributes : movedAttributes(element.attributes, shift),
    declarations,
    scope,
    children,
    source,
    start: element.start + shift,
    end: element.end + shift,
    contentStart: element.contentStart + shift,
    contentEnd: element.contentEnd + shift,
  };
}

const movedAll = (declarations: readonly NamespaceDeclaration[], shift: number): NamespaceDeclaration[] =>
  declarations.map(({ prefix, uri, start, end }) => ({
    prefix,
    uri,
    start: start + shift,
    end: end + shift,
  }));

const movedAttributes = (attributes: readonly XmlAttribute[], shift: number): XmlAttribute[] =>
  attributes.map((attribute) => ({
    prefix: attribute.prefix,
    localName: attribute.localName,
    namespace: attribute.namespace,
    value: attribute.value,
    start: attribute.start + shift,
    end: attribute.end + shift,
    valueStart: attribute.valueStart + shift,
    valueEnd: attribute.valueEnd + shift,
  }));
