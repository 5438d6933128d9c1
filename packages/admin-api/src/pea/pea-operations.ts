import { z } from "zod";
import { timestampSchema } from "../fields";
import { agentSourceSchema } from "./agent-scope";
import type { PeaOperation } from "./pea-operation";
import { presenceStatementSchema } from "./presence-statement";

const sourceParams = z.object({
  aor: z
    .string()
    .max(512)
    .describe("The presentity: `sip:alice@example.com`, `pres:alice@example.com` or without a scheme"),
  source: agentSourceSchema.describe("Named by the agent"),
});

/** Where a source stands after a write. */
export const agentReceiptSchema = z.object({
  presentity: z.string(),
  source: z.string(),
  etag: z.string().describe("As the ETag header has it, without quotes"),
  expiresInSeconds: z.int(),
});

/** What a source says now. */
export const agentPublicationSchema = agentReceiptSchema.extend({
  expiresAt: timestampSchema,
  modifiedAt: timestampSchema,
  contentType: z.string(),
  body: z.string(),
});

export const locationSchema = z.object({
  uri: z.string(),
  location: z.literal("local").describe("This server is the presence server of the presentity"),
  presentity: z.string().describe("Address of record"),
});

export type AgentReceiptField = z.infer<typeof agentReceiptSchema>;
export type AgentPublicationField = z.infer<typeof agentPublicationSchema>;
export type LocationField = z.infer<typeof locationSchema>;

const SOURCE = "/api/pea/v1/presentities/{aor}/sources/{source}";
const EXPIRES = "Lifetime in seconds; the answer has what was granted";
const IF_MATCH = "Entity-tag the source must stand under, else 412";

/** Every call of the API of presence external agents. */
export const peaOperations = {
  putSource: {
    id: "putSource",
    method: "PUT",
    path: SOURCE,
    summary: "Create or replace what one source says of a presentity",
    params: sourceParams,
    headers: {
      Expires: EXPIRES,
      "If-Match": IF_MATCH,
      "If-None-Match": "`*`: the source must not stand yet",
    },
    body: presenceStatementSchema,
    answers: { 200: agentReceiptSchema, 201: agentReceiptSchema },
    problems: [
      "malformed-body",
      "document-malformed",
      "statement-forbidden",
      "too-many-publications",
      "source-changed",
      "body-too-large",
      "unsupported-media-type",
    ],
  },
  refreshSource: {
    id: "refreshSource",
    method: "POST",
    path: `${SOURCE}/refresh`,
    summary: "Give a source a new lifetime; what it says stays",
    params: sourceParams,
    headers: { Expires: EXPIRES, "If-Match": `${IF_MATCH}; required` },
    answers: { 200: agentReceiptSchema },
    problems: ["source-changed"],
  },
  withdrawSource: {
    id: "withdrawSource",
    method: "DELETE",
    path: SOURCE,
    summary: "Withdraw what a source says",
    params: sourceParams,
    headers: { "If-Match": IF_MATCH },
    answers: { 204: undefined },
    problems: ["source-not-found", "source-changed"],
  },
  readSource: {
    id: "readSource",
    method: "GET",
    path: SOURCE,
    summary:
      "What a source says: the PIDF document, or with `Accept: application/json` all that is known of it",
    params: sourceParams,
    headers: { Accept: "`application/pidf+xml` (the default) or `application/json`" },
    answers: { 200: agentPublicationSchema },
    problems: ["source-not-found"],
  },
  locate: {
    id: "locate",
    method: "GET",
    path: "/api/pea/v1/locate",
    summary: "Which presence server serves a presentity",
    query: z.object({ uri: z.string().max(512).describe("`pres:`, `sip:` or `sips:` URI") }),
    headers: {},
    answers: { 200: locationSchema },
    problems: [],
  },
} as const satisfies Readonly<Record<string, PeaOperation>>;
