import { after, ok, type Result } from "@porchlight/kernel";
import type { SetupLinkRecord } from "@porchlight/store";
import { SETUP_PATH } from "../../../provisioning/setup/setup-path";
import type { Actor } from "../../auth/actor";
import { newTokenSecret, secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import type { Problem } from "../../problem";
import { findUser } from "../users/find-user";

export interface NewSetupLink {
  readonly aor: string;
  readonly label: string;
  readonly givesPassword: boolean;
  readonly expiresInSeconds: number;
}

/** Creates a set-up link. Its secret stands in the fragment, which no server and no log sees; it cannot be shown again. */
export async function createSetupLink(
  deps: Pick<OperationDeps, "clock" | "ids" | "stores">,
  actor: Actor,
  input: NewSetupLink,
): Promise<Result<{ readonly record: SetupLinkRecord; readonly path: string }, Problem>> {
  const found = await findUser(deps, input.aor);
  if (!found.ok) return found;
  const secret = newTokenSecret("setup");
  const now = deps.clock();
  const { label, givesPassword } = input;
  const record: SetupLinkRecord = {
    id: deps.ids.uuid(),
    aor: found.value.aor,
    label,
    givesPassword,
    secretHash: secretHash(secret),
    createdBy: actor.actor,
    createdAt: now,
    expiresAt: after(now, input.expiresInSeconds * 1000),
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
  const { aor, expiresAt } = record;
  await deps.stores.setupLinks.create(record, {
    ...actor,
    at: now,
    action: "setup-link.create",
    target: record.id,
    before: undefined,
    after: { aor, label, givesPassword, expiresAt: new Date(expiresAt).toISOString() },
  });
  return ok({ record, path: `${SETUP_PATH}#${secret}` });
}
