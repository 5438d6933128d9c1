import { ok, type Result } from "@porchlight/kernel";
import type { XmlError } from "../../error";
import { DEFAULT_LIMITS, type XmlLimits } from "../../limits";
import type { XmlDocument, XmlNode } from "../../node";
import { parseXml } from "../../parse";
import type { PatchOperation } from "../patch-operation";
import { diffChildren } from "./diff-children";
import type { DiffScope } from "./diff-scope";
import { OperationBuilder } from "./operation-builder";
import { bareSlots } from "./slots";

/** More operations than this are told as one that replaces the root. */
const MAX_OPERATIONS = 1000;
/** Operations times nodes, so that whoever applies the patch stays within what `applyPatch` allows itself. */
const MAX_STEPS = 40_000_000;

/**
 * Operations that make the new document of the old one, equal in canonical form with comments (RFC 5261 section 3); none
 * when they are equal already. The XML declaration is not part of that form. Refuses what is not XML.
 */
export function diffDocuments(
  oldText: string,
  newText: string,
  limits: XmlLimits = DEFAULT_LIMITS,
): Result<readonly PatchOperation[], XmlError> {
  if (oldText === newText) return ok([]);
  const before = parseXml(oldText, limits);
  if (!before.ok) return before;
  const after = parseXml(newText, limits);
  return after.ok ? ok(diffParsed(before.value, after.value)) : after;
}

/** The same for documents that are parsed. */
export function diffParsed(before: XmlDocument, after: XmlDocument): readonly PatchOperation[] {
  const scope: DiffScope = { before, after, builder: new OperationBuilder(after.root), rootAsWhole: false };
  const old = bareSlots(before.children);
  const fresh = bareSlots(after.children);
  const operations = diffChildren(scope, undefined, old, fresh);
  if (isBearable(operations.length, before, after)) return operations;
  return diffChildren({ ...scope, rootAsWhole: true }, undefined, old, fresh);
}

function isBearable(operations: number, before: XmlDocument, after: XmlDocument): boolean {
  if (operations > MAX_OPERATIONS) return false;
  if (operations * Math.max(before.source.length, after.source.length) <= MAX_STEPS) return true;
  return operations * Math.max(countNodes(before.children), countNodes(after.children)) <= MAX_STEPS;
}

const countNodes = (nodes: readonly XmlNode[]): number =>
  nodes.reduce((sum, node) => sum + 1 + (node.kind === "element" ? countNodes(node.children) : 0), 0);
