import { goodCredential } from "../../auth/good-credential";
import type { Identity } from "../../auth/identity";
import type { AdminDeps } from "../../deps";

type Deps = Pick<AdminDeps, "clock" | "stores">;

/** Whose token has this hash. Undefined when there is none, it is revoked or it has expired. */
export async function tokenIdentity(hash: string, deps: Deps): Promise<Identity | undefined> {
  const token = await goodCredential(hash, deps.stores.tokens, deps.clock());
  if (token === undefined) return undefined;
  return { via: "token", name: token.label, role: token.role, tokenId: token.id, expiresAt: token.expiresAt };
}
