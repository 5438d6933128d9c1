import { fail, type Hasher, type Instant, ok, type Result } from "@porchlight/kernel";
import type { Account, AccountKind } from "./account";
import { accountAddress } from "./address";
import { parseDisplayName } from "./display-name";
import type { FieldProblem } from "./field-problem";
import { defaultPasswordPolicy, type PasswordPolicy, passwordFieldProblem } from "./password";
import { accountSecrets } from "./secrets";

export interface AccountWish {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
  readonly displayName: string;
  readonly kind: AccountKind;
  readonly disabled?: boolean;
}

/** An account as wished, or all that is wrong with the wish. */
export function newAccount(
  wish: AccountWish,
  hasher: Hasher,
  now: Instant,
  policy: PasswordPolicy = defaultPasswordPolicy,
): Result<Account, readonly FieldProblem[]> {
  const address = accountAddress(wish.user, wish.domain);
  const displayName = parseDisplayName(wish.displayName);
  const password = passwordFieldProblem(wish.password, policy);
  if (address.ok && displayName.ok && password === undefined) {
    return ok({
      ...address.value,
      ...accountSecrets(hasher, address.value, wish.password),
      displayName: displayName.value,
      kind: wish.kind,
      disabled: wish.disabled ?? false,
      createdAt: now,
      updatedAt: now,
    });
  }
  const problems: FieldProblem[] = [];
  if (!address.ok) problems.push({ field: "aor", reason: address.error });
  if (password !== undefined) problems.push(password);
  if (!displayName.ok) problems.push({ field: "displayName", reason: displayName.error });
  return fail(problems);
}

/** The account with another password. Its earlier credentials end with it. */
export function setPassword(
  account: Account,
  password: string,
  hasher: Hasher,
  now: Instant,
  policy: PasswordPolicy = defaultPasswordPolicy,
): Result<Account, FieldProblem> {
  const problem = passwordFieldProblem(password, policy);
  if (problem !== undefined) return fail(problem);
  return ok({ ...account, ...accountSecrets(hasher, account, password), updatedAt: now });
}
