import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { documentParams } from "./document";
import { WRITE_PROBLEMS } from "./write-problems";

export const deleteDocument = defineOperation({
  id: "deleteDocument",
  method: "DELETE",
  path: "/api/v1/documents/{selector}",
  tag: "Documents",
  summary: "Delete a document; its history stays, and it can be restored",
  roles: RUNS_THE_OFFICE,
  params: documentParams,
  query: z.strictObject({
    ifMatch: z.string().max(200).optional().describe("Entity-tag that it must have, without quotes"),
  }),
  status: 204,
  problems: WRITE_PROBLEMS,
});
