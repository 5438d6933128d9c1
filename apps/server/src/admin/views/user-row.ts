import type { Account } from "@porchlight/accounts";
import type { User } from "@porchlight/admin-api";
import { instantText } from "./instant-text";

/** An account as the API shows it: without its secrets. */
export const userRow = (account: Account): User => ({
  aor: account.aor,
  user: account.user,
  domain: account.domain,
  displayName: account.displayName,
  kind: account.kind,
  disabled: account.disabled,
  services: account.services,
  createdAt: instantText(account.createdAt),
  updatedAt: instantText(account.updatedAt),
});
