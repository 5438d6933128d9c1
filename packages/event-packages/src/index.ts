export { DocumentLibrary } from "./document-library/document-library";
export { type PresencePackageOptions, presencePackage } from "./presence/presence-package";
export { type EventPackageOptions, eventPackages } from "./registry";
export {
  type DocumentState,
  type DocumentStep,
  type FoundComponent,
  type LocateComponent,
  type XcapDiffOptions,
  xcapDiffPackage,
} from "./xcap-diff";
