import { z } from "zod";
import { timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_OPERATORS, roleSchema } from "../../role";

export const operatorSchema = z.object({
  name: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
  secondFactor: z.boolean().describe("Sign-in asks for a code"),
  createdAt: timestampSchema,
});

export type Operator = z.infer<typeof operatorSchema>;

export const listOperators = defineOperation({
  id: "listOperators",
  method: "GET",
  path: "/api/v1/operators",
  tag: "Operators",
  summary: "Who may sign in, in order of their names",
  roles: READS_OPERATORS,
  status: 200,
  response: z.object({ items: z.array(operatorSchema) }),
  problems: [],
});
