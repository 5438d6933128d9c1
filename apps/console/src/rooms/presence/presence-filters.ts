import { operations, presenceMarkSchema } from "@porchlight/admin-api";
import { z } from "zod";

const { sort } = operations.listPresentities.query.shape;

/** The URL of the presence board. */
export const presenceFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  mark: presenceMarkSchema.optional().catch(undefined),
  sort: sort.catch("aor").default("aor"),
});
