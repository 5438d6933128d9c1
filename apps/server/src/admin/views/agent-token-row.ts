import { AGENT_ELEMENTS, type AgentToken } from "@porchlight/admin-api";
import type { AgentScope, AgentTokenRecord } from "@porchlight/store";
import { instantText, instantTextOrNull } from "./instant-text";

/** A token of an agent as the API shows it: without its secret. */
export const agentTokenRow = (token: AgentTokenRecord): AgentToken => ({
  id: token.id,
  agent: token.agent,
  scope: { ...token.scope, reach: reachOf(token.scope), elements: elementsOf(token.scope) },
  createdBy: token.createdBy,
  createdAt: instantText(token.createdAt),
  expiresAt: instantText(token.expiresAt),
  lastUsedAt: instantTextOrNull(token.lastUsedAt),
  revoked: token.revokedAt !== undefined,
});

function reachOf({ reach }: AgentScope): AgentToken["scope"]["reach"] {
  switch (reach.kind) {
    case "all":
      return reach;
    case "domains":
      return { kind: "domains", domains: [...reach.domains] };
    case "list":
      return { kind: "list", addresses: [...reach.addresses] };
  }
}

const elementsOf = ({ elements }: AgentScope): AgentToken["scope"]["elements"] =>
  elements === "all" ? "all" : AGENT_ELEMENTS.filter((element) => elements.includes(element));
