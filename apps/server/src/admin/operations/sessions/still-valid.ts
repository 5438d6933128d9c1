import type { Identity } from "../../auth/identity";
import type { AdminDeps } from "../../deps";
import { hasEnded } from "./session-life";

type Deps = Pick<AdminDeps, "clock" | "stores">;

/** Whether a stream that was opened with this identity may stay open. */
export async function stillValid(identity: Identity, { clock, stores }: Deps): Promise<boolean> {
  const now = clock();
  if (identity.via === "token") {
    if (identity.tokenId === undefined) return true;
    const token = await stores.tokens.find(identity.tokenId);
    return token !== undefined && token.revokedAt === undefined && token.expiresAt > now;
  }
  const sessions = await stores.sessions.listOf(identity.name);
  const session = sessions.find(({ id }) => id === identity.sessionId);
  const operator = await stores.operators.find(identity.name);
  return (
    session !== undefined && !hasEnded(session, now) && operator?.role === identity.role && !operator.disabled
  );
}
