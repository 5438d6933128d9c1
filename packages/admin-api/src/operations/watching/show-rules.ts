import { z } from "zod";
import { aorSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { defaultHandlingSchema, rulesRowSchema, rulesWarningSchema } from "./rules";

export const rulesDetailSchema = rulesRowSchema.extend({
  documents: z
    .array(z.object({ selector: z.string(), etag: z.string() }))
    .describe("The documents that decide, all together; empty where there are none"),
  newDocument: z.string().describe("Selector of the document to write where there is none"),
  defaults: defaultHandlingSchema.describe("What holds where there are no rules"),
  xcapRoot: z.string().describe("As references to lists begin, without a slash at the end"),
  lists: z
    .array(z.object({ name: untrustedText, anchor: z.string() }))
    .describe("The user's own lists, and how rules name them"),
  warnings: z.array(rulesWarningSchema),
});

export type RulesDetail = z.infer<typeof rulesDetailSchema>;

export const showRules = defineOperation({
  id: "showRules",
  method: "GET",
  path: "/api/v1/presentities/{aor}/rules",
  tag: "Presence",
  summary: "Which rules decide about who sees a user, and what is odd about them",
  roles: ANY_ROLE,
  params: z.object({ aor: aorSchema }),
  status: 200,
  response: rulesDetailSchema,
  problems: ["user-not-found"],
});
