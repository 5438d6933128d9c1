import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, untrustedText } from "../../fields";
import { recordOutcomes, recordSources } from "../../vocabulary";

const recordSourceSchema = z.enum(recordSources);
const recordOutcomeSchema = z.enum(recordOutcomes);
export const exportFormatSchema = z.enum(["csv", "json"]);

export const chargingRecordSchema = z.object({
  number: countSchema.describe("Counted from 1; numbers without a record are told as gaps"),
  time: timestampSchema.describe("When it was answered"),
  requestTime: timestampSchema,
  source: recordSourceSchema,
  role: z.enum(["originating", "terminating"]),
  method: untrustedText,
  event: untrustedText.describe("Event package; empty without one"),
  action: z.string(),
  expires: countSchema.nullable(),
  caller: untrustedText,
  called: untrustedText,
  requested: untrustedText.describe("Whom it was for before it was routed; empty when it is the same"),
  anonymous: z.boolean().describe("The caller asked not to be known"),
  session: untrustedText.describe("Call-ID"),
  chargingId: untrustedText,
  originatingDomain: untrustedText,
  terminatingDomain: untrustedText,
  status: z.int(),
  cause: z.int().describe("Cause-Code: negative for success, else the status"),
  failure: z.enum(["timeout", "transport"]).nullable(),
  contentType: untrustedText.nullable(),
  contentLength: countSchema.nullable(),
  contentDisposition: untrustedText.nullable(),
  list: untrustedText.nullable(),
  listMembers: countSchema.nullable(),
});

export type ChargingRecordField = z.infer<typeof chargingRecordSchema>;

/** What records are wanted. */
export const recordFilterQuery = {
  user: aorSchema.optional().describe("Caller or called"),
  event: z.string().max(200).optional(),
  method: z.string().max(64).optional(),
  source: recordSourceSchema.optional(),
  outcome: recordOutcomeSchema.optional(),
  since: timestampSchema.optional().describe("The first instant that counts"),
  until: timestampSchema.optional().describe("The first that does not"),
};
