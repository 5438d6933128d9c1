import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { createAgentToken } from "../operations/agents/create-agent-token";
import { revokeAgentToken } from "../operations/agents/revoke-agent-token";
import { agentTokenRow } from "../views/agent-token-row";
import type { Handlers } from "./handlers";

type AgentHandlers = Pick<Handlers, "createAgentToken" | "listAgentTokens" | "revokeAgentToken">;

export function agentRoutes({ deps, operations }: AdminContext): AgentHandlers {
  return {
    createAgentToken: async ({ body, request }) => {
      const created = await createAgentToken(operations, actorBehind(request), body);
      if (!created.ok) return created;
      return ok({ token: agentTokenRow(created.value.record), secret: created.value.secret });
    },

    listAgentTokens: async () => ok({ items: (await deps.stores.agentTokens.list()).map(agentTokenRow) }),

    revokeAgentToken: ({ params, request }) => revokeAgentToken(deps, actorBehind(request), params.id),
  };
}
