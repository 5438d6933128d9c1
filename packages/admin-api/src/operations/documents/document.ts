import { z } from "zod";
import { countSchema, timestampSchema, untrustedText } from "../../fields";

/** A document as it stands, or what is left of a deleted one; without its text. */
export const documentSchema = z.object({
  selector: z.string().describe("Document selector below the XCAP root, percent-encoded"),
  usage: z.string().describe("Application usage (AUID)"),
  user: z.string().nullable().describe("Whose it is, an address of record; null in the global tree"),
  path: z.string().describe("Below the user's home or the global tree"),
  etag: z.string().nullable().describe("Entity-tag without its quotes; null when it is deleted"),
  version: countSchema.describe("Rises by one with each write, deletions too"),
  octets: countSchema,
  modifiedAt: timestampSchema,
  author: untrustedText.describe("Who wrote it last"),
  client: untrustedText.describe("What it was written through; empty when not told"),
});

export type DocumentFacts = z.infer<typeof documentSchema>;

/** One step in the life of a document. */
export const documentVersionSchema = z.object({
  version: countSchema,
  etag: z.string().nullable().describe("Null where the document was deleted"),
  octets: countSchema,
  at: timestampSchema,
  author: untrustedText,
  client: untrustedText,
});

export type DocumentVersion = z.infer<typeof documentVersionSchema>;

const selectorSchema = z
  .string()
  .trim()
  .min(1, "is-empty")
  .max(1024, "is-longer")
  .describe("Document selector, such as resource-lists/users/sip:alice@office.test/index");

export const documentParams = z.object({ selector: selectorSchema });

export const documentVersionParams = documentParams.extend({
  version: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

/** Octets of a document in JSON. */
export const DOCUMENT_BODY_LIMIT = 16 * 1024 * 1024;

export const documentTextSchema = z
  .string()
  .max(DOCUMENT_BODY_LIMIT)
  .refine((text) => !/\p{Surrogate}/u.test(text), "has-half-a-pair")
  .describe("XML");

export const ifMatchSchema = z
  .string()
  .max(200)
  .nullable()
  .describe(
    "Entity-tag that it must have, without quotes; null when there must be none; left out: whatever there is",
  );

/** As it is, or laid out one element a line for reading. */
export const documentLayoutSchema = z.enum(["stored", "indented"]);

/** What a write came to. */
export const writtenDocumentSchema = documentSchema.extend({
  created: z.boolean().describe("There was none before"),
});

export const withheldText = untrustedText.nullable().describe("Null when it is withheld from your role");
