import { after, type Instant, ok, type Result } from "@porchlight/kernel";
import type { OperatorLinkRecord } from "@porchlight/store";
import type { Actor } from "../../auth/actor";
import { linkFault } from "../../auth/link-fault";
import { newTokenSecret, secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import type { AdminStores } from "../../ports/stores";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { inTurn } from "../in-turn";

type Deps = Pick<OperationDeps, "clock" | "ids" | "stores">;

/** Page of the console on which the password is chosen. */
const SET_UP_PATH = "/console/set-up";

export interface NewOperatorLink {
  readonly path: string;
  readonly expiresAt: Instant;
}

/** Creates a link in the place of an open one. Its secret stands in the fragment, which no server and no log sees. */
export function createOperatorLink(
  deps: Deps,
  actor: Actor,
  name: string,
  expiresInSeconds: number,
): Promise<Result<NewOperatorLink, Problem>> {
  const { clock, ids, stores } = deps;
  return inTurn(stores.operators, async () => {
    if ((await stores.operators.find(name)) === undefined) {
      return refuse("operator-not-found", say("is-no-operator"), "name");
    }
    await revokeOpen(deps, actor, name);
    const secret = newTokenSecret("setup");
    const now = clock();
    const expiresAt = after(now, expiresInSeconds * 1000);
    const record: OperatorLinkRecord = {
      id: ids.uuid(),
      operator: name,
      secretHash: secretHash(secret),
      createdBy: actor.actor,
      createdAt: now,
      expiresAt,
      lastUsedAt: undefined,
      revokedAt: undefined,
    };
    await stores.operatorLinks.create(record, {
      ...actor,
      at: now,
      action: "operator.link-create",
      target: name,
      before: undefined,
      after: { expiresAt: new Date(expiresAt).toISOString() },
    });
    return ok({ path: `${SET_UP_PATH}#${secret}`, expiresAt });
  });
}

/** Revokes the open link of an operator. */
export async function revokeOperatorLink(
  deps: Deps,
  actor: Actor,
  name: string,
): Promise<Result<undefined, Problem>> {
  const isRevoked = await inTurn(deps.stores.operators, () => revokeOpen(deps, actor, name));
  return isRevoked ? ok(undefined) : refuse("token-not-found", say("names-no-setup-link"), "name");
}

async function revokeOpen({ clock, stores }: Deps, actor: Actor, name: string): Promise<boolean> {
  const now = clock();
  const open = await openLinkOf(stores, name, now);
  if (open === undefined) return false;
  await stores.operatorLinks.revoke(open.id, now, {
    ...actor,
    at: now,
    action: "operator.link-revoke",
    target: name,
    before: { expiresAt: new Date(open.expiresAt).toISOString() },
    after: undefined,
  });
  return true;
}

/** The link that an operator can still use. */
export const openLinkOf = async (
  { operatorLinks }: Pick<AdminStores, "operatorLinks">,
  name: string,
  now: Instant,
): Promise<OperatorLinkRecord | undefined> =>
  (await operatorLinks.list()).find((link) => link.operator === name && linkFault(link, now) === undefined);
