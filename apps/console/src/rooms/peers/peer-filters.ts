import { z } from "zod";

/** The URL of the list of peers. */
export const peerFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  listed: z.enum(["true", "false"]).optional().catch(undefined),
});
