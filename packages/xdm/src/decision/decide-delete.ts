import { selectNode } from "../node-selector/select-node";
import { type DeletedNode, deleteNode } from "../operations/delete-node";
import { respond, type XcapOutcome } from "../outcome";
import type { Asked } from "./asked";
import { checkConditions } from "./conditions";
import { NOT_FOUND } from "./responses";
import { storeProposal, writeFacts } from "./store-proposal";

/** DELETE (RFC 4825 section 8.4). */
export function decideDelete(asked: Asked): XcapOutcome {
  const { request, selector, current, context } = asked;
  if (current === undefined) return respond(NOT_FOUND);
  const selection = selector === undefined ? undefined : selectNode(context.trees.treeOf(current), selector);
  if (selection?.kind === "none") return respond(NOT_FOUND);
  const unmet = checkConditions(request, current.etag);
  if (unmet !== undefined) return respond(unmet);
  if (selector === undefined || selection === undefined) {
    return { kind: "write", write: { kind: "delete", ...writeFacts(asked) }, onceStored: { status: 200 } };
  }
  return storeProposal(
    asked,
    deleteNode(selection as DeletedNode, context.trees.treeOf(current), selector, context.limits),
  );
}
