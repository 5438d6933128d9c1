import { z } from "zod";
import { untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { traceMessageSchema, traceParams } from "./trace";

const detailSchema = traceMessageSchema.extend({
  text: untrustedText.describe(
    "As it crossed the wire; secrets are starred out, and for support what somebody has written",
  ),
  contentWithheld: z.boolean().describe("The role of the reader sees structure, not content"),
  fault: z
    .object({ reason: z.string().describe("In English"), said: saidSchema })
    .nullable()
    .describe("What keeps it from being a message, where it came from outside"),
  previous: z
    .object({
      number: z.int().positive(),
      diff: untrustedText.describe("What is other in this one, in the unified format"),
    })
    .nullable()
    .describe("The one before of the same call, way, kind and method"),
});

export type TraceMessageDetail = z.infer<typeof detailSchema>;

export const showTraceMessage = defineOperation({
  id: "showTraceMessage",
  method: "GET",
  path: "/api/v1/traces/{id}/messages/{number}",
  tag: "Traces",
  summary: "One message of a trace, and what is other than in the one before",
  roles: ANY_ROLE,
  params: traceParams.extend({ number: z.coerce.number().int().min(1) }),
  status: 200,
  response: detailSchema,
  problems: ["trace-not-found", "trace-message-not-found"],
});
