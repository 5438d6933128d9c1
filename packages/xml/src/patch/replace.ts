import { ok, type Result } from "@porchlight/kernel";
import { declarationFault } from "../bindings";
import { escapeAttribute } from "../escape";
import type { XmlElement } from "../node";
import { removeNodes, replaceNode } from "./children";
import { type Failure, refuse } from "./failure";
import { liveNode } from "./live-tree";
import { type Located, locate } from "./locate";
import { parseSelector } from "./parse-selector";
import { arrive, type PatchContext, plainText, readContent } from "./patch-context";
import type { PatchOperation } from "./patch-operation";
import { editAttributes, editDeclarations, valueEdit } from "./start-tag-edit";

/** `<replace>`, RFC 5261 section 4.4. */
export function replace(context: PatchContext, operation: PatchOperation): Result<undefined, Failure> {
  const selector = parseSelector(operation.sel, operation.namespaces);
  if (!selector.ok) return selector;
  const content = readContent(operation);
  if (!content.ok) return content;
  const target = locate(context.document, selector.value, context.effort, context.idOf);
  if (!target.ok) return target;
  switch (target.value.kind) {
    case "node":
      return replaceOne(context, target.value, content.value);
    case "attribute":
      return replaceAttribute(target.value, content.value);
    case "namespace":
      return replaceNamespace(context, target.value, content.value);
  }
}

function replaceOne(
  context: PatchContext,
  { node, parent, index }: Extract<Located, { kind: "node" }>,
  content: XmlElement,
): Result<undefined, Failure> {
  const [only, second] = content.children;
  const emptied = node.kind === "text" && (only === undefined || (only.kind === "text" && only.value === ""));
  if (second === undefined && emptied) {
    removeNodes(parent, index, 1);
    return ok(undefined);
  }
  if (only === undefined || second !== undefined || only.kind !== node.kind) {
    return refuse("invalid-node-types", "a node is replaced by one of its own kind");
  }
  const arrived = arrive(context, content, parent);
  if (!arrived.ok) return arrived;
  const [replacement] = arrived.value.children;
  if (replacement !== undefined)
    replaceNode(parent, index, liveNode(replacement, arrived.value.source, parent));
  return ok(undefined);
}

function replaceAttribute(
  { element, attribute }: Extract<Located, { kind: "attribute" }>,
  content: XmlElement,
): Result<undefined, Failure> {
  const value = plainText(content, "invalid-node-types");
  return value.ok ? editAttributes(element, valueEdit(attribute, value.value)) : value;
}

function replaceNamespace(
  context: PatchContext,
  { element, declaration }: Extract<Located, { kind: "namespace" }>,
  content: XmlElement,
): Result<undefined, Failure> {
  const uri = plainText(content, "invalid-node-types");
  if (!uri.ok) return uri;
  const { prefix, start, end } = declaration;
  if (declarationFault(prefix, uri.value) !== undefined) {
    return refuse("invalid-namespace-uri", "not a namespace to declare");
  }
  const text = `xmlns:${prefix}="${escapeAttribute(uri.value)}"`;
  return editDeclarations(context, element, { start, end, text });
}
