import { fail, ok, type Result } from "@porchlight/kernel";
import type { SecondFactorRecord } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import { BackOff } from "../../auth/back-off";
import { matchingStep, type SixDigits, sixDigits } from "../../auth/one-time-code";
import { recoveryHash } from "../../auth/recovery-code";
import { SecretSealer } from "../../auth/sealed-secret";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import type { FactorDeps } from "./factor-deps";

/** Bounds guessing per operator: three steps of a million codes each are good at any time. */
export const codeGuard = (): BackOff => new BackOff({ free: 5, firstSeconds: 30, longestSeconds: 3600 });

export interface CodeCheck {
  readonly factor: SecondFactorRecord;
  /** As it was typed. */
  readonly code: string;
  readonly actor: Actor;
}

type Verdict = Result<undefined, Problem>;

/** Whether the code is good: of the authenticator and of a step that none was taken of, or an unused recovery code. */
export async function checkCode(deps: FactorDeps, guard: BackOff, check: CodeCheck): Promise<Verdict> {
  const { operator } = check.factor;
  const retryAfterSeconds = guard.take(operator, deps.clock());
  if (retryAfterSeconds !== undefined) return fail({ code: "too-many-attempts", retryAfterSeconds });
  const digits = sixDigits(check.code);
  const verdict =
    digits === undefined ? await takeRecoveryCode(deps, check) : await takeDigits(deps, check, digits);
  if (verdict.ok) guard.clear(operator);
  else await noteRefusal(deps, check);
  return verdict;
}

async function takeDigits(
  { clock, stores, facts }: FactorDeps,
  { factor }: CodeCheck,
  digits: SixDigits,
): Promise<Verdict> {
  const { operator, sealedSecret } = factor;
  const secret = new SecretSealer(facts.sessionSecret).open(sealedSecret, operator);
  if (secret === undefined) {
    return refuse("wrong-code", say("cannot-be-checked"));
  }
  const step = matchingStep(secret, digits, clock());
  // RFC 6238 section 5.2: a second attempt of the same code is not accepted.
  const taken = step !== undefined && (await stores.secondFactors.useStep(operator, step));
  return taken ? ok(undefined) : fail({ code: "wrong-code" });
}

async function takeRecoveryCode(
  { clock, stores }: FactorDeps,
  { factor, code, actor }: CodeCheck,
): Promise<Verdict> {
  const { operator } = factor;
  const taken = await stores.secondFactors.useRecoveryCode(operator, recoveryHash(code), {
    ...actor,
    at: clock(),
    action: "second-factor.recovery-code",
    target: operator,
    before: undefined,
    after: undefined,
  });
  return taken ? ok(undefined) : fail({ code: "wrong-code" });
}

/** Who sends wrong codes has the password already: the operator should see it. */
async function noteRefusal({ clock, stores }: FactorDeps, { factor, actor }: CodeCheck): Promise<void> {
  await stores.audit.append({
    ...actor,
    at: clock(),
    action: "second-factor.wrong-code",
    target: factor.operator,
    before: undefined,
    after: undefined,
  });
}
