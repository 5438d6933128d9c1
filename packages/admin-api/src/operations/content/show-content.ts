import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { contentParams, contentReferenceSchema, contentSchema } from "./content";

export const contentDetailSchema = contentSchema.extend({
  references: z.array(contentReferenceSchema),
  readers: z
    .array(
      z.object({
        watcher: z.string(),
        mayRead: z.boolean().describe("It is shown an element that refers to the object"),
      }),
    )
    .describe("Who watches the owner now, the first of many; owner and operators read it in any case"),
});

export type ContentDetail = z.infer<typeof contentDetailSchema>;

export const showContent = defineOperation({
  id: "showContent",
  method: "GET",
  path: "/api/v1/content/{owner}/{name}",
  tag: "Content",
  summary: "One object: what refers to it, and which watchers may read it",
  roles: ANY_ROLE,
  params: contentParams,
  status: 200,
  response: contentDetailSchema,
  problems: ["content-not-found", "content-expired"],
});
