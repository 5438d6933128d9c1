import { z } from "zod";
import { countSchema, timestampSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { saidSchema } from "../../sayings/said";

const readerSchema = z.enum(["push", "diameter"]);

export const recordReaderSchema = z.object({
  reader: readerSchema,
  target: z.string(),
  delivered: countSchema.describe("Number of the last record that it has"),
  behind: countSchema.describe("Records that it has not"),
  standing: z.enum(["up", "down", "retrying"]),
  since: timestampSchema,
  reason: z.string().nullable().describe("Why it is not up"),
  said: saidSchema.nullable().describe("The reason, where it is in words of ours"),
  retryAt: timestampSchema.nullable(),
  missed: countSchema.describe("Records that were deleted before it had them"),
});

export type RecordReaderField = z.infer<typeof recordReaderSchema>;

export const accountingStateSchema = z.object({
  on: z.boolean(),
  last: countSchema.describe("Number of the last record; 0 before the first"),
  oldest: countSchema.describe("Number of the oldest that is kept; 0 without any"),
  count: countSchema,
  waiting: countSchema.describe("Records that are not on disk yet"),
  lost: countSchema.describe("Records that were lost since the start"),
  failing: z.boolean().describe("Records cannot be written at present"),
  gaps: z
    .array(z.object({ from: countSchema, to: countSchema, at: timestampSchema }))
    .describe("Numbers that no record has, the latest first"),
  readers: z.array(recordReaderSchema),
  parked: z
    .array(
      z.object({
        reader: readerSchema,
        number: countSchema,
        reason: z.string(),
        said: saidSchema.nullable(),
        at: timestampSchema,
      }),
    )
    .describe("Records that a reader would not take, the latest first"),
});

export type AccountingStateField = z.infer<typeof accountingStateSchema>;

export const showAccounting = defineOperation({
  id: "showAccounting",
  method: "GET",
  path: "/api/v1/accounting",
  tag: "Accounting",
  summary: "How many records there are, which numbers are missing, and how far those have come who get them",
  roles: ANY_ROLE,
  status: 200,
  response: accountingStateSchema,
  problems: [],
});
