import { z } from "zod";
import { timestampSchema } from "../../fields";
import { agentNameSchema, agentScopeSchema } from "../../pea/agent-scope";

/** A token of a presence external agent without its secret. */
export const agentTokenSchema = z.object({
  id: z.string(),
  agent: agentNameSchema,
  scope: agentScopeSchema,
  createdBy: z.string(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  lastUsedAt: timestampSchema.nullable(),
  revoked: z.boolean(),
});

export type AgentToken = z.infer<typeof agentTokenSchema>;
