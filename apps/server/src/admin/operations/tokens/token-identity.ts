import type { Identity } from "../../auth/identity";
import type { AdminDeps } from "../../deps";

type Deps = Pick<AdminDeps, "clock" | "stores">;

/** How exact `lastUsedAt` is: it is written at most this often. */
const TOUCH_MS = 60_000;

/** Whose token has this hash. Undefined when there is none, it is revoked or it has expired. */
export async function tokenIdentity(hash: string, deps: Deps): Promise<Identity | undefined> {
  const now = deps.clock();
  const token = await deps.stores.tokens.findBySecret(hash);
  if (token === undefined || token.revokedAt !== undefined || token.expiresAt <= now) return undefined;
  if (now - (token.lastUsedAt ?? 0) >= TOUCH_MS) await deps.stores.tokens.touch(token.id, now);
  return { via: "token", name: token.label, role: token.role, tokenId: token.id, expiresAt: token.expiresAt };
}
