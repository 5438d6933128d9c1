import { z } from "zod";
import { countSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_CONTENT } from "../../role";
import { documentLayoutSchema, documentVersionParams } from "./document";

export const documentDifferenceSchema = z.object({
  since: countSchema,
  version: countSchema,
  diff: untrustedText.describe("Unified difference of the texts; empty when they are equal"),
  patch: untrustedText
    .nullable()
    .describe(
      "The same as an xcap-diff document with RFC 5261 operations; null where one of the two has no text",
    ),
});

export type DocumentDifference = z.infer<typeof documentDifferenceSchema>;

export const compareDocumentVersions = defineOperation({
  id: "compareDocumentVersions",
  method: "GET",
  path: "/api/v1/documents/{selector}/versions/{version}/changes",
  tag: "Documents",
  summary: "What a version changed: as text, and as a patch",
  roles: READS_CONTENT,
  params: documentVersionParams,
  query: z.strictObject({
    since: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe("Version to compare with; the one before when left out, 0 for nothing at all"),
    layout: documentLayoutSchema
      .default("stored")
      .describe("`indented` lays both versions out one element a line first, for reading"),
  }),
  status: 200,
  response: documentDifferenceSchema,
  problems: ["document-not-found", "document-version-not-found"],
});
