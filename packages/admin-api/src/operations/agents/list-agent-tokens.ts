import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_TOKENS } from "../../role";
import { agentTokenSchema } from "./agent-token";

export const listAgentTokens = defineOperation({
  id: "listAgentTokens",
  method: "GET",
  path: "/api/v1/agent-tokens",
  tag: "Agents",
  summary: "Tokens of agents, without their secrets",
  roles: READS_TOKENS,
  status: 200,
  response: z.object({ items: z.array(agentTokenSchema) }),
  problems: [],
});
