import { fail, ok, type Result } from "@porchlight/kernel";
import { DEFAULT_LIMITS, type XmlLimits } from "../limits";
import { parseXml } from "../parse";
import { add } from "./add";
import { Effort } from "./effort";
import { type Failure, refuse } from "./failure";
import { LiveDocument } from "./live-tree";
import type { IdOf } from "./locate";
import type { PatchContext } from "./patch-context";
import type { PatchError } from "./patch-error";
import type { PatchOperation } from "./patch-operation";
import { remove } from "./remove";
import { replace } from "./replace";

export interface PatchOptions {
  /** Of the document that is patched; its depth also bounds what it may become. */
  readonly limits?: XmlLimits;
  /** Which attributes are of the type ID, beside `xml:id`. Without it `id()` knows `xml:id` alone. */
  readonly idOf?: IdOf;
  /** Nodes looked at and characters read again, over all operations. `DEFAULT_PATCH_EFFORT` when left out. */
  readonly maxEffort?: number;
}

/** Enough for every patch that `diffDocuments` makes; less will do where strangers send patches of small documents. */
export const DEFAULT_PATCH_EFFORT = 60_000_000;

/**
 * Applies the operations in order, each on the result of the one before, all of them or none (RFC 5261 section 4). What no
 * operation touches stays byte for byte. A document that is not XML has no nodes to locate.
 */
export function applyPatch(
  documentText: string,
  operations: readonly PatchOperation[],
  options: PatchOptions = {},
): Result<string, PatchError> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const parsed = parseXml(documentText, limits);
  if (!parsed.ok) return fail({ condition: "unlocated-node", phrase: parsed.error.reason.text });
  const context: PatchContext = {
    document: new LiveDocument(parsed.value),
    effort: new Effort(options.maxEffort ?? DEFAULT_PATCH_EFFORT),
    idOf: options.idOf,
    maxDepth: limits.maxDepth,
  };
  for (const operation of operations) {
    const applied = applyOne(context, operation);
    if (!applied.ok) return fail({ ...applied.error, operation });
  }
  return ok(context.document.write());
}

function applyOne(context: PatchContext, operation: PatchOperation): Result<undefined, Failure> {
  switch (operation.directive) {
    case "add":
      return add(context, operation);
    case "replace":
      return replace(context, operation);
    case "remove":
      return remove(context, operation);
    default:
      return refuse("invalid-patch-directive", "not a directive of RFC 5261");
  }
}
