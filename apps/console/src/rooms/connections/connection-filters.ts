import { operations, transportSchema } from "@porchlight/admin-api";
import { z } from "zod";

const { sort } = operations.listConnections.query.shape;

/** The URL of the list of connections. */
export const connectionFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  transport: transportSchema.optional().catch(undefined),
  show: z.enum(["open", "closed", "banned"]).catch("open").default("open"),
  sort: sort.catch("-openedAt").default("-openedAt"),
});
