import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Revokes a token for good. Revoking it again changes nothing. */
export async function revokeToken(
  deps: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const token = await deps.stores.tokens.find(id);
  if (token === undefined) return refuse("token-not-found", say("names-no-token"), "id");
  if (token.revokedAt !== undefined) return ok(undefined);
  const at = deps.clock();
  const { label, role } = token;
  await deps.stores.tokens.revoke(id, at, {
    ...actor,
    at,
    action: "token.revoke",
    target: id,
    before: { label, role },
    after: undefined,
  });
  return ok(undefined);
}
