import type { Role } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { OperatorRecord } from "../../ports/stores";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";
import { endSessionsOf } from "../sessions/end-sessions-of";
import { isReigning } from "./reigning";

export interface OperatorChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

/** Changes what an operator may do. There is always an owner who may sign in; a disabled operator's sessions end. */
export function updateOperator(
  { stores, clock }: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  name: string,
  change: OperatorChange,
): Promise<Result<OperatorRecord, Problem>> {
  return inTurn(stores.operators, async () => {
    const before = await stores.operators.find(name);
    if (before === undefined) return refuse("operator-not-found", say("is-no-operator"), "name");
    const after = {
      ...before,
      role: change.role ?? before.role,
      disabled: change.disabled ?? before.disabled,
    };
    if (after.role === before.role && after.disabled === before.disabled) return ok(before);
    const others = (await stores.operators.list()).filter((each) => each.name !== name);
    if (isReigning(before) && ![...others, after].some(isReigning)) {
      return refuse("last-owner", say("is-last-owner", { name }));
    }
    await stores.operators.upsert(after, {
      ...actor,
      at: clock(),
      action: "operator.update",
      target: name,
      before: facts(before),
      after: facts(after),
    });
    if (after.disabled) await endSessionsOf(stores, name);
    return ok(after);
  });
}

const facts = ({ role, disabled }: OperatorRecord) => ({ role, disabled });
