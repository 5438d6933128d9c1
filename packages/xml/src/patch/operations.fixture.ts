import type { Result } from "@porchlight/kernel";
import { childElements } from "../access";
import { parseXml } from "../parse";
import { applyPatch } from "./apply-patch";
import type { PatchError } from "./patch-error";
import { type PatchOperation, readPatchOperation } from "./patch-operation";

/** The operations in a diff document. */
export function operationsIn(diff: string): PatchOperation[] {
  const parsed = parseXml(diff);
  if (!parsed.ok) throw new Error(`${parsed.error.reason.text}: ${diff}`);
  return childElements(parsed.value.root).map((element) => {
    const operation = readPatchOperation(element);
    if (!operation.ok) throw new Error(operation.error.phrase);
    return operation.value;
  });
}

/** Applies operations written as the content of a diff element with these declarations. */
export const patch = (target: string, operations: string, declarations = ""): Result<string, PatchError> =>
  applyPatch(target, operationsIn(`<diff ${declarations}>${operations}</diff>`));

/** The patched text, or the name of the error in brackets. */
export function outcome(target: string, operations: string, declarations = ""): string {
  const patched = patch(target, operations, declarations);
  return patched.ok ? patched.value : `[${patched.error.condition}]`;
}
