import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const revokeAgentToken = defineOperation({
  id: "revokeAgentToken",
  method: "DELETE",
  path: "/api/v1/agent-tokens/{id}",
  tag: "Agents",
  summary: "Revoke a token of an agent; with the last one all that the agent says is withdrawn",
  roles: OWNER_ONLY,
  params: z.object({ id: z.string().min(1).max(128) }),
  status: 204,
  problems: ["token-not-found"],
});
