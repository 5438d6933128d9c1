import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { Identity } from "../../auth/identity";
import type { AdminDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Ends one of the sessions of the operator who asks. */
export async function endSession(
  { stores, clock }: Pick<AdminDeps, "clock" | "stores">,
  identity: Identity,
  actor: Actor,
  id: string,
  action: "session.end" | "session.sign-out",
): Promise<Result<undefined, Problem>> {
  const own = identity.via === "session" ? await stores.sessions.listOf(identity.name) : [];
  const session = own.find((one) => one.id === id);
  if (session === undefined || !(await stores.sessions.remove(session.secretHash))) {
    return refuse("session-not-found", say("names-no-session"), "id");
  }
  await stores.audit.append({
    ...actor,
    at: clock(),
    action,
    target: id,
    before: { remoteAddress: session.remoteAddress },
    after: undefined,
  });
  return ok(undefined);
}
