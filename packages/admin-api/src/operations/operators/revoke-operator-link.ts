import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const revokeOperatorLink = defineOperation({
  id: "revokeOperatorLink",
  method: "DELETE",
  path: "/api/v1/operators/{name}/setup-link",
  tag: "Operators",
  summary: "Revoke the open set-up link of an operator",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  status: 204,
  problems: ["token-not-found"],
});
