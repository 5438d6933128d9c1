import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, transportSchema, untrustedText } from "../../fields";

/** What is traced. */
export const traceTargetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("user"), user: aorSchema }),
  z.strictObject({
    kind: z.literal("call"),
    callId: z
      .string()
      .trim()
      .min(1, "is-empty")
      .max(1024, "is-longer")
      .describe("Call-ID of a dialog, subscription or registration"),
  }),
  z.strictObject({
    kind: z.literal("connection"),
    connection: z.int().nonnegative().describe("Id of an open connection"),
  }),
]);

export type TraceTargetField = z.infer<typeof traceTargetSchema>;

/** The longest time that a trace records, seconds. */
export const MAX_TRACE_SECONDS = 3600;

export const traceSchema = z.object({
  id: z.string(),
  target: traceTargetSchema,
  startedBy: z.string().describe("Operator, or `token:<label>`"),
  startedAt: timestampSchema,
  endsAt: timestampSchema.describe("When it stops by itself"),
  endedAt: timestampSchema.nullable().describe("Null while it records"),
  endedBecause: z.enum(["time", "stopped"]).nullable(),
  messages: countSchema.describe("How many are kept"),
  madeRoom: countSchema.describe("Older ones that made room for them"),
  limits: z.object({ messages: countSchema, octets: countSchema }).describe("What is kept at most"),
});

export type Trace = z.infer<typeof traceSchema>;

export const traceMessageSchema = z.object({
  number: z.int().positive().describe("1 for the first of the trace"),
  at: timestampSchema,
  direction: z.enum(["in", "out"]).describe("As the server sees it"),
  near: z.boolean().describe("It crossed a connection of what is traced, not one of others"),
  connection: countSchema,
  transport: transportSchema,
  remoteAddress: z.string(),
  remotePort: z.int(),
  localPort: z.int(),
  octets: countSchema,
  kind: z.enum(["request", "response", "unreadable"]),
  method: untrustedText.nullable().describe("Of a response, that of its CSeq"),
  status: z.int().nullable(),
  reason: untrustedText.nullable(),
  callId: untrustedText.nullable(),
  cseq: z.int().nullable(),
  event: untrustedText.nullable(),
  contentType: untrustedText.nullable(),
});

export type TraceMessage = z.infer<typeof traceMessageSchema>;

export const traceParams = z.object({ id: z.string().max(64) });

export const traceFormatSchema = z.enum(["pcapng", "text"]);
