import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { documentVersionParams, ifMatchSchema, writtenDocumentSchema } from "./document";
import { WRITE_PROBLEMS } from "./write-problems";

export const restoreDocument = defineOperation({
  id: "restoreDocument",
  method: "POST",
  path: "/api/v1/documents/{selector}/versions/{version}/restore",
  tag: "Documents",
  summary: "Write a version again, as an XCAP PUT of its text does; what is there becomes a version too",
  roles: RUNS_THE_OFFICE,
  params: documentVersionParams,
  body: z.strictObject({ ifMatch: ifMatchSchema.optional() }),
  status: 200,
  response: writtenDocumentSchema,
  problems: [...WRITE_PROBLEMS, "document-version-not-found", "document-rejected", "document-too-large"],
});
