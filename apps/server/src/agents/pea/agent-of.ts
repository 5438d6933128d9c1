import type { Instant } from "@porchlight/kernel";
import type { AgentTokenRecord, Store } from "@porchlight/store";
import { secretHash } from "../../admin/auth/secret";

/** How exact `lastUsedAt` is: it is written at most this often. */
const TOUCH_MS = 60_000;

/** Whose token a request carries. Undefined when it carries none, or one that is unknown, revoked or expired. */
export async function agentOf(
  authorization: string | undefined,
  { agentTokens }: Pick<Store, "agentTokens">,
  now: Instant,
): Promise<AgentTokenRecord | undefined> {
  const secret = /^Bearer ([\w-]{16,200})$/i.exec(authorization ?? "")?.[1];
  const token = secret === undefined ? undefined : await agentTokens.findBySecret(secretHash(secret));
  if (token === undefined || token.revokedAt !== undefined || token.expiresAt <= now) return undefined;
  if (now - (token.lastUsedAt ?? 0) >= TOUCH_MS) await agentTokens.touch(token.id, now);
  return token;
}
