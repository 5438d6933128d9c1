import { z } from "zod";
import { aorSchema, countSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { DOCUMENT_BODY_LIMIT, documentTextSchema } from "../documents/document";
import { affectedWatcherSchema, rulesEffectSchema, rulesWarningSchema } from "./rules";

/** Watchers that one answer tells of by name at most. */
export const MAX_AFFECTED_WATCHERS = 200;

export const rulesPreviewSchema = z.object({
  refusal: untrustedText
    .nullable()
    .describe("Why the text would not be accepted, or would not read; null when it would"),
  refusalSaid: saidSchema.nullable(),
  warnings: z.array(rulesWarningSchema),
  watchers: countSchema.describe("Live and waiting watchers that were asked about"),
  changed: countSchema.describe(
    "For how many the decision, or what they see, would be another one; 0 where the text does not read",
  ),
  effects: z.array(rulesEffectSchema),
  affected: z
    .array(affectedWatcherSchema)
    .describe(`The first ${MAX_AFFECTED_WATCHERS} that would be changed`),
});

export type RulesPreview = z.infer<typeof rulesPreviewSchema>;

export const previewRules = defineOperation({
  id: "previewRules",
  method: "POST",
  path: "/api/v1/presentities/{aor}/rules/preview",
  tag: "Presence",
  summary:
    "What a text would do as rules of a user: whether it is accepted, and what changes for whom; writes nothing",
  roles: RUNS_THE_OFFICE,
  params: z.object({ aor: aorSchema }),
  body: z.strictObject({
    selector: z.string().trim().min(1, "is-empty").max(1024, "is-longer"),
    text: documentTextSchema,
  }),
  bodyLimit: DOCUMENT_BODY_LIMIT,
  status: 200,
  response: rulesPreviewSchema,
  problems: ["user-not-found"],
});
