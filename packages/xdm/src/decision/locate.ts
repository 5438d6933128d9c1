import { fail, ok, type Result } from "@porchlight/kernel";
import type { XmlAttribute, XmlDocument, XmlElement } from "@porchlight/xml";
import type { XcapConflict } from "../conflict";
import { type DocumentKey, documentSelectorText } from "../document-key";
import type { NodeSelector } from "../node-selector/node-selector";
import { selectNode } from "../node-selector/select-node";
import { selectorPrefix } from "../node-selector/write-node-selector";
import type { ElementTarget } from "../operations/put-element";

/** What a PUT of a node is about. */
export type NodeTarget =
  | { readonly kind: "element"; readonly target: ElementTarget }
  | {
      readonly kind: "attribute";
      readonly element: XmlElement;
      readonly existing: XmlAttribute | undefined;
    };

/** Finds the parent of the node to be put, and the node where it exists (RFC 4825 section 8.2.1). */
export function locateTarget(
  document: XmlDocument,
  selector: NodeSelector,
  documentUri: string,
): Result<NodeTarget, XcapConflict> {
  const found = selectNode(document, selector);
  switch (found.kind) {
    case "element":
      return ok({ kind: "element", target: { kind: "replace", existing: found.element } });
    case "attribute":
      return ok({ kind: "attribute", element: found.element, existing: found.attribute });
    case "namespaces":
      throw new Error("namespace bindings are never put");
    case "none":
      break;
  }
  const { matched, context, several } = found;
  const parentSteps = selector.steps.length - (selector.terminal === undefined ? 1 : 0);
  if (matched < parentSteps) return fail(noParentNode(documentUri, selector, matched));
  if (selector.terminal !== undefined)
    return ok({ kind: "attribute", element: context as XmlElement, existing: undefined });
  const possible = context !== undefined && !several;
  return ok({
    kind: "element",
    target: possible ? { kind: "create", parent: context } : { kind: "nowhere", parent: context },
  });
}

/** The absolute URI of a document. */
export const documentUri = (root: string, key: DocumentKey): string => `${root}/${documentSelectorText(key)}`;

/** No directory or no document to put something into; the closest that exists is the home or global directory. */
export const noParentDirectory = (root: string, key: DocumentKey): XcapConflict => ({
  kind: "no-parent",
  ancestor: documentUri(root, { ...key, path: "" }),
});

const noParentNode = (uri: string, selector: NodeSelector, matched: number): XcapConflict => ({
  kind: "no-parent",
  ancestor: matched === 0 ? uri : `${uri}/~~/${selectorPrefix(selector, matched)}`,
});
