export type { Account, AccountKind, DigestSecrets } from "./account";
