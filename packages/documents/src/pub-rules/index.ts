export {
  type AllowAllAttributes,
  type AllowContent,
  type AllowUnknownAttribute,
  PUB_RULES,
  PUBLICATION_PERMISSIONS,
  type PublicationAction,
  type PublicationHandling,
  type PublicationPermission,
  type PublicationRule,
  type PublicationTransformation,
} from "./publication-rule";
export { readPublicationRules, writePublicationRule, writePublicationRules } from "./publication-rules";
