import { z } from "zod";
import { PHONES } from "./phone-settings";

/** The URL of the guide: whose phone, and which. */
export const guideFilters = z.object({
  user: z.string().max(512).optional().catch(undefined),
  phone: z.enum(PHONES).catch("linphone").default("linphone"),
});
