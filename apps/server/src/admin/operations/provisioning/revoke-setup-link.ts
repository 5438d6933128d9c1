import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Revokes a set-up link for good. Revoking it again changes nothing. */
export async function revokeSetupLink(
  deps: Pick<OperationDeps, "clock" | "stores">,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const link = await deps.stores.setupLinks.find(id);
  if (link === undefined) return refuse("token-not-found", say("names-no-setup-link"), "id");
  const at = deps.clock();
  await deps.stores.setupLinks.revoke(id, at, {
    ...actor,
    at,
    action: "setup-link.revoke",
    target: id,
    before: { aor: link.aor, label: link.label },
    after: undefined,
  });
  return ok(undefined);
}
