import { z } from "zod";
import { countSchema, timestampSchema, transportSchema, untrustedText } from "../../fields";
import { saidSchema } from "../../sayings/said";

/** A connection, or the peer address of connectionless transport. */
export const connectionSchema = z.object({
  id: z.int().nonnegative(),
  transport: transportSchema,
  remoteAddress: z.string(),
  remotePort: z.int(),
  localPort: z.int(),
  openedAt: timestampSchema,
  lastReceivedAt: timestampSchema.nullable(),
  userAgent: untrustedText.nullable().describe("Of the upgrade request; null for other transports"),
  origin: untrustedText.nullable().describe("Page the browser came from; null for other transports"),
  trusted: z.boolean().describe("The peer is in a trusted network and is not challenged"),
  identities: z.array(untrustedText).describe("Authenticated users seen on it"),
  subscriptions: countSchema,
  queuedBytes: countSchema,
  receivedMessages: countSchema,
  sentMessages: countSchema,
  pingMs: z.number().nonnegative().nullable().describe("Round trip of the last keep-alive"),
});

export type Connection = z.infer<typeof connectionSchema>;

export const closedConnectionSchema = z.object({
  id: z.int().nonnegative(),
  transport: transportSchema,
  remoteAddress: z.string(),
  remotePort: z.int(),
  openedAt: timestampSchema,
  closedAt: timestampSchema,
  code: z.int().nullable().describe("WebSocket close code; null for other transports"),
  reason: untrustedText.describe("Perhaps in words of the peer, or of an operator"),
  said: saidSchema.nullable().describe("The reason"),
  userAgent: untrustedText.nullable(),
  identities: z.array(untrustedText),
  receivedMessages: countSchema,
  sentMessages: countSchema,
});

export type ClosedConnection = z.infer<typeof closedConnectionSchema>;

export const connectionParams = z.object({ id: z.coerce.number().int().min(0) });
