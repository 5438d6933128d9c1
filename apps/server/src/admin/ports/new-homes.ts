import type { Account } from "@porchlight/accounts";

/** Gives new accounts their first documents. */
export interface NewHomes {
  furnish(accounts: readonly Account[]): Promise<void>;
}
