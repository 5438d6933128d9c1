import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";
import { IMPORT_BODY_LIMIT } from "../../vocabulary";

export const importBodySchema = z.strictObject({
  csv: z
    .string()
    .max(IMPORT_BODY_LIMIT)
    .describe(
      "CSV with the header `aor,password,displayName`, and columns `publish`, `watch`, `list`, `message`, `call` of `on` and `off`",
    ),
});

export const rowProblemSchema = z.object({
  line: z.int().positive().describe("Line of the file, the header is line 1"),
  field: z.string().describe("Column at fault, or `row`"),
  reason: z.string(),
  said: saidSchema,
});

export type RowProblem = z.infer<typeof rowProblemSchema>;

export const importPreviewRowSchema = z.object({
  line: z.int().positive(),
  aor: untrustedText,
  displayName: untrustedText,
});

export const importCheckSchema = z.object({
  rows: countSchema,
  accepted: countSchema.describe("Rows without a problem; written only when that is all of them"),
  problemCount: countSchema,
  problems: z.array(rowProblemSchema).describe("The first 200"),
  preview: z.array(importPreviewRowSchema).describe("The first 20 rows without a problem; no passwords"),
});

export type ImportCheck = z.infer<typeof importCheckSchema>;
