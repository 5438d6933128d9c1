import { accountKindSchema, userSortSchema } from "@porchlight/admin-api";
import { z } from "zod";

/** The URL of the list of users. */
export const userFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  kind: accountKindSchema.optional().catch(undefined),
  state: z.enum(["enabled", "disabled"]).optional().catch(undefined),
  domain: z.string().max(255).optional().catch(undefined),
  sort: userSortSchema.catch("aor").default("aor"),
});
