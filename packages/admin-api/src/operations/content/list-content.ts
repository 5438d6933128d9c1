import { z } from "zod";
import { aorSchema, searchText, windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { contentRowSchema } from "./content";

export const contentStandingSchema = z.enum(["all", "referred", "orphan"]);

/** Top-level media types of objects. */
export const contentTypeSchema = z.enum(["image", "audio", "text"]);

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
    standing: contentStandingSchema
      .default("all")
      .describe("`orphan`: nothing that is published, or permanent, refers to it"),
    type: contentTypeSchema.optional().describe("Of the media type what stands before the slash"),
    ...windowQuery,
  }),
  status: 200,
  response: windowOf(contentRowSchema),
  problems: [],
});
