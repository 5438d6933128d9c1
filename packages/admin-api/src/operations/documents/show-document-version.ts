import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { documentVersionParams, documentVersionSchema, withheldText } from "./document";

export const showDocumentVersion = defineOperation({
  id: "showDocumentVersion",
  method: "GET",
  path: "/api/v1/documents/{selector}/versions/{version}",
  tag: "Documents",
  summary: "A document as it was",
  roles: ANY_ROLE,
  params: documentVersionParams,
  status: 200,
  response: documentVersionSchema.extend({
    contentWithheld: z.boolean().describe("True when your role sees structure, not content"),
    text: withheldText.describe("Null when it is withheld from your role, or where the document was deleted"),
  }),
  problems: ["document-not-found", "document-version-not-found"],
});
