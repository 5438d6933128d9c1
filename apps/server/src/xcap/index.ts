export type { DocumentChanges } from "./document-changes";
export { openXcap, type Xcap, type XcapOptions } from "./open-xcap";
export { writeSampleDocuments } from "./sample-documents";
export type { XcapEdge } from "./xcap-edge";
