import type { XmlError } from "../error";
import { escapeAttribute } from "../escape";
import { parseInScope } from "./fragment";
import { type PatchOperation, writePatchOperation } from "./patch-operation";

/** The error elements of RFC 5261 section 5.1. */
export const PATCH_ERROR_CONDITIONS = [
  "invalid-attribute-value",
  "invalid-character-set",
  "invalid-diff-format",
  "invalid-entity-declaration",
  "invalid-namespace-prefix",
  "invalid-namespace-uri",
  "invalid-node-types",
  "invalid-patch-directive",
  "invalid-root-element-operation",
  "invalid-xml-prolog-operation",
  "invalid-whitespace-directive",
  "unlocated-node",
  "unsupported-id-function",
  "unsupported-xml-id",
] as const;

export type PatchErrorCondition = (typeof PATCH_ERROR_CONDITIONS)[number];

/** Why a patch was not applied; nothing of it was. */
export interface PatchError {
  readonly condition: PatchErrorCondition;
  readonly phrase: string;
  /** The operation that failed; missing where the diff as a whole is refused. */
  readonly operation?: PatchOperation;
}

export const PATCH_OPS_ERROR = "urn:ietf:params:xml:ns:patch-ops-error";
export const PATCH_OPS_ERROR_TYPE = "application/patch-ops-error+xml";

/** The error a diff document deserves that is not read as XML. */
export function diffFormatError(error: XmlError): PatchError {
  if (error.kind === "not-utf-8") return { condition: "invalid-character-set", phrase: error.reason.text };
  if (isEntityFault(error)) return { condition: "invalid-entity-declaration", phrase: error.reason.text };
  return { condition: "invalid-diff-format", phrase: error.reason.text };
}

/** Whether what stopped the parser is a reference to an entity nobody declared. */
export const isEntityFault = (error: XmlError): boolean => error.reason.code === "unknown-entity";

/**
 * The `application/patch-ops-error+xml` document (RFC 5261 section 5.1). `diffNamespace` is the namespace of the
 * operation elements in the diff that failed.
 */
export function patchErrorDocument(error: PatchError, diffNamespace: string): string {
  const { condition, operation } = error;
  const open = `<${condition} phrase="${escapeAttribute(error.phrase)}"`;
  const inside =
    operation === undefined || WITHOUT_OPERATION.has(condition) ? "" : quote(operation, diffNamespace);
  const element = inside === "" ? `${open}/>` : `${open}>${inside}</${condition}>`;
  return `<?xml version="1.0" encoding="UTF-8"?><patch-ops-error xmlns="${PATCH_OPS_ERROR}">${element}</patch-ops-error>`;
}

const WITHOUT_OPERATION: ReadonlySet<PatchErrorCondition> = new Set([
  "invalid-character-set",
  "invalid-diff-format",
]);

/** The operation as it was sent; content that would spoil the report is left out of it. */
function quote(operation: PatchOperation, diffNamespace: string): string {
  const prefix = prefixFor(operation, diffNamespace);
  const namespaces = new Map(operation.namespaces).set(prefix, diffNamespace);
  const readable = parseInScope(operation.content, namespaces).ok;
  const quoted = { ...operation, namespaces, content: readable ? operation.content : "" };
  return writePatchOperation(quoted, { prefix, inScope: new Map([["", PATCH_OPS_ERROR]]) });
}

function prefixFor({ namespaces }: PatchOperation, diffNamespace: string): string {
  if (diffNamespace === "") return "";
  for (const [prefix, uri] of namespaces) if (uri === diffNamespace) return prefix;
  let prefix = "p";
  for (let count = 1; namespaces.has(prefix); count += 1) prefix = `p${count}`;
  return prefix;
}
