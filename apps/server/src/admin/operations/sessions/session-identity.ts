import type { Identity } from "../../auth/identity";
import type { AdminDeps } from "../../deps";
import type { SessionRecord } from "../../ports/stores";
import { factorMissing } from "../second-factor/factor-missing";
import { hasEnded, TOUCH_MS } from "./session-life";

type Deps = Pick<AdminDeps, "clock" | "stores"> & {
  readonly facts: Pick<AdminDeps["facts"], "secondFactor">;
};

type SessionIdentity = Extract<Identity, { readonly via: "session" }>;

/** Whose session it is, with the role that the operator has now. Undefined when it has ended. */
export async function sessionIdentity(
  session: SessionRecord,
  deps: Deps,
): Promise<SessionIdentity | undefined> {
  const now = deps.clock();
  if (hasEnded(session, now)) return undefined;
  const operator = await deps.stores.operators.find(session.operator);
  if (operator === undefined || operator.disabled) return undefined;
  if (now - session.lastSeenAt >= TOUCH_MS) await deps.stores.sessions.touch(session.secretHash, now);
  return {
    via: "session",
    name: operator.name,
    role: operator.role,
    sessionId: session.id,
    secondFactorMissing: await factorMissing(deps, operator.name),
    expiresAt: session.expiresAt,
  };
}
