import { z } from "zod";
import { aorSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { DOCUMENT_BODY_LIMIT, documentTextSchema } from "../documents/document";
import { listWarningSchema, MAX_LIST_WARNINGS } from "./lists";
import { meantList } from "./resolve-list";
import { resolvedListSchema } from "./resolved-list";

const refusalSchema = untrustedText
  .nullable()
  .describe("Why the text would not be accepted; null when it would, or is not given");

export const listsPreviewSchema = z.object({
  listsRefusal: refusalSchema,
  listsRefusalSaid: saidSchema.nullable(),
  servicesRefusal: refusalSchema,
  servicesRefusalSaid: saidSchema.nullable(),
  warnings: z.array(listWarningSchema).describe(`The first ${MAX_LIST_WARNINGS}`),
  resolved: resolvedListSchema
    .nullable()
    .describe("The list that was asked for; null when none was, or there is none"),
});

export type ListsPreview = z.infer<typeof listsPreviewSchema>;

export const previewLists = defineOperation({
  id: "previewLists",
  method: "POST",
  path: "/api/v1/presentities/{aor}/lists/preview",
  tag: "Presence",
  summary: "What texts would come to as lists and list services of a user; writes nothing",
  roles: RUNS_THE_OFFICE,
  params: z.object({ aor: aorSchema }),
  body: z.strictObject({
    lists: documentTextSchema.optional().describe("In place of the stored lists; empty for none"),
    services: documentTextSchema.optional().describe("In place of the stored services; empty for none"),
    ...meantList,
  }),
  bodyLimit: DOCUMENT_BODY_LIMIT,
  status: 200,
  response: listsPreviewSchema,
  problems: ["user-not-found"],
});
