import { z } from "zod";
import { defineOperation } from "../../operation";
import { agentNameSchema, agentScopeSchema } from "../../pea/agent-scope";
import { OWNER_ONLY } from "../../role";
import { MAX_TOKEN_SECONDS } from "../../vocabulary";
import { agentTokenSchema } from "./agent-token";

export const createAgentToken = defineOperation({
  id: "createAgentToken",
  method: "POST",
  path: "/api/v1/agent-tokens",
  tag: "Agents",
  summary: "Create a token for an agent that publishes over HTTP; the secret is returned this once",
  roles: OWNER_ONLY,
  body: z.strictObject({
    agent: agentNameSchema,
    scope: agentScopeSchema,
    expiresInSeconds: z.int().min(60).max(MAX_TOKEN_SECONDS),
  }),
  status: 201,
  response: z.object({
    token: agentTokenSchema,
    secret: z.string().describe("Send as `Authorization: Bearer ...` to /api/pea/v1/"),
  }),
  problems: ["foreign-domain"],
});
