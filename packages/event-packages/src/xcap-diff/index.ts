export { DIFF_PROCESSING, type DiffProcessing, diffProcessing } from "./diff-processing";
export { PatchCache } from "./patch-cache";
export type {
  DocumentState,
  DocumentStep,
  DocumentView,
  FoundComponent,
  LocateComponent,
  XcapDiffPorts,
} from "./ports";
export {
  documentSel,
  MAX_SELECTED_URIS,
  readSelection,
  type SelectedComponent,
  type Selection,
  type SelectionRefusal,
  type SubscribeBody,
  selectionKey,
  selectionOf,
} from "./selection";
export { DEFAULT_MAX_BODY_OCTETS, XCAP_DIFF_PACKAGE } from "./xcap-diff-facts";
export { type XcapDiffSettings, XcapDiffSubscription } from "./xcap-diff-subscription";
