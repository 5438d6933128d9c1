import { z } from "zod";
import { aorSchema, searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { documentStates } from "../../vocabulary";
import { documentSchema } from "./document";

export const listDocuments = defineOperation({
  id: "listDocuments",
  method: "GET",
  path: "/api/v1/documents",
  tag: "Documents",
  summary: "Documents by user, usage and path, or what is left of deleted ones",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the user's address, the usage or the path, case does not matter"),
    user: aorSchema.optional(),
    usage: z.string().max(200).optional().describe("Application usage (AUID)"),
    state: z.enum(documentStates).default("present"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(documentSchema),
  problems: [],
});
