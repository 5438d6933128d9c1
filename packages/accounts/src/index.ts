export type { Account, AccountKind, DigestSecrets } from "./account";
export { type AccountAddress, accountAddress, domainProblem, parseAor, userProblem } from "./address";
export { parseDisplayName } from "./display-name";
export type { FieldProblem } from "./field-problem";
export {
  type CheckedRow,
  checkImport,
  type ImportCheck,
  type ImportProblem,
  type ImportRow,
  type ImportRules,
  importedAccount,
  importPlan,
} from "./import-plan";
export { type AccountWish, newAccount, setPassword } from "./new-account";
export { defaultPasswordPolicy, type PasswordPolicy, passwordProblem } from "./password";
export { type SampleAccount, sampleOffice } from "./sample-office";
export { accountSecrets, digestSecrets } from "./secrets";
