export { buildPresenceTransformation } from "./build-permission";
export { OMA_PRES_RULES, PRES_RULES } from "./namespaces";
export {
  type AttributePermission,
  type ComponentMember,
  type MemberKind,
  OMA_PRESENCE_ATTRIBUTES,
  PRESENCE_ATTRIBUTES,
  type PresenceAction,
  type PresenceRule,
  type PresenceTransformation,
  type ProvideAllAttributes,
  type ProvideAttribute,
  type ProvideComponents,
  type ProvideGeopriv,
  type ProvideUnknownAttribute,
  type ProvideUserInput,
  type SubHandlingAction,
  USER_INPUT_LEVELS,
  type UserInputLevel,
} from "./presence-rule";
export { readPresenceRules, writePresenceRule, writePresenceRules } from "./presence-rules";
export { leastRestrictive, SUB_HANDLINGS, type SubHandling } from "./sub-handling";
