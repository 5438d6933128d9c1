import type { Account } from "@porchlight/accounts";

/** The engine's replica of the accounts, by address of record. */
export class AccountTable {
  readonly #accounts = new Map<string, Account>();

  put(account: Account): void {
    this.#accounts.set(account.aor, account);
  }

  remove(aor: string): boolean {
    return this.#accounts.delete(aor);
  }

  get(aor: string): Account | undefined {
    return this.#accounts.get(aor);
  }

  /** Whether an account is there still and in use, and not another one of the same name. */
  isStanding({ aor, createdAt }: Pick<Account, "aor" | "createdAt">): boolean {
    const account = this.#accounts.get(aor);
    return account?.createdAt === createdAt && !account.disabled;
  }
}
