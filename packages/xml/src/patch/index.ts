export { applyPatch, DEFAULT_PATCH_EFFORT, type PatchOptions } from "./apply-patch";
export { diffDocuments, diffParsed } from "./diff/diff-documents";
export type { IdOf } from "./locate";
export { type OuterName, outerNames } from "./outer-names";
export {
  diffFormatError,
  PATCH_ERROR_CONDITIONS,
  PATCH_OPS_ERROR,
  PATCH_OPS_ERROR_TYPE,
  type PatchError,
  type PatchErrorCondition,
  patchErrorDocument,
} from "./patch-error";
export {
  type OperationPlace,
  type PatchDirective,
  type PatchOperation,
  readPatchOperation,
  writePatchOperation,
} from "./patch-operation";
