import { z } from "zod";
import { aorSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { listsRowSchema, listWarningSchema, MAX_LIST_WARNINGS } from "./lists";

const listDocumentSchema = z.object({
  selector: z.string(),
  etag: z.string().nullable().describe("Null where there is no document"),
});

export const listsDetailSchema = listsRowSchema.extend({
  listsDocument: listDocumentSchema,
  servicesDocument: listDocumentSchema,
  xcapRoot: z.string().describe("As references to lists begin, without a slash at the end"),
  served: z.boolean().describe("This server serves lists; a setting"),
  found: z.array(listWarningSchema).describe(`The first ${MAX_LIST_WARNINGS} warnings`),
});

export type ListsDetail = z.infer<typeof listsDetailSchema>;

export const showLists = defineOperation({
  id: "showLists",
  method: "GET",
  path: "/api/v1/presentities/{aor}/lists",
  tag: "Presence",
  summary: "Where the lists and list services of a user are, and what is odd about them",
  roles: ANY_ROLE,
  params: z.object({ aor: aorSchema }),
  status: 200,
  response: listsDetailSchema,
  problems: ["user-not-found"],
});
