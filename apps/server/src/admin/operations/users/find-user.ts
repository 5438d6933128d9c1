import { type Account, parseAor } from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** The account with an address of record. */
export async function findUser(
  deps: Pick<OperationDeps, "stores">,
  aor: string,
): Promise<Result<Account, Problem>> {
  const address = parseAor(aor);
  if (!address.ok) return refuse("invalid-input", address.error, "aor");
  const account = await deps.stores.accounts.find(address.value.aor);
  return account === undefined ? noSuchUser(address.value.aor) : ok(account);
}

export const noSuchUser = (aor: string) =>
  refuse("user-not-found", say("is-no-user", { address: aor }), "aor");
