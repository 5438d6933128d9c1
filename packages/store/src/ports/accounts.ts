import type { Account, AccountKind } from "@porchlight/accounts";
import type { AuditNote } from "./audit";

export type AccountOrder = "aor" | "displayName" | "createdAt" | "updatedAt";

export interface AccountFilter {
  /** Part of the address or of the display name, in any case; empty for all. */
  readonly search: string;
  readonly kind?: AccountKind | undefined;
  readonly disabled?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly sort: { readonly by: AccountOrder; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
}

export interface AccountPage {
  readonly items: readonly Account[];
  /** How many the filter lets through, beyond this page too. */
  readonly total: number;
}

/** Accounts. A change that comes with lines for the audit log is written in one transaction with them. */
export interface AccountStore {
  /** All accounts, in no order. */
  list(): Promise<readonly Account[]>;
  /** One page. Display names sort without regard to case; equals sort by address. */
  list(filter: AccountFilter): Promise<AccountPage>;
  find(aor: string): Promise<Account | undefined>;
  count(domain?: string): Promise<number>;
  /** Which of the addresses are taken. */
  taken(aors: readonly string[]): Promise<ReadonlySet<string>>;
  /** All or none. The addresses that are taken when some are; then nothing is written. */
  create(accounts: readonly Account[], audit: readonly AuditNote[]): Promise<readonly string[]>;
  /** Creates accounts or replaces those of the same address, all or none. Of equal addresses the last one stands. */
  putMany(accounts: readonly Account[], audit?: readonly AuditNote[]): Promise<void>;
  /** False, and nothing written, when the account is gone. */
  update(account: Account, audit: AuditNote): Promise<boolean>;
  /** False, and nothing written, when the account is gone. */
  remove(aor: string, audit: AuditNote): Promise<boolean>;
  /** Drops the accounts that exist, all or none. */
  removeMany(aors: readonly string[], audit?: readonly AuditNote[]): Promise<void>;
}
