import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { traceParams } from "./trace";

export const deleteTrace = defineOperation({
  id: "deleteTrace",
  method: "DELETE",
  path: "/api/v1/traces/{id}",
  tag: "Traces",
  summary: "Throw away a trace and all its messages",
  roles: RUNS_THE_OFFICE,
  params: traceParams,
  status: 204,
  problems: ["trace-not-found"],
});
