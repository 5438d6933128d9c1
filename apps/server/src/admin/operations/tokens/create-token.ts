import type { Role } from "@porchlight/admin-api";
import { after } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import { newTokenSecret, secretHash } from "../../auth/secret";
import type { OperationDeps } from "../../deps";
import type { TokenRecord } from "../../ports/stores";

export interface NewToken {
  readonly label: string;
  readonly role: Role;
  readonly expiresInSeconds: number;
}

/** Creates a token. The secret is not kept and cannot be shown again. */
export async function createToken(
  deps: Pick<OperationDeps, "clock" | "ids" | "stores">,
  actor: Actor,
  input: NewToken,
): Promise<{ readonly record: TokenRecord; readonly secret: string }> {
  const secret = newTokenSecret();
  const now = deps.clock();
  const record: TokenRecord = {
    id: deps.ids.uuid(),
    label: input.label,
    role: input.role,
    secretHash: secretHash(secret),
    createdBy: actor.actor,
    createdAt: now,
    expiresAt: after(now, input.expiresInSeconds * 1000),
    lastUsedAt: undefined,
    revokedAt: undefined,
  };
  const { id, label, role, expiresAt } = record;
  await deps.stores.tokens.create(record, {
    ...actor,
    at: now,
    action: "token.create",
    target: id,
    before: undefined,
    after: { label, role, expiresAt: new Date(expiresAt).toISOString() },
  });
  return { record, secret };
}
