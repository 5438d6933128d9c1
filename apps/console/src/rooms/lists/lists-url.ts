import { z } from "zod";

/** The URL of the list of users and their lists. */
export const listsFilters = z.object({ q: z.string().max(200).catch("").default("") });

export const LIST_TABS = ["lists", "services", "lists-xml", "services-xml"] as const;

/** The URL of one user's lists. */
export const listEditorFilters = z.object({
  of: z.string().max(512).catch("").default(""),
  tab: z.enum(LIST_TABS).catch("lists").default("lists"),
  /** Place of the list whose members are shown. */
  list: z.string().max(200).optional().catch(undefined),
  /** URI of the service whose members are shown, in place of a list. */
  service: z.string().max(512).optional().catch(undefined),
});

export const listsHref = (of: string): string => `/lists/edit?${new URLSearchParams({ of })}`;
