import { ok, type Result } from "@porchlight/kernel";
import type { Actor } from "../../auth/actor";
import { isGood } from "../../auth/good-credential";
import type { OperationDeps } from "../../deps";
import type { AgentControl } from "../../ports/agents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Revokes a token of an agent for good; when no other of the agent is good, what it says is withdrawn. */
export async function revokeAgentToken(
  deps: Pick<OperationDeps, "clock" | "stores"> & { readonly agents: AgentControl },
  actor: Actor,
  id: string,
): Promise<Result<undefined, Problem>> {
  const { agentTokens } = deps.stores;
  const token = await agentTokens.find(id);
  if (token === undefined) return refuse("token-not-found", say("names-no-token"), "id");
  if (token.revokedAt !== undefined) return ok(undefined);
  const at = deps.clock();
  const { agent, scope } = token;
  await agentTokens.revoke(id, at, {
    ...actor,
    at,
    action: "agent-token.revoke",
    target: id,
    before: { agent, scope },
    after: undefined,
  });
  const others = (await agentTokens.list()).filter((other) => other.agent === agent && isGood(other, at));
  if (others.length === 0) await deps.agents.silence(agent);
  return ok(undefined);
}
