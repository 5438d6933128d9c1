import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { documentLayoutSchema, documentParams, documentSchema, withheldText } from "./document";

/** A document with its text. */
export const documentDetailSchema = documentSchema.extend({
  contentWithheld: z.boolean().describe("True when your role sees structure, not content"),
  text: withheldText,
  mimeType: z.string(),
  defaultNamespace: z.string().describe("Namespace of element steps without a prefix"),
  url: z.string().describe("Where XCAP clients find it"),
});

export type DocumentDetail = z.infer<typeof documentDetailSchema>;

export const showDocument = defineOperation({
  id: "showDocument",
  method: "GET",
  path: "/api/v1/documents/{selector}",
  tag: "Documents",
  summary: "One document as it stands",
  roles: ANY_ROLE,
  params: documentParams,
  query: z.strictObject({
    layout: documentLayoutSchema
      .default("stored")
      .describe("`indented` lays the text out one element a line, for reading"),
  }),
  status: 200,
  response: documentDetailSchema,
  problems: ["document-not-found"],
});
