import { maybeOneOf, maybeText, text } from "~/url/filters";

/** The URL of the list of users and their rules. */
export const rulesFilters = {
  q: text(200),
  state: maybeOneOf(["unreadable"]),
};

/** The URL of one user's rules. */
export const ruleEditorFilters = {
  of: text(512),
  /** Selector of one of several documents. */
  doc: maybeText(1024),
  /** Id of the rule that is unfolded at first. */
  rule: maybeText(200),
  tab: maybeOneOf(["xml"]),
};

/** Where the rules of somebody are, with one of them unfolded. */
export function rulesHref(of: string, rule?: string): string {
  const params = new URLSearchParams({ of });
  if (rule !== undefined) params.set("rule", rule);
  return `/rules/edit?${params}`;
}
