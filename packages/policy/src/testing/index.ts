export {
  documentOf,
  type Occasion,
  occasion,
  presenceText,
  type RuleDraft,
  ruleDraft,
  ruleWithoutOthers,
  uri,
} from "./arbitraries";
export { rulesText, ruleText } from "./rules-text";
