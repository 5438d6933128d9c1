import { z } from "zod";

/** The URL of the list of users and their rules. */
export const rulesFilters = z.object({
  q: z.string().max(200).catch("").default(""),
  state: z.literal("unreadable").optional().catch(undefined),
});

/** The URL of one user's rules. */
export const ruleEditorFilters = z.object({
  of: z.string().max(512).catch("").default(""),
  /** Selector of one of several documents. */
  doc: z.string().max(1024).optional().catch(undefined),
  /** Id of the rule that is unfolded at first. */
  rule: z.string().max(200).optional().catch(undefined),
  tab: z.literal("xml").optional().catch(undefined),
});

/** Where the rules of somebody are, with one of them unfolded. */
export function rulesHref(of: string, rule?: string): string {
  const params = new URLSearchParams({ of });
  if (rule !== undefined) params.set("rule", rule);
  return `/rules/edit?${params}`;
}
