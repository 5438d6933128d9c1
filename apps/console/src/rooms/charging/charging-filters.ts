import { recordOutcomeSchema, recordSourceSchema } from "@porchlight/admin-api";
import { z } from "zod";

/** The URL of the room of charging. */
export const chargingFilters = z.object({
  show: z.enum(["records", "quotas", "delivery"]).catch("records").default("records"),
  user: z.string().max(512).catch("").default(""),
  event: z.string().max(200).catch("").default(""),
  method: z.string().max(64).optional().catch(undefined),
  source: recordSourceSchema.optional().catch(undefined),
  outcome: recordOutcomeSchema.optional().catch(undefined),
  since: z.enum(["hour", "day", "week", "all"]).catch("day").default("day"),
});

export type ChargingFilters = z.infer<typeof chargingFilters>;
