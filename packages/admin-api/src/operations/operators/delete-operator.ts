import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const deleteOperator = defineOperation({
  id: "deleteOperator",
  method: "DELETE",
  path: "/api/v1/operators/{name}",
  tag: "Operators",
  summary: "Delete another operator, whose sessions and tokens end; the audit log keeps the name",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  status: 204,
  problems: ["operator-not-found", "last-owner"],
});
