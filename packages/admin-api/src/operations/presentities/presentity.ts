import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, untrustedText } from "../../fields";
import { presenceMarks } from "../../vocabulary";

export const presenceMarkSchema = z.enum(presenceMarks);

export type PresenceMark = z.infer<typeof presenceMarkSchema>;

export const presentitySchema = z.object({
  presentity: z.string().describe("Address of record"),
  eventPackages: z.array(z.string()),
  mark: presenceMarkSchema,
  note: untrustedText.nullable().describe("Null when there is none or it is withheld"),
  publications: countSchema,
  watchers: countSchema,
  changedAt: timestampSchema.nullable(),
});

export type Presentity = z.infer<typeof presentitySchema>;

export const publicationSchema = z.object({
  id: z.string(),
  eventPackage: z.string(),
  entityTag: z.string(),
  publisher: untrustedText,
  contentType: untrustedText,
  expiresAt: timestampSchema,
  modifiedAt: timestampSchema,
  binding: z
    .enum(["none", "stands", "lost"])
    .describe("Whether it goes with the connection it came over, and whether that stands"),
  connection: z.int().nullable().describe("Id of the connection it is bound to, while that stands"),
  lapsesAt: timestampSchema
    .nullable()
    .describe("When it goes for want of its connection; null unless that is lost"),
  body: untrustedText.nullable().describe("Null when content is withheld from your role"),
});

export type Publication = z.infer<typeof publicationSchema>;

/** State of one event package of a presentity. */
export const composedStateSchema = z.object({
  eventPackage: z.string(),
  publications: z.array(publicationSchema),
  document: untrustedText.nullable().describe("The composed document; null when withheld from your role"),
  changedAt: timestampSchema,
});

export type ComposedState = z.infer<typeof composedStateSchema>;

export const presentityParams = z.object({ aor: aorSchema });
