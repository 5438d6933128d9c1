import type { AccountTable } from "./account-table";

/**
 * Marks what is of accounts, by since when each of them stands: a name may be given to somebody else. Equal marks are of the
 * same accounts, whatever the clock said meanwhile.
 * @param aors always in the same order; who has no account is marked as such
 */
export const ownersMark = (accounts: Pick<AccountTable, "get">, ...aors: readonly string[]): string =>
  aors.map((aor) => accounts.get(aor)?.createdAt ?? "-").join(" ");
