import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { AttemptLimiter } from "../../auth/attempt-limiter";
import { verifyPassword } from "../../auth/password-hash";
import type { AdminDeps } from "../../deps";
import type { OperatorRecord } from "../../ports/stores";
import type { Problem } from "../../problem";

type Deps = Pick<AdminDeps, "clock" | "stores">;

export interface Credentials {
  readonly username: string;
  readonly password: string;
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

/** The operator with these credentials. An unknown name, a disabled operator and a wrong password are answered alike. */
export async function verifyOperator(
  deps: Deps,
  guard: SignInGuard,
  credentials: Credentials,
): Promise<Result<OperatorRecord, Problem>> {
  const retryAfterSeconds = guard.take(credentials, deps.clock());
  if (retryAfterSeconds !== undefined) return fail({ code: "too-many-attempts", retryAfterSeconds });
  const operator = await deps.stores.operators.find(credentials.username);
  const matches = await verifyPassword(credentials.password, operator?.passwordHash);
  if (!matches || operator === undefined || operator.disabled) return fail({ code: "wrong-credentials" });
  guard.succeeded(credentials);
  return ok(operator);
}
