import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { AttemptLimiter } from "../../auth/attempt-limiter";
import type { BackOff } from "../../auth/back-off";
import { verifyPassword } from "../../auth/password-hash";
import type { OperatorRecord } from "../../ports/stores";
import type { Problem } from "../../problem";
import { checkCode } from "../second-factor/check-code";
import type { FactorDeps } from "../second-factor/factor-deps";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, as it was typed. */
  readonly code?: string | undefined;
  readonly remoteAddress: string;
}

/** Bounds guessing: per address that asks, and per name from wherever. */
export class SignInGuard {
  readonly #byAddress = new AttemptLimiter({ attempts: 10, windowSeconds: 60, maxKeys: 10_000 });
  readonly #byName = new AttemptLimiter({ attempts: 30, windowSeconds: 300, maxKeys: 10_000 });

  /** Seconds to wait, when too many attempts were made. */
  take({ username, remoteAddress }: Credentials, now: Instant): number | undefined {
    return this.#byAddress.take(remoteAddress, now) ?? this.#byName.take(username, now);
  }

  succeeded({ username, remoteAddress }: Credentials): void {
    this.#byAddress.clear(remoteAddress);
    this.#byName.clear(username);
  }
}

export interface SignInGuards {
  readonly signInGuard: SignInGuard;
  readonly codeGuard: BackOff;
}

/**
 * The operator with these credentials. An unknown name, a disabled operator and a wrong password are answered alike; a
 * code is asked for once the password was right.
 */
export async function verifyOperator(
  deps: FactorDeps,
  { signInGuard, codeGuard }: SignInGuards,
  credentials: Credentials,
): Promise<Result<OperatorRecord, Problem>> {
  const retryAfterSeconds = signInGuard.take(credentials, deps.clock());
  if (retryAfterSeconds !== undefined) return fail({ code: "too-many-attempts", retryAfterSeconds });
  const operator = await deps.stores.operators.find(credentials.username);
  const matches = await verifyPassword(credentials.password, operator?.passwordHash);
  if (!matches || operator === undefined || operator.disabled) return fail({ code: "wrong-credentials" });
  const proven = await verifySecondFactor(deps, codeGuard, operator, credentials);
  if (!proven.ok) return proven;
  signInGuard.succeeded(credentials);
  return ok(operator);
}

async function verifySecondFactor(
  deps: FactorDeps,
  guard: BackOff,
  { name, role }: OperatorRecord,
  { code, remoteAddress }: Credentials,
): Promise<Result<undefined, Problem>> {
  const factor = await deps.stores.secondFactors.find(name);
  if (factor?.confirmedAt === undefined) return ok(undefined);
  if (code === undefined) return fail({ code: "second-factor-needed" });
  const actor = { actor: name, actorRole: role, address: remoteAddress };
  return checkCode(deps, guard, { factor, code, actor });
}
