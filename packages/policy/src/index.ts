export type { ListScope } from "@porchlight/documents";
export { decide } from "./decision/decide";
export {
  DEFAULT_POLICY_SETTINGS,
  type Decision,
  type DecisionBasis,
  type DefaultHandling,
  type PolicyOverride,
  type PolicyQuestion,
  type PolicySettings,
  type PresenceView,
  viewKeyOf,
  viewOf,
} from "./decision/decision";
export {
  type About,
  type DocumentChange,
  type EditRefusal,
  editForDomain,
  editForWatcher,
  inWords,
  type Naming,
  PLAIN_NAMING,
  type PresentDecision,
  presentDecision,
  type RulesEdit,
  type RulesInForce,
  type RuleWords,
  removal,
  type Shown,
  type ShownKind,
  type ShownSummary,
  type Splice,
  type Statement,
  spaceBefore,
  spliced,
  spliceOf,
  type Wish,
  withRuleAdded,
  withRuleChanged,
  withRuleRemoved,
} from "./editing";
export {
  type ConditionEvidence,
  type Explanation,
  explain,
  type GrantOrigin,
  type RuleEvidence,
} from "./explain/explain";
export type { Reason } from "./explain/reason";
export { sentenceOf } from "./explain/sentence";
export { wordingOf } from "./explain/wording";
export { type Identity, identityKey, identityOf } from "./identity/identity";
export { type AnonymousMode, type Watcher, watcherOf } from "./identity/watcher";
export {
  DEFAULT_LIST_LIMITS,
  type ListDocuments,
  type ListLimits,
  type ResolvedList,
  resolveList,
} from "./lists/resolve-list";
export { grantsIn, permissionsKey } from "./permissions/grants";
export { type PermissionDifference, permissionDifference } from "./permissions/permission-difference";
export { EVERYTHING, NOTHING, type Permissions } from "./permissions/permissions";
export { allowedContent } from "./publication/allowed-content";
export {
  decidePublication,
  type PublicationDecision,
  type PublicationQuestion,
} from "./publication/decide-publication";
export {
  compilePublicationRules,
  type PublicationGrant,
  type PublicationRuleset,
} from "./publication/publication-ruleset";
export { type StrippedPublication, stripPublication } from "./publication/strip-publication";
export { type GoverningRules, governingRules, type StoredRuleset } from "./rules/governing-rules";
export type { Dependence, ListLookup, ListMembers } from "./rules/inquiry";
export { compileRuleset, type Ruleset, type RulesetFault } from "./rules/ruleset";
export { POLICY_SAYINGS } from "./sayings";
export { type Sphere, sphereOf } from "./sphere/sphere-of";
export { colleagueRules } from "./templates/colleague-rules";
export { type DefaultRulesOptions, defaultRules } from "./templates/default-rules";
export { listAnchor } from "./templates/list-anchor";
export { BLOCKED_CONTACTS, GRANTED_CONTACTS, withSharedLists } from "./templates/shared-lists";
export { applyPermissions } from "./transform/apply-permissions";
export { closedPresence } from "./transform/closed-presence";
export { warningSentence } from "./warnings/warning-sentence";
export { type PolicyWarning, type WarningContext, warningsOf } from "./warnings/warnings";
