import { documentStateSchema } from "@porchlight/admin-api";
import { z } from "zod";

/** The URL of the list of documents. */
export const documentFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  user: z.string().max(512).optional().catch(undefined),
  usage: z.string().max(200).optional().catch(undefined),
  state: documentStateSchema.catch("present").default("present"),
});
