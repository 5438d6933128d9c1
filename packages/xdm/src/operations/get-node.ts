import { bindingsOf, escapeAttribute, qualifiedName, type XmlElement } from "@porchlight/xml";
import type { Selection } from "../node-selector/select-node";
import { ATTRIBUTE_TYPE, ELEMENT_TYPE, NAMESPACES_TYPE } from "./media-types";

export interface NodeContent {
  readonly contentType: string;
  readonly body: string;
}

/** What a selected node is answered with (RFC 4825 section 8.3). */
export function getNode(
  selection: Exclude<Selection, { kind: "none" }>,
  bareAttributeValues: boolean,
): NodeContent {
  const { element } = selection;
  switch (selection.kind) {
    case "element":
      return { contentType: ELEMENT_TYPE, body: element.source.slice(element.start, element.end) };
    case "attribute": {
      const { valueStart, valueEnd } = selection.attribute;
      const quotes = bareAttributeValues ? 0 : 1;
      const body = element.source.slice(valueStart - quotes, valueEnd + quotes);
      return { contentType: ATTRIBUTE_TYPE, body };
    }
    case "namespaces":
      return { contentType: NAMESPACES_TYPE, body: namespaceBindings(element) };
  }
}

/** An empty element of the same name with every binding in scope (section 10). */
function namespaceBindings(element: XmlElement): string {
  const bindings = bindingsOf(element.scope);
  let declarations = "";
  const defaultNamespace = bindings.get("") ?? "";
  if (defaultNamespace !== "") declarations += ` xmlns="${escapeAttribute(defaultNamespace)}"`;
  for (const [prefix, uri] of bindings) {
    if (prefix !== "" && prefix !== "xml") declarations += ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  }
  return `<${qualifiedName(element)}${declarations}/>`;
}
