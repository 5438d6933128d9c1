export {
  type AnonymousRequestCondition,
  type Condition,
  type ExceptMember,
  type ExternalListCondition,
  type IdentityCondition,
  type IdentityMember,
  type ManyMember,
  type OneMember,
  type OtherIdentityCondition,
  type Period,
  type RulePart,
  type SphereCondition,
  type UnknownPart,
  unknownPart,
  type ValidityCondition,
} from "./condition";
export { AUTH_POLICY_TYPE, COMMON_POLICY, OMA_COMMON_POLICY } from "./namespaces";
export type { Rule } from "./rule";
