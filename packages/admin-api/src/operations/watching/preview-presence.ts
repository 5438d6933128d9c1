import { z } from "zod";
import { aorSchema, queryFlag, timestampSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { saidSchema } from "../../sayings/said";
import { handlingSchema, ruleEvidenceSchema, standingSchema, watcherAddressSchema } from "./watching";

export const previewPresence = defineOperation({
  id: "previewPresence",
  method: "GET",
  path: "/api/v1/presentities/{aor}/as-seen-by/{watcher}",
  tag: "Presence",
  summary: "What a watcher sees of a presentity, and why",
  roles: ANY_ROLE,
  params: z.object({
    aor: aorSchema,
    watcher: watcherAddressSchema,
  }),
  query: z.strictObject({
    anonymous: queryFlag.optional().describe("The watcher asks not to be known"),
    at: timestampSchema.optional().describe("Now when left out"),
    sphere: z.string().max(100).optional().describe("In place of the one that is published"),
  }),
  status: 200,
  response: z.object({
    presentity: z.string(),
    watcher: untrustedText,
    sentence: untrustedText.describe("The decision and what decided, in one sentence"),
    said: saidSchema,
    handling: handlingSchema,
    basis: z.enum(["own-access", "override", "rules", "default", "unreadable-rules"]),
    decidedBy: z.array(untrustedText).describe("Ids of the rules that gave the decision"),
    rules: z.array(ruleEvidenceSchema),
    grants: z.array(z.object({ grant: untrustedText, rules: z.array(untrustedText) })),
    standing: standingSchema,
    contentWithheld: z.boolean().describe("True when your role sees structure, not content"),
    full: untrustedText.nullable().describe("The composed document; null when withheld from your role"),
    shown: untrustedText.nullable().describe("What the watcher gets of it; null when nothing, or withheld"),
  }),
  problems: ["user-not-found"],
});
