import { z } from "zod";
import { countSchema, timestampSchema, untrustedText } from "../../fields";

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
