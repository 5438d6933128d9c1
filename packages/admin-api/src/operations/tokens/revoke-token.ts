import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const revokeToken = defineOperation({
  id: "revokeToken",
  method: "DELETE",
  path: "/api/v1/tokens/{id}",
  tag: "Tokens",
  summary: "Revoke a token; it is refused from the next request on",
  roles: OWNER_ONLY,
  params: z.object({ id: z.string().min(1).max(128) }),
  status: 204,
  problems: ["token-not-found"],
});
