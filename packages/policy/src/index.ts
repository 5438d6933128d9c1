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
export { type Watcher, watcherOf } from "./identity/watcher";
export { grantsIn, permissionsKey } from "./permissions/grants";
export { EVERYTHING, NOTHING, type Permissions } from "./permissions/permissions";
export { type GoverningRules, governingRules, type StoredRuleset } from "./rules/governing-rules";
export type { Dependence, ListMembers } from "./rules/inquiry";
export { compileRuleset, type Ruleset, type RulesetFault, rulesetOf } from "./rules/ruleset";
export { applyPermissions } from "./transform/apply-permissions";
export { closedPresence } from "./transform/closed-presence";
