import { parseAor } from "@porchlight/accounts";
import type { WatcherScopeField } from "@porchlight/admin-api";
import { after, ok, type Result } from "@porchlight/kernel";
import type { WatcherTokenRecord } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import { newTokenSecret, secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { findUser } from "../users/find-user";

export interface NewWatcherToken {
  readonly label: string;
  /** Address of record it watches as; null for an anonymous watcher. */
  readonly watcher: string | null;
  readonly scope: WatcherScopeField;
  readonly expiresInSeconds: number;
}

/** Creates a token of a watcher that speaks no SIP. The secret is not kept and cannot be shown again. */
export async function createWatcherToken(
  deps: Pick<OperationDeps, "clock" | "ids" | "stores">,
  actor: Actor,
  input: NewWatcherToken,
): Promise<Result<{ readonly record: WatcherTokenRecord; readonly secret: string }, Problem>> {
  const aor = await watcherOf(deps, input.watcher);
  if (!aor.ok) return aor;
  const presentities = presentitiesOf(input.scope);
  if (!presentities.ok) return presentities;
  const { origins, streams } = input.scope;
  const secret = newTokenSecret("watcher");
  const now = deps.clock();
  const record: WatcherTokenRecord = {
    id: deps.ids.uuid(),
    label: input.label,
    aor: aor.value,
    secretHash: secretHash(secret),
    scope: { presentities: presentities.value, origins: [...new Set(origins)], streams },
    createdBy: actor.actor,
    createdAt: now,
    expiresAt: after(now, input.expiresInSeconds * 1000),
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
  const { id, label, scope, expiresAt } = record;
  await deps.stores.watcherTokens.create(record, {
    ...actor,
    at: now,
    action: "watcher-token.create",
    target: id,
    before: undefined,
    after: { label, watcher: input.watcher, scope, expiresAt: new Date(expiresAt).toISOString() },
  });
  return ok({ record, secret });
}

async function watcherOf(
  deps: Pick<OperationDeps, "stores">,
  watcher: string | null,
): Promise<Result<string | undefined, Problem>> {
  if (watcher === null) return ok(undefined);
  const user = await findUser(deps, watcher);
  return user.ok ? ok(user.value.aor) : { ok: false, error: { ...user.error, field: "watcher" } };
}

/** In the form that addresses are compared in. */
function presentitiesOf({ presentities }: WatcherScopeField): Result<readonly string[] | undefined, Problem> {
  if (presentities === null) return ok(undefined);
  const aors = new Set<string>();
  for (const text of presentities) {
    const address = parseAor(text);
    if (!address.ok)
      return refuse(
        "invalid-input",
        say("address-at-fault", { address: text, reason: address.error }),
        "scope.presentities",
      );
    aors.add(address.value.aor);
  }
  return ok([...aors]);
}
