import { fail, ok, type Result } from "@porchlight/kernel";
import type { BackOff } from "../../auth/back-off";
import { matchingStep, sixDigits } from "../../auth/one-time-code";
import { newRecoveryCodes, recoveryHash } from "../../auth/recovery-code";
import { SecretSealer } from "../../auth/sealed-secret";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import type { FactorDeps, FactorOrder } from "./factor-deps";

/** Puts the secret that waits into force, given a code of it. The recovery codes are not kept. */
export async function confirm(
  { clock, stores, facts }: FactorDeps,
  guard: BackOff,
  { operator, code, actor }: FactorOrder,
): Promise<Result<readonly string[], Problem>> {
  const waiting = await stores.secondFactors.find(operator);
  if (waiting === undefined) return refuse("second-factor-not-found", say("was-never-shown"));
  if (waiting.confirmedAt !== undefined) return refuse("second-factor-exists", say("is-in-force-already"));
  const now = clock();
  const retryAfterSeconds = guard.take(operator, now);
  if (retryAfterSeconds !== undefined) return fail({ code: "too-many-attempts", retryAfterSeconds });
  const { sealedSecret } = waiting;
  const secret = new SecretSealer(facts.sessionSecret).open(sealedSecret, operator);
  const digits = sixDigits(code);
  const step = secret === undefined || digits === undefined ? undefined : matchingStep(secret, digits, now);
  if (step === undefined) return refuse("wrong-code", say("is-of-another-secret"), "code");
  const recoveryCodes = newRecoveryCodes();
  const confirmed = await stores.secondFactors.confirm(
    { operator, sealedSecret, step, at: now, recoveryHashes: recoveryCodes.map(recoveryHash) },
    {
      ...actor,
      at: now,
      action: "second-factor.enable",
      target: operator,
      before: undefined,
      after: undefined,
    },
  );
  if (!confirmed) return refuse("wrong-code", say("is-of-replaced-secret"), "code");
  guard.clear(operator);
  return ok(recoveryCodes);
}
