import { type Account, setPassword } from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { inTurn } from "../in-turn";
import { accountNote } from "./account-audit";
import { findUser, noSuchUser } from "./find-user";

/** Sets the password; only its digest secrets are kept. */
export function setUserPassword(
  deps: OperationDeps,
  actor: Actor,
  aor: string,
  password: string,
): Promise<Result<Account, Problem>> {
  return inTurn(deps.stores.accounts, async () => {
    const found = await findUser(deps, aor);
    if (!found.ok) return found;
    const changed = setPassword(found.value, password, deps.hasher, deps.clock());
    if (!changed.ok) return refuse("invalid-input", changed.error, "password");
    const after = changed.value;
    const note = accountNote("user.password", actor, after.updatedAt, after.aor, {
      after: { password: "set" },
    });
    if (!(await deps.stores.accounts.update(after, note))) return noSuchUser(after.aor);
    deps.office?.accountsChanged([after]);
    return ok(after);
  });
}
