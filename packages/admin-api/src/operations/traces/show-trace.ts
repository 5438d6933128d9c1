import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { traceParams, traceSchema } from "./trace";

export const showTrace = defineOperation({
  id: "showTrace",
  method: "GET",
  path: "/api/v1/traces/{id}",
  tag: "Traces",
  summary: "One trace",
  roles: ANY_ROLE,
  params: traceParams,
  status: 200,
  response: traceSchema,
  problems: ["trace-not-found"],
});
