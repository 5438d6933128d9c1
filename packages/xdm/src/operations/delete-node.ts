import { ok, type Result } from "@porchlight/kernel";
import {
  removeAttribute,
  removeElement,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import type { XdmLimits } from "../limits";
import type { NodeSelector } from "../node-selector/node-selector";
import { selectNode } from "../node-selector/select-node";
import { say } from "../sayings";
import {
  deriveEdited,
  type Edited,
  type Proposal,
  type ProposalRefusal,
  readEdited,
  refuseWith,
} from "./proposal";

export type DeletedNode =
  | { readonly kind: "element"; readonly element: XmlElement }
  | { readonly kind: "attribute"; readonly element: XmlElement; readonly attribute: XmlAttribute };

/** The document without a node; the same URI must then select nothing (RFC 4825 sections 7.5 and 8.4). */
export function deleteNode(
  node: DeletedNode,
  document: XmlDocument,
  selector: NodeSelector,
  limits: XdmLimits,
): Result<Proposal, ProposalRefusal> {
  const edited = without(node, document, limits);
  if (!edited.ok) return edited;
  if (selectNode(edited.value.document, selector).kind !== "none") {
    return refuseWith("cannot-delete", say("another-would-match"));
  }
  return ok({ ...edited.value, created: false });
}

function without(
  node: DeletedNode,
  document: XmlDocument,
  limits: XdmLimits,
): Result<Edited, ProposalRefusal> {
  const { source, root } = document;
  if (node.kind === "attribute") {
    return readEdited(removeAttribute(node.element, node.attribute, source), limits);
  }
  const edit = removeElement(node.element, source);
  return node.element === root ? readEdited(edit, limits) : deriveEdited(document, edit, undefined, limits);
}
