import { z } from "zod";
import { timestampSchema, untrustedText } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { presentityParams } from "./presentity";

const SOURCE_KINDS = ["publication", "hard-state", "server"] as const;

/** Where a part of presence comes from. */
const sourceSchema = z.object({
  id: z.string(),
  kind: z
    .enum(SOURCE_KINDS)
    .describe("A publication, the permanent state kept by XCAP, or what the server knows by itself"),
  publisher: untrustedText.nullable().describe("Who published; null for other kinds"),
  entityTag: z.string().nullable(),
  modifiedAt: timestampSchema.nullable(),
});

export type PresenceSourceFacts = z.infer<typeof sourceSchema>;

export const compositionRuleSchema = z.enum(["alone", "united", "newest", "apart"]);

export type CompositionRuleField = z.infer<typeof compositionRuleSchema>;

const partSchema = z.object({
  name: untrustedText.describe("Name of the element or attribute, with its usual prefix"),
  text: untrustedText.nullable().describe("As XML; null when content is withheld from your role"),
  sources: z.array(z.string()).describe("Ids of the sources that say so"),
  overruled: z.array(z.string()).describe("Ids of the sources that say something else, which does not count"),
});

const componentSchema = z.object({
  kind: z.enum(["tuple", "person", "device", "document"]),
  id: untrustedText.describe("As in the composed document; empty for what stands beside the components"),
  rule: compositionRuleSchema.describe(
    "alone: one source; united: several, nothing differs; newest: they differ, the most recent counts; apart: they differ and stay side by side",
  ),
  sources: z.array(z.string()),
  parts: z.array(partSchema),
});

export type PresenceComponent = z.infer<typeof componentSchema>;

export const explainPresence = defineOperation({
  id: "explainPresence",
  method: "GET",
  path: "/api/v1/presentities/{aor}/composition",
  tag: "Presence",
  summary: "For each element of the composed presence who says it, and which composition rule made it so",
  roles: ANY_ROLE,
  params: presentityParams,
  status: 200,
  response: z.object({
    contentWithheld: z.boolean().describe("True when your role sees structure, not content"),
    sources: z.array(sourceSchema),
    components: z.array(componentSchema),
  }),
  problems: ["presentity-not-found"],
});
