import { maybeText, oneOf, text } from "~/url/filters";

/** The URL of the list of users and their lists. */
export const listsFilters = { q: text(200) };

export const LIST_TABS = ["lists", "services", "lists-xml", "services-xml"] as const;

/** The URL of one user's lists. */
export const listEditorFilters = {
  of: text(512),
  tab: oneOf(LIST_TABS, "lists"),
  /** Place of the list whose members are shown. */
  list: maybeText(200),
  /** URI of the service whose members are shown, in place of a list. */
  service: maybeText(512),
};

export const listsHref = (of: string): string => `/lists/edit?${new URLSearchParams({ of })}`;
