import type { ListLimits, ListSources, ListStrictness } from "@porchlight/rls";

/** What lists of the running office are made of, and how they are served. */
export interface OfficeLists extends Pick<ListSources, "documents" | "rootsFor" | "foreignListsAllowed"> {
  /** A setting: without it nobody can subscribe to a list. */
  readonly served: boolean;
  readonly limits: ListLimits;
  readonly strictness: ListStrictness;
  /** Address of the user whom a `tel` URI leads to. */
  ownerOfNumber(uri: string): string | undefined;
}
