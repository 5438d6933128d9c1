import { z } from "zod";
import { aorSchema, countSchema, timestampSchema, untrustedText } from "../../fields";

/** An object of the content server, without its octets. */
export const contentSchema = z.object({
  owner: z.string().describe("Address of record"),
  name: z.string().describe("Among those of its owner"),
  url: z
    .string()
    .describe("Where it is read, with the owner's credentials, an operator's session, or as a watcher"),
  publicUrl: z.string().nullable().describe("Where anybody reads it; null while such links are switched off"),
  contentType: z.string(),
  octets: countSchema,
  etag: z.string().describe("Without its quotes"),
  sha1: z.string().describe("Of the octets, hexadecimal, for `hash` in a reference (RFC 4483 section 5.12)"),
  sha256: z.string().describe("Of the octets, hexadecimal"),
  author: untrustedText.describe("Who wrote it"),
  createdAt: timestampSchema,
  modifiedAt: timestampSchema,
  expiresAt: timestampSchema.describe("Later while presence refers to it"),
});

export type ContentFacts = z.infer<typeof contentSchema>;

/** What refers to an object: a publication, while it lives, or permanent state. */
export const contentReferenceSchema = z.object({
  kind: z.enum(["publication", "permanent"]),
  publication: z.string().nullable().describe("Its id; null for permanent state"),
  publisher: untrustedText.nullable(),
  expiresAt: timestampSchema.nullable(),
});

/** An object in a list of many. */
export const contentRowSchema = contentSchema.extend({
  references: countSchema.describe(
    "How many live publications, and permanent state, refer to it; 0: an orphan",
  ),
});

export type ContentRow = z.infer<typeof contentRowSchema>;

/** What one user keeps, and may. */
export const contentUsageSchema = z.object({
  owner: z.string(),
  objects: countSchema,
  octets: countSchema,
});

export type ContentUsage = z.infer<typeof contentUsageSchema>;

export const contentLimitsSchema = z.object({
  objectOctets: countSchema.describe("Of one object"),
  octetsPerUser: countSchema,
  objectsPerUser: countSchema,
});

export const contentParams = z.object({
  owner: aorSchema,
  name: z.string().min(1).max(128).describe("Name of the object among those of its owner"),
});

/** Octets of an object in base64, in JSON. */
export const CONTENT_BODY_LIMIT = 48 * 1024 * 1024;
