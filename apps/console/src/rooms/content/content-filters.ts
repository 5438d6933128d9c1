import { contentStandingSchema, contentTypeSchema } from "@porchlight/admin-api";
import { z } from "zod";

/** The URL of the list of objects, and of what each user keeps. */
export const contentFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  owner: z.string().max(512).optional().catch(undefined),
  standing: contentStandingSchema.catch("all").default("all"),
  type: contentTypeSchema.optional().catch(undefined),
  show: z.enum(["objects", "usage"]).catch("objects").default("objects"),
});

export type ContentFilters = z.output<typeof contentFilters>;
