import type { Account } from "@porchlight/accounts";
import type { KnownUser } from "@porchlight/sip-auth";

/** The accounts by the names that clients give, for credentials outside SIP. */
export class AccountDirectory {
  readonly #accounts = new Map<string, Account>();
  readonly #firstDomain: string;

  constructor(firstDomain: string) {
    this.#firstDomain = firstDomain;
  }

  put(accounts: readonly Account[]): void {
    for (const account of accounts) this.#accounts.set(account.aor, account);
  }

  remove(aors: readonly string[]): void {
    for (const aor of aors) this.#accounts.delete(aor);
  }

  /** By user name in the first domain, or by `user@domain`. */
  knownUser(username: string): KnownUser | undefined {
    const isAddress = username.includes("@");
    const aor = isAddress ? `sip:${username}` : `sip:${username}@${this.#firstDomain}`;
    const account = this.#accounts.get(aor);
    if (account === undefined) return undefined;
    return { secrets: isAddress ? account.addressSecrets : account.secrets, disabled: account.disabled };
  }
}
