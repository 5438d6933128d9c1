import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import type { OperationDeps } from "../../deps";
import type { WatcherStreams } from "../../ports/watcher-streams";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Revokes a token of a watcher for good, and ends what is open with it. */
export async function revokeWatcherToken(
  deps: Pick<OperationDeps, "clock" | "stores"> & { readonly watcherStreams: WatcherStreams },
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const { watcherTokens } = deps.stores;
  const token = await watcherTokens.find(id);
  if (token === undefined) return refuse("token-not-found", say("names-no-token"), "id");
  if (token.revokedAt !== undefined) return ok(undefined);
  const at = deps.clock();
  const { label, aor, scope } = token;
  await watcherTokens.revoke(id, at, {
    ...actor,
    at,
    action: "watcher-token.revoke",
    target: id,
    before: { label, watcher: aor ?? null, scope },
    after: undefined,
  });
  deps.watcherStreams.endAllOf(id);
  return ok(undefined);
}
