import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { traceMessageSchema, traceParams, traceSchema } from "./trace";

export const listTraceMessages = defineOperation({
  id: "listTraceMessages",
  method: "GET",
  path: "/api/v1/traces/{id}/messages",
  tag: "Traces",
  summary: "Messages of a trace, the oldest first, without their text",
  roles: ANY_ROLE,
  params: traceParams,
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .describe("Number of the last message that is known already"),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  status: 200,
  response: z.object({
    trace: traceSchema,
    items: z.array(traceMessageSchema),
    more: z.boolean().describe("Later ones are there: ask for those after the last one"),
  }),
  problems: ["trace-not-found"],
});
