export { buildCondition } from "./build-condition";
export type {
  AnonymousRequestCondition,
  Condition,
  ExceptMember,
  ExternalListCondition,
  IdentityCondition,
  IdentityMember,
  ManyMember,
  OneMember,
  OtherIdentityCondition,
  Period,
  RulePart,
  SphereCondition,
  UnknownPart,
  ValidityCondition,
} from "./condition";
export { COMMON_POLICY, OMA_COMMON_POLICY } from "./namespaces";
export type { Rule } from "./rule";
