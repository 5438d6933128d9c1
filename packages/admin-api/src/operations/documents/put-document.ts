import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import {
  DOCUMENT_BODY_LIMIT,
  documentParams,
  documentTextSchema,
  ifMatchSchema,
  writtenDocumentSchema,
} from "./document";
import { WRITE_PROBLEMS } from "./write-problems";

export const putDocument = defineOperation({
  id: "putDocument",
  method: "PUT",
  path: "/api/v1/documents/{selector}",
  tag: "Documents",
  summary: "Write a document for a user, as an XCAP PUT does: schema, constraints and quotas hold",
  roles: RUNS_THE_OFFICE,
  params: documentParams,
  body: z.strictObject({ text: documentTextSchema, ifMatch: ifMatchSchema.optional() }),
  bodyLimit: DOCUMENT_BODY_LIMIT,
  status: 200,
  response: writtenDocumentSchema,
  problems: [...WRITE_PROBLEMS, "document-rejected", "document-too-large"],
});
