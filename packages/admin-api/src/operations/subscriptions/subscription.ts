import { z } from "zod";
import { countSchema, timestampSchema, transportSchema, untrustedText } from "../../fields";
import { subscriptionStates } from "../../vocabulary";

export const subscriptionStateSchema = z.enum(subscriptionStates);

export const subscriptionSchema = z.object({
  id: z.string(),
  presentity: untrustedText,
  watcher: untrustedText,
  kind: z.enum(["sip", "http"]).describe("Whether it watches by SIP or over HTTP"),
  token: untrustedText.nullable().describe("Label of the token it watches with over HTTP"),
  eventPackage: z.string(),
  list: untrustedText.nullable().describe("List by which the presentity is watched; null when by itself"),
  state: subscriptionStateSchema,
  reachable: z.boolean().describe("False while no connection leads to the watcher"),
  callId: untrustedText,
  userAgent: untrustedText,
  transport: transportSchema,
  remoteAddress: z.string(),
  connection: z.int().nullable().describe("Id of the connection that carries it"),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  lastNotifyAt: timestampSchema.nullable(),
  notifyCount: countSchema,
  roundTripMs: z.number().nonnegative().nullable().describe("From the last NOTIFY to its answer"),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

export const subscriptionParams = z.object({ id: z.string().min(1).max(256) });
