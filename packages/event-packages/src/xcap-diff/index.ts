export type { DocumentState, DocumentStep, FoundComponent, LocateComponent } from "./ports";
export { type XcapDiffOptions, xcapDiffPackage } from "./xcap-diff-package";
