export { DocumentLibrary } from "./document-library/document-library";
export {
  PresenceAuthority,
  type PresenceAuthorityOptions,
  type WatcherQuestion,
} from "./presence/authorization/presence-authority";
export { type RulesFault, rulesFault } from "./presence/authorization/rules-fault";
export type { RulesReport } from "./presence/authorization/rules-report";
export type { StandingRules } from "./presence/authorization/standing-rules";
export type { ComponentReport, CompositionRule, PartReport } from "./presence/composition-report";
export { isHardState } from "./presence/hard-state";
export {
  NETWORK_STATE,
  type NetworkAgentOptions,
  type NetworkSwitch,
} from "./presence/network-agent/network-agent";
export { referredUris, refersTo } from "./presence/parts/shown-references";
export type { CompositionPolicy } from "./presence/presence-compositor";
export { PRESENCE } from "./presence/presence-package";
export { presenceReport } from "./presence/presence-report";
export {
  allContent,
  type PresencePreview,
  type PreviewQuestion,
  previewPresence,
  shownContent,
} from "./presence/preview";
export {
  type ComparedDecision,
  previewRules,
  type RulesDraft,
  type RulesPreview,
} from "./presence/preview-rules";
export { permittedContent } from "./presence/publication-grant";
export { type EventPackageOptions, eventPackages } from "./registry";
export {
  type ProfileForm,
  ProfileHouse,
  type ProfileHouseOptions,
  type ProfileKind,
  type ProfileReach,
  type ProfileTelling,
  reaches,
  type UaProfileOptions,
  type UnknownDevices,
} from "./ua-profile";
export type { DocumentState, DocumentStep, FoundComponent, LocateComponent } from "./xcap-diff";
