export type { Account, AccountKind, DigestSecrets } from "./account";
export { domainProblem, parseAor } from "./address";
export { parseDisplayName } from "./display-name";
export { type CheckedRow, ImportChecker, type ImportRow } from "./import-checker";
export { newAccount, setPassword } from "./new-account";
export { checkParticulars } from "./particulars";
export { passwordLength, passwordProblem } from "./password";
export { type SampleAccount, sampleOffice } from "./sample-office";
export { ACCOUNT_SAYINGS } from "./sayings";
export {
  type AccountService,
  accountServices,
  everyService,
  mayUse,
  type ServiceProfile,
  servicesLost,
} from "./services";
