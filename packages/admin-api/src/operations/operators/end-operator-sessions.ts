import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const endOperatorSessions = defineOperation({
  id: "endOperatorSessions",
  method: "DELETE",
  path: "/api/v1/operators/{name}/sessions",
  tag: "Operators",
  summary: "End the sessions of an operator, all but the one that asks for it",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  status: 204,
  problems: ["operator-not-found"],
});
