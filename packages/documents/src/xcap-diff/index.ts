export { type DocumentCopy, type FollowedDocument, followDocument } from "./follow-document";
export { readXcapDiff } from "./read-xcap-diff";
export { takenBindings } from "./taken-bindings";
export { writeXcapDiff } from "./write-xcap-diff";
export {
  type AttributeEntry,
  type DocumentEntry,
  type DocumentPatch,
  type ElementEntry,
  XCAP_DIFF,
  XCAP_DIFF_TYPE,
  type XcapDiff,
  type XcapDiffEntry,
} from "./xcap-diff";
export {
  encodePathSegment,
  parseXcapReference,
  type XcapComponent,
  type XcapReference,
} from "./xcap-reference";
