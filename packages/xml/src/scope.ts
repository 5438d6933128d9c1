import type { NamespaceDeclaration, NamespaceScope, XmlElement } from "./node";

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** Shared empty list, so that elements without declarations cost none. */
export const NO_DECLARATIONS: readonly NamespaceDeclaration[] = [];

/** Nothing declared; the prefix `xml` is bound everywhere (Namespaces in XML section 3). */
export const EMPTY_SCOPE: NamespaceScope = { parent: undefined, declarations: NO_DECLARATIONS };

/** The namespace bound to a prefix; the empty prefix asks for the default namespace ("" when there is none). */
export function lookupNamespace(scope: NamespaceScope, prefix: string): string | undefined {
  if (prefix === "xml") return XML_NAMESPACE;
  for (let frame: NamespaceScope | undefined = scope; frame !== undefined; frame = frame.parent) {
    for (const declaration of frame.declarations) {
      if (declaration.prefix === prefix) return declaration.uri;
    }
  }
  return prefix === "" ? "" : undefined;
}

/** Every binding of a scope, inner ones hiding outer ones; without `xml`. */
export function bindingsOf(scope: NamespaceScope): Map<string, string> {
  const bindings = new Map<string, string>();
  for (let frame: NamespaceScope | undefined = scope; frame !== undefined; frame = frame.parent) {
    for (const { prefix, uri } of frame.declarations) {
      if (!bindings.has(prefix)) bindings.set(prefix, uri);
    }
  }
  return bindings;
}

/** The scope an element stands in, its own declarations left out. */
export function outerScope(element: XmlElement): NamespaceScope {
  if (element.declarations.length === 0) return element.scope;
  return element.scope.parent ?? EMPTY_SCOPE;
}
