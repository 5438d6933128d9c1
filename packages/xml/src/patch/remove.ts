import { ok, type Result } from "@porchlight/kernel";
import { isBlank } from "../chars";
import { removeNodes } from "./children";
import { type Failure, refuse } from "./failure";
import type { LiveNode } from "./live-tree";
import { type Located, locate } from "./locate";
import { usesPrefix } from "./namespace-use";
import { parseSelector } from "./parse-selector";
import type { PatchContext } from "./patch-context";
import type { PatchOperation } from "./patch-operation";
import { editAttributes, editDeclarations, removalEdit } from "./start-tag-edit";

/** `<remove>`, RFC 5261 section 4.5. */
export function remove(context: PatchContext, operation: PatchOperation): Result<undefined, Failure> {
  const { ws, content } = operation;
  const selector = parseSelector(operation.sel, operation.namespaces);
  if (!selector.ok) return selector;
  if (!isBlank(content)) return refuse("invalid-diff-format", "remove has no content");
  if (ws !== undefined && ws !== "before" && ws !== "after" && ws !== "both") {
    return refuse("invalid-attribute-value", "ws is before, after or both");
  }
  const target = locate(context.document, selector.value, context.effort, context.idOf);
  if (!target.ok) return target;
  if (target.value.kind === "node") return removeNode(target.value, ws);
  if (ws !== undefined) return refuse("invalid-whitespace-directive", "ws is for nodes that have siblings");
  return target.value.kind === "attribute"
    ? removeAttribute(target.value)
    : removeNamespace(context, target.value);
}

function removeNode(
  { node, parent, index }: Extract<Located, { kind: "node" }>,
  ws: "before" | "after" | "both" | undefined,
): Result<undefined, Failure> {
  if (node.kind === "element" && parent.kind === "document") {
    return refuse("invalid-root-element-operation", "the root element cannot be removed");
  }
  if (node.kind === "text" && ws !== undefined) {
    return refuse("invalid-whitespace-directive", "ws is not for texts");
  }
  const before = ws === "before" || ws === "both" ? 1 : 0;
  const after = ws === "after" || ws === "both" ? 1 : 0;
  if (before === 1 && !isWhiteSpace(parent.children[index - 1])) {
    return refuse("invalid-whitespace-directive", "no white space before the node");
  }
  if (after === 1 && !isWhiteSpace(parent.children[index + 1])) {
    return refuse("invalid-whitespace-directive", "no white space after the node");
  }
  removeNodes(parent, index - before, 1 + before + after);
  return ok(undefined);
}

const isWhiteSpace = (node: LiveNode | undefined): boolean =>
  node?.kind === "text" && node.value !== "" && isBlank(node.value);

const removeAttribute = ({
  element,
  attribute,
}: Extract<Located, { kind: "attribute" }>): Result<undefined, Failure> =>
  editAttributes(element, removalEdit(element, attribute));

function removeNamespace(
  context: PatchContext,
  { element, declaration }: Extract<Located, { kind: "namespace" }>,
): Result<undefined, Failure> {
  if (usesPrefix(element, declaration.prefix, context.effort)) {
    return refuse("invalid-namespace-prefix", "the namespace is in use");
  }
  return editDeclarations(context, element, removalEdit(element, declaration));
}
