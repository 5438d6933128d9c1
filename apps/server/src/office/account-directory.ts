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

  find(aor: string): Account | undefined {
    return this.#accounts.get(aor);
  }

  /** By user name in the domain, the first one when none is given, or by `user@domain`. */
  knownUser(username: string, domain = this.#firstDomain): KnownUser | undefined {
    const at = username.lastIndexOf("@");
    const aor =
      at < 0
        ? `sip:${username}@${domain}`
        : `sip:${username.slice(0, at)}@${username.slice(at + 1).toLowerCase()}`;
    const account = this.#accounts.get(aor);
    if (account === undefined) return undefined;
    return { secrets: at < 0 ? account.secrets : account.addressSecrets, disabled: account.disabled };
  }
}
