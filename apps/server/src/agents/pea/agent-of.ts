import type { Instant } from "@porchlight/kernel";
import type { AgentTokenRecord, Store } from "@porchlight/store";
import { bearerHash, goodCredential } from "../../admin/auth/good-credential";

/** Whose token a request carries. Undefined when it carries none, or one that is unknown, revoked or expired. */
export async function agentOf(
  authorization: string | undefined,
  { agentTokens }: Pick<Store, "agentTokens">,
  now: Instant,
): Promise<AgentTokenRecord | undefined> {
  const hash = bearerHash(authorization);
  return hash === undefined ? undefined : goodCredential(hash, agentTokens, now);
}
