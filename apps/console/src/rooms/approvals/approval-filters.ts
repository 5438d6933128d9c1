import { undecidedStateSchema } from "@porchlight/admin-api";
import { z } from "zod";

/** The URL of the inbox. */
export const approvalFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  state: undecidedStateSchema.optional().catch(undefined),
  presentity: z.string().max(512).optional().catch(undefined),
});
