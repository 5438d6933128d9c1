import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { MAX_TRACE_SECONDS, traceSchema, traceTargetSchema } from "./trace";

export const startTrace = defineOperation({
  id: "startTrace",
  method: "POST",
  path: "/api/v1/traces",
  tag: "Traces",
  summary: "Record the SIP of a user, a call or a connection, for a while",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    target: traceTargetSchema,
    seconds: z.int().min(10).max(MAX_TRACE_SECONDS).default(300).describe("After which it stops by itself"),
  }),
  status: 201,
  response: traceSchema,
  problems: ["connection-not-found", "too-many-traces"],
});
