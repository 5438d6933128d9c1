import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const endSession = defineOperation({
  id: "endSession",
  method: "DELETE",
  path: "/api/v1/sessions/{id}",
  tag: "Session",
  summary: "End one of the own sessions",
  roles: ANY_ROLE,
  params: z.object({ id: z.string().min(1).max(128) }),
  status: 204,
  problems: ["session-not-found"],
});
