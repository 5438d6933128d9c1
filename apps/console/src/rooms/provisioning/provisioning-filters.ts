import { z } from "zod";

/** The URL of the provisioning studio. */
export const provisioningFilters = z.object({
  show: z.enum(["defaults", "groups", "users", "links"]).catch("defaults").default("defaults"),
  domain: z.string().max(253).catch("").default(""),
  group: z.string().max(64).catch("").default(""),
  user: z.string().max(512).catch("").default(""),
  device: z.string().max(300).catch("").default(""),
});
