import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { createAgentToken } from "../operations/agents/create-agent-token";
import { revokeAgentToken } from "../operations/agents/revoke-agent-token";
import { setNetworkPresence } from "../operations/agents/set-network-presence";
import { findUser } from "../operations/users/find-user";
import { agentTokenRow } from "../views/agent-token-row";
import type { Handlers } from "./handlers";

type AgentHandlers = Pick<
  Handlers,
  | "createAgentToken"
  | "listAgentTokens"
  | "revokeAgentToken"
  | "listNetworkPresence"
  | "showNetworkPresence"
  | "setNetworkPresence"
>;

export function agentRoutes({ deps, operations, live }: AdminContext): AgentHandlers {
  const { network } = deps;
  const shown = (aor: string) => ({
    aor,
    published: network.isOn(aor),
    choice: network.choiceOf(aor) ?? null,
  });
  return {
    createAgentToken: async ({ body, request }) => {
      const created = await createAgentToken(operations, actorBehind(request), body);
      if (!created.ok) return created;
      return ok({ token: agentTokenRow(created.value.record), secret: created.value.secret });
    },

    listAgentTokens: async () => ok({ items: (await deps.stores.agentTokens.list()).map(agentTokenRow) }),

    listNetworkPresence: async ({ query: { offset, limit } }) => {
      const chosen = await deps.stores.networkChoices.list();
      const items = chosen.slice(offset, offset + limit).map(({ aor }) => shown(aor));
      return ok({ items, total: chosen.length, everybody: network.everybody });
    },

    showNetworkPresence: async ({ params }) => {
      const found = await findUser(operations, params.aor);
      return found.ok ? ok(shown(found.value.aor)) : found;
    },

    setNetworkPresence: async ({ params, body, request }) => {
      const using = { ...operations, network };
      const set = await setNetworkPresence(using, actorBehind(request), params.aor, body.choice);
      if (!set.ok) return set;
      live.changed("users", [set.value]);
      return ok(shown(set.value));
    },

    revokeAgentToken: ({ params, request }) => revokeAgentToken(deps, actorBehind(request), params.id),
  };
}
