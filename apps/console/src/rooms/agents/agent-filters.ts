import { z } from "zod";

/** The URL of the room of agents. */
export const agentFilters = z.object({
  show: z.enum(["calendars", "tokens", "network", "watchers"]).catch("calendars").default("calendars"),
  q: z.string().max(200).catch("").default(""),
  state: z.literal("failing").optional().catch(undefined),
});
