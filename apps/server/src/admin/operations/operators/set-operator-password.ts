import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import { hashPassword } from "../../auth/password-hash";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";
import { endSessionsOf } from "../sessions/end-sessions-of";

/** Sets the password and ends the sessions that were opened with the one before. */
export function setOperatorPassword(
  { stores, clock }: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  name: string,
  password: string,
): Promise<Result<undefined, Problem>> {
  return inTurn(stores.operators, async () => {
    const operator = await stores.operators.find(name);
    if (operator === undefined) return refuse("operator-not-found", say("is-no-operator"), "name");
    const passwordHash = await hashPassword(password);
    await stores.operators.upsert(
      { ...operator, passwordHash },
      {
        ...actor,
        at: clock(),
        action: "operator.password",
        target: name,
        before: undefined,
        after: { password: "set" },
      },
    );
    await endSessionsOf(stores, name);
    return ok(undefined);
  });
}
