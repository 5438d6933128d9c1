export type {
  Access,
  ApplicationUsage,
  NamingRefusal,
  UsageNeed,
  UsageRefusal,
} from "./application-usage";
export type { ExistingField, PlainConflict, XcapConflict } from "./conflict";
export { defaultAuthorization, isAuthorized, serversMayWrite } from "./decision/authorization";
export { decideXcap } from "./decision/decide-xcap";
export { generatedDocument } from "./decision/generated";
export { documentUri } from "./decision/locate";
export { type DocumentChanged, documentChanged } from "./document-change";
export {
  type DocumentKey,
  type DocumentTree,
  documentSelectorText,
  encodeSegment,
  sameDocument,
} from "./document-key";
export type { DeleteDocument, DocumentWrite, ExpectedState, PutDocument } from "./document-write";
export { type NamedText, unifiedDiff } from "./history/unified-diff";
export { DEFAULT_XDM_LIMITS, type XdmLimits, xmlLimits } from "./limits";
export type {
  AttributeTest,
  ElementStep,
  ExpandedName,
  NodeSelector,
  SelectorFault,
  TerminalSelector,
} from "./node-selector/node-selector";
export { readNodeSelector } from "./node-selector/read-node-selector";
export { type Selection, selectNode } from "./node-selector/select-node";
export { elementLocation } from "./node-selector/write-node-selector";
export { getNode, type NodeContent } from "./operations/get-node";
export { ATTRIBUTE_TYPE, ELEMENT_TYPE, NAMESPACES_TYPE } from "./operations/media-types";
export type { ElementChange } from "./operations/proposal";
export type { XcapOutcome, XcapResponse, XcapStatus } from "./outcome";
export { ParsedDocuments } from "./parsed-documents";
export type { Requester, RequesterRole, XcapMethod, XcapRequest } from "./request";
export { XCAP_SAYINGS } from "./sayings";
export type { DeclaredNames, SchemaFault, SchemaName, SchemaValidator } from "./schema-validator";
export type {
  DocumentCollection,
  DocumentReader,
  DocumentStore,
  DocumentVersion,
  DocumentVersionFacts,
  Holdings,
  ListingPage,
  StoredDocument,
  StoredDocumentFacts,
  WriteResult,
} from "./stored-document";
export { MAX_TARGET_LENGTH, readXcapTarget, type TargetFault, type XcapTarget } from "./target/xcap-target";
export {
  type AuthorizationContext,
  DEFAULT_USAGE_SETTINGS,
  NO_GRANTED_RIGHTS,
  type UsageContext,
  type UsageSettings,
} from "./usage-context";
export { APPLICATION_USAGES, findUsage } from "./usages/application-usages";
export { groupUsageList } from "./usages/group-usage-list";
export { pidfManipulation } from "./usages/pidf-manipulation";
export { presContent } from "./usages/pres-content";
export { omaPresRules, presRules, pubRules } from "./usages/pres-rules";
export { PROFILE_AUID, type PresenceProfileOptions, presenceProfile } from "./usages/presence-profile";
export { resourceLists } from "./usages/resource-lists";
export { rlsServices } from "./usages/rls-services";
export { lockedUserProfile, userProfile } from "./usages/user-profile";
export { xcapCaps } from "./usages/xcap-caps";
export { xcapDirectory } from "./usages/xcap-directory";
export { writeConflict, XCAP_ERROR, XCAP_ERROR_TYPE } from "./write-conflict";
export type { XcapContext } from "./xcap-context";
