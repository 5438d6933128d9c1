import { operations, subscriptionStateSchema } from "@porchlight/admin-api";
import { z } from "zod";

const { sort } = operations.listSubscriptions.query.shape;

/** The URL of the list of subscriptions. */
export const watcherFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  state: subscriptionStateSchema.optional().catch(undefined),
  reach: z.enum(["reachable", "unreachable"]).optional().catch(undefined),
  event: z.string().max(128).optional().catch(undefined),
  connection: z.coerce.number().int().min(0).optional().catch(undefined),
  sort: sort.catch("presentity").default("presentity"),
});
