import { ok, type Result } from "@porchlight/kernel";
import type { XmlError } from "../error";
import type { XmlElement } from "../node";
import { bindingsOf } from "../scope";
import type { NamespaceBindings } from "../serialize";
import type { Effort } from "./effort";
import { type Failure, refuse } from "./failure";
import { parseInScope } from "./fragment";
import type { LiveDocument, LiveParent } from "./live-tree";
import type { IdOf } from "./locate";
import { mangle } from "./mangle";
import { isEntityFault } from "./patch-error";
import type { PatchOperation } from "./patch-operation";
import type { TargetContext } from "./prefix-choice";

/** What every operation works on. */
export interface PatchContext {
  readonly document: LiveDocument;
  readonly effort: Effort;
  readonly idOf: IdOf | undefined;
  /** Elements that may stand inside each other, the root included. */
  readonly maxDepth: number;
}

/** The content of an operation, read in the scope of the diff document. */
export function readContent(operation: PatchOperation): Result<XmlElement, Failure> {
  const content = parseInScope(operation.content, operation.namespaces);
  return content.ok ? content : refuse(contentCondition(content.error), content.error.reason.text);
}

const PREFIX_FAULTS: readonly string[] = ["prefix-not-declared", "prefix-xmlns-declared", "prefix-xml-bound"];

function contentCondition(error: XmlError): Failure["condition"] {
  if (isEntityFault(error)) return "invalid-entity-declaration";
  return PREFIX_FAULTS.includes(error.reason.code) ? "invalid-namespace-prefix" : "invalid-diff-format";
}

/** The content as it will stand inside `parent`: prefixes of the target, nodes of a tree of their own. */
export function arrive(
  context: PatchContext,
  content: XmlElement,
  parent: LiveParent,
): Result<XmlElement, Failure> {
  if (!context.effort.spend(content.source.length)) {
    return refuse("invalid-patch-directive", "the patch takes too much work");
  }
  if (depthOf(parent) + heightOf(content) - 1 > context.maxDepth) {
    return refuse("invalid-patch-directive", `deeper than ${context.maxDepth} elements`);
  }
  const arrived = parseInScope(mangle(content, targetContext(parent)), scopeOf(parent));
  return arrived.ok ? arrived : refuse("invalid-diff-format", arrived.error.reason.text);
}

/** The text content of an operation on an attribute or a namespace. */
export function plainText(content: XmlElement, mismatch: Failure["condition"]): Result<string, Failure> {
  const [only, second] = content.children;
  if (only === undefined) return ok("");
  if (only.kind !== "text" || second !== undefined)
    return refuse(mismatch, "text is expected, and nothing else");
  if (content.source.slice(only.start, only.end).includes("<![CDATA[")) {
    return refuse("invalid-attribute-value", "a CDATA section cannot stand in an attribute");
  }
  return ok(only.value);
}

/** Bindings in scope inside an element; none around the root. */
export const scopeOf = (parent: LiveParent): NamespaceBindings =>
  parent.kind === "element" ? bindingsOf(parent.head.scope) : new Map();

function targetContext(parent: LiveParent): TargetContext {
  return { bindings: scopeOf(parent), prefix: parent.kind === "element" ? parent.head.prefix : undefined };
}

/** Elements from the root to this one. */
function depthOf(parent: LiveParent): number {
  let depth = 0;
  for (let at = parent; at.kind === "element"; at = at.parent) depth += 1;
  return depth;
}

function heightOf(element: XmlElement): number {
  let height = 0;
  for (const child of element.children) {
    if (child.kind === "element") height = Math.max(height, heightOf(child));
  }
  return height + 1;
}
