import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";
import { revokeToken } from "../tokens/revoke-token";
import { isReigning } from "./reigning";

/**
 * Deletes an operator with sessions and second factor, and revokes the tokens of the admin API that the operator made.
 * There is always an owner who may sign in.
 */
export function deleteOperator(
  deps: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  name: string,
): Promise<Result<undefined, Problem>> {
  const { clock, stores } = deps;
  return inTurn(stores.operators, async () => {
    const operator = await stores.operators.find(name);
    if (operator === undefined) return refuse("operator-not-found", say("is-no-operator"), "name");
    const others = (await stores.operators.list()).filter((each) => each.name !== name);
    if (isReigning(operator) && !others.some(isReigning)) {
      return refuse("last-owner", say("is-last-owner", { name }));
    }
    for (const { id, createdBy } of await stores.tokens.list()) {
      if (createdBy === name) await revokeToken(deps, actor, id);
    }
    const { role, disabled } = operator;
    await stores.operators.remove(name, {
      ...actor,
      at: clock(),
      action: "operator.delete",
      target: name,
      before: { role, disabled },
      after: undefined,
    });
    return ok(undefined);
  });
}
