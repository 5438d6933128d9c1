import { z } from "zod";
import { countSchema, timestampSchema, transportSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

/** Milliseconds. */
const latencySchema = z.object({
  p50: z.number().nonnegative(),
  p95: z.number().nonnegative(),
  p99: z.number().nonnegative(),
});

/** Counts as they are now; also carried by the live events. */
export const countsSchema = z.object({
  at: timestampSchema,
  users: countSchema,
  presentities: countSchema,
  publications: countSchema,
  subscriptions: countSchema,
  suspendedSubscriptions: countSchema.describe("Subscriptions whose watcher cannot be reached now"),
  registrations: countSchema,
  connections: countSchema,
  connectionsByTransport: z.record(transportSchema, countSchema),
  messagesPerSecond: z.number().nonnegative().describe("SIP messages in and out, over the last seconds"),
  publishToNotifyMs: latencySchema
    .nullable()
    .describe("Over the last minutes; null when nothing was notified"),
});

export type Counts = z.infer<typeof countsSchema>;

export const overviewSchema = z.object({
  version: z.string(),
  startedAt: timestampSchema,
  uptimeSeconds: countSchema,
  domains: z.array(z.string()),
  counts: countsSchema,
  unreadableRules: z
    .array(z.string())
    .describe("Users who have rules that no longer read; nobody but themselves sees them, the first hundred"),
});

export type Overview = z.infer<typeof overviewSchema>;

export const showOverview = defineOperation({
  id: "showOverview",
  method: "GET",
  path: "/api/v1/overview",
  tag: "Overview",
  summary: "What runs, since when, and live counts",
  roles: ANY_ROLE,
  status: 200,
  response: overviewSchema,
  problems: [],
});
