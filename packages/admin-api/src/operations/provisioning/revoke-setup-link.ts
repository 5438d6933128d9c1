import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";

export const revokeSetupLink = defineOperation({
  id: "revokeSetupLink",
  method: "DELETE",
  path: "/api/v1/setup-links/{id}",
  tag: "Provisioning",
  summary: "Revoke a set-up link for good",
  roles: RUNS_THE_OFFICE,
  params: z.object({ id: z.string().min(1).max(100) }),
  status: 204,
  problems: ["token-not-found"],
});
