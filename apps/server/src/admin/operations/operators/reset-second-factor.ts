import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { endSessionsOf } from "../sessions/end-sessions-of";

/** Takes away the second factor of an operator who has lost it, and ends the operator's sessions. */
export async function resetSecondFactor(
  { stores, clock }: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  operator: string,
): Promise<Result<undefined, Problem>> {
  if ((await stores.operators.find(operator)) === undefined) {
    return refuse("operator-not-found", say("is-no-operator"), "name");
  }
  const removed = await stores.secondFactors.remove(operator, {
    ...actor,
    at: clock(),
    action: "second-factor.reset",
    target: operator,
    before: undefined,
    after: undefined,
  });
  if (!removed) return refuse("second-factor-not-found", say("has-no-second-factor"), "name");
  await endSessionsOf(stores, operator);
  return ok(undefined);
}
