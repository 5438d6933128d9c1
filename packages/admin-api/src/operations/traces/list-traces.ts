import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { traceSchema } from "./trace";

export const listTraces = defineOperation({
  id: "listTraces",
  method: "GET",
  path: "/api/v1/traces",
  tag: "Traces",
  summary: "Traces that record, and those that have stopped within the hour, the latest first",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({ items: z.array(traceSchema) }),
  problems: [],
});
