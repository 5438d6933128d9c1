import { fail, type Hasher, type Instant, ok, type Result, type Saying } from "@porchlight/kernel";
import type { Account, AccountKind } from "./account";
import type { AccountAddress } from "./address";
import type { CheckedParticulars } from "./particulars";
import { passwordProblem } from "./password";
import { accountSecrets } from "./secrets";
import type { ServiceProfile } from "./services";

export interface AccountWish {
  readonly address: AccountAddress;
  readonly particulars: CheckedParticulars;
  readonly kind: AccountKind;
  readonly disabled: boolean;
  readonly services: ServiceProfile;
}

/** The account as wished. Of the password only its digest secrets are kept. */
export const newAccount = (
  { address, particulars, kind, disabled, services }: AccountWish,
  hasher: Hasher,
  now: Instant,
): Account => ({
  ...address,
  ...accountSecrets(hasher, address, particulars.password),
  displayName: particulars.displayName,
  kind,
  disabled,
  services,
  createdAt: now,
  updatedAt: now,
});

/** The account with another password; its earlier credentials end with it. */
export function setPassword(
  account: Account,
  password: string,
  hasher: Hasher,
  now: Instant,
): Result<Account, Saying> {
  const weakness = passwordProblem(password);
  if (weakness !== undefined) return fail(weakness);
  return ok({ ...account, ...accountSecrets(hasher, account, password), updatedAt: now });
}
