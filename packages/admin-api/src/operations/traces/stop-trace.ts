import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { traceParams } from "./trace";

export const stopTrace = defineOperation({
  id: "stopTrace",
  method: "POST",
  path: "/api/v1/traces/{id}/stop",
  tag: "Traces",
  summary: "Stop recording; what was recorded stays for an hour",
  roles: RUNS_THE_OFFICE,
  params: traceParams,
  status: 204,
  problems: ["trace-not-found"],
});
