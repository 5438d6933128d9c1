import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { Problem } from "../../problem";
import { inTurn } from "../in-turn";
import { accountNote, auditedAccount } from "./account-audit";
import { findUser, noSuchUser } from "./find-user";

/** Deletes an account; its watchers are told and its own state ends. */
export function deleteUser(deps: OperationDeps, actor: Actor, aor: string): Promise<Result<string, Problem>> {
  return inTurn(deps.stores.accounts, async () => {
    const found = await findUser(deps, aor);
    if (!found.ok) return found;
    const account = found.value;
    const note = accountNote("user.delete", actor, deps.clock(), account.aor, {
      before: auditedAccount(account),
    });
    if (!(await deps.stores.accounts.remove(account.aor, note))) return noSuchUser(account.aor);
    deps.office?.accountsRemoved([account.aor]);
    return ok(account.aor);
  });
}
