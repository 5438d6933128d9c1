import { z } from "zod";
import { roleSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";
import { operatorSchema } from "./operator";

export const updateOperator = defineOperation({
  id: "updateOperator",
  method: "PATCH",
  path: "/api/v1/operators/{name}",
  tag: "Operators",
  summary:
    "Change the role of an operator, or whether the operator may sign in; a disabled one's sessions end",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  body: z
    .strictObject({ role: roleSchema.optional(), disabled: z.boolean().optional() })
    .refine((change) => Object.keys(change).length > 0, "names-nothing-to-change"),
  status: 200,
  response: operatorSchema,
  problems: ["operator-not-found", "last-owner"],
});
