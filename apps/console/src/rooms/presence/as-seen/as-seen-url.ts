import { z } from "zod";

const address = z.string().max(512).catch("").default("");

/** The URL of the question "what does X see of Y?". */
export const asSeenFilters = z.object({
  of: address,
  by: address,
  at: z.iso.datetime().optional().catch(undefined),
  sphere: z.string().max(100).catch("").default(""),
  anonymous: z.literal("true").optional().catch(undefined),
});

export type AsSeenFilters = z.output<typeof asSeenFilters>;

/** Where the page answers what a watcher sees; without one it asks who. */
export function asSeenHref(presentity: string, watcher?: string): string {
  const params = new URLSearchParams({ of: presentity });
  if (watcher !== undefined) params.set("by", watcher);
  return `/presence/as-seen?${params}`;
}
