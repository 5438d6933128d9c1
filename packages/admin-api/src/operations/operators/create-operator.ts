import { z } from "zod";
import { passwordSchema, roleSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";
import { operatorNameSchema, operatorSchema } from "./operator";

export const createOperator = defineOperation({
  id: "createOperator",
  method: "POST",
  path: "/api/v1/operators",
  tag: "Operators",
  summary: "Let somebody else sign in: with a password, or once a set-up link was used",
  roles: OWNER_ONLY,
  body: z.strictObject({ name: operatorNameSchema, role: roleSchema, password: passwordSchema.optional() }),
  status: 201,
  response: operatorSchema,
  problems: ["operator-exists"],
});
