import { z } from "zod";
import { countSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { documentParams, documentVersionSchema } from "./document";

export const listDocumentVersions = defineOperation({
  id: "listDocumentVersions",
  method: "GET",
  path: "/api/v1/documents/{selector}/versions",
  tag: "Documents",
  summary: "Every version of a document that is kept, the newest first; of a deleted one too",
  roles: ANY_ROLE,
  params: documentParams,
  query: z.strictObject({
    before: z.coerce.number().int().min(1).optional().describe("`nextBefore` of the window before"),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  status: 200,
  response: z.object({
    items: z.array(documentVersionSchema),
    nextBefore: countSchema.nullable().describe("Null at the end"),
  }),
  problems: ["document-not-found"],
});
