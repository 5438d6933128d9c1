import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { endSessionsOf } from "../sessions/end-sessions-of";

/** Ends the sessions of an operator, all but the one that is named. */
export async function endOperatorSessions(
  { stores, clock }: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  name: string,
  keptId?: string,
): Promise<Result<undefined, Problem>> {
  if ((await stores.operators.find(name)) === undefined) {
    return refuse("operator-not-found", say("is-no-operator"), "name");
  }
  const open = (await stores.sessions.listOf(name)).filter(({ id }) => id !== keptId);
  await stores.audit.append({
    ...actor,
    at: clock(),
    action: "operator.sessions-end",
    target: name,
    before: { sessions: open.length },
    after: { sessions: 0 },
  });
  await endSessionsOf(stores, name, keptId);
  return ok(undefined);
}
