import { ok, type Result } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import type { BackOff } from "../../auth/back-off";
import { newRecoveryCodes, recoveryHash } from "../../auth/recovery-code";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { checkCode } from "./check-code";
import type { FactorDeps, FactorOrder } from "./factor-deps";

/** New recovery codes in the place of all others; they are not kept. */
export async function renewRecoveryCodes(
  deps: FactorDeps,
  guard: BackOff,
  order: FactorOrder,
): Promise<Result<readonly string[], Problem>> {
  const proven = await prove(deps, guard, order);
  if (!proven.ok) return proven;
  const recoveryCodes = newRecoveryCodes();
  const note = noteOf(deps, order, "second-factor.recovery-codes");
  await deps.stores.secondFactors.replaceRecoveryCodes(order.operator, recoveryCodes.map(recoveryHash), note);
  return ok(recoveryCodes);
}

/** Takes the own second factor away. */
export async function removeFactor(
  deps: FactorDeps,
  guard: BackOff,
  order: FactorOrder,
): Promise<Result<undefined, Problem>> {
  const proven = await prove(deps, guard, order);
  if (!proven.ok) return proven;
  await deps.stores.secondFactors.remove(order.operator, noteOf(deps, order, "second-factor.disable"));
  return ok(undefined);
}

async function prove(
  deps: FactorDeps,
  guard: BackOff,
  { operator, code, actor }: FactorOrder,
): Promise<Result<undefined, Problem>> {
  const factor = await deps.stores.secondFactors.find(operator);
  if (factor?.confirmedAt === undefined) return refuse("second-factor-not-found", say("is-not-set-up"));
  return checkCode(deps, guard, { factor, code, actor });
}

const noteOf = ({ clock }: FactorDeps, { actor, operator }: FactorOrder, action: string): AuditNote => ({
  ...actor,
  at: clock(),
  action,
  target: operator,
  before: undefined,
  after: undefined,
});
