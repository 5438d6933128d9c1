import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_OPERATORS } from "../../role";
import { operatorSchema } from "./operator";

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
