import { type Account, type AccountKind, parseDisplayName } from "@porchlight/accounts";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { inTurn } from "../in-turn";
import { accountNote, auditedAccount } from "./account-audit";
import { findUser, noSuchUser } from "./find-user";
import { type ServiceSwitches, switched } from "./service-switches";

export interface UserChange {
  readonly displayName?: string | undefined;
  readonly kind?: AccountKind | undefined;
  readonly disabled?: boolean | undefined;
  readonly services?: ServiceSwitches | undefined;
}

/** Changes what is named, if `allows` finds nothing against it; live state that the account may not have any more ends. */
export function updateUser(
  deps: OperationDeps,
  actor: Actor,
  aor: string,
  change: UserChange,
  allows: (standing: Account) => Result<undefined, Problem> = () => ok(undefined),
): Promise<Result<Account, Problem>> {
  return inTurn(deps.stores.accounts, async () => {
    const found = await findUser(deps, aor);
    if (!found.ok) return found;
    const before = found.value;
    const allowed = allows(before);
    if (!allowed.ok) return allowed;
    const displayName = parseDisplayName(change.displayName ?? before.displayName);
    if (!displayName.ok) return refuse("invalid-input", displayName.error, "displayName");
    const after: Account = {
      ...before,
      displayName: displayName.value,
      kind: change.kind ?? before.kind,
      disabled: change.disabled ?? before.disabled,
      services: switched(before.services, change.services ?? {}),
      updatedAt: deps.clock(),
    };
    const note = accountNote("user.update", actor, after.updatedAt, after.aor, {
      before: auditedAccount(before),
      after: auditedAccount(after),
    });
    if (!(await deps.stores.accounts.update(after, note))) return noSuchUser(after.aor);
    deps.office?.accountsChanged([after]);
    return ok(after);
  });
}
