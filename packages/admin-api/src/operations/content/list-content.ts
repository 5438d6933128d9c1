import { z } from "zod";
import { aorSchema, searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { contentStandings, contentTypes } from "../../vocabulary";
import { contentRowSchema } from "./content";

export const listContent = defineOperation({
  id: "listContent",
  method: "GET",
  path: "/api/v1/content",
  tag: "Content",
  summary: "Objects of the content server, and whether presence refers to them",
  roles: ANY_ROLE,
  query: z.strictObject({
    search: searchText.describe("Part of the owner's address or of the name, case does not matter"),
    owner: aorSchema.optional(),
    standing: z
      .enum(contentStandings)
      .default("all")
      .describe("`orphan`: nothing that is published, or permanent, refers to it"),
    type: z.enum(contentTypes).optional().describe("Of the media type what stands before the slash"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(contentRowSchema),
  problems: [],
});
