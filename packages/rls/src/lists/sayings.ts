import { sayer } from "@porchlight/kernel";

/** Why a SUBSCRIBE for a list is refused. */
export const LIST_SAYINGS = {
  "list-cannot-be-found": "the list of this service cannot be found",
  "reference-leads-nowhere": "a reference in this list leads nowhere",
  "list-of-too-many-members": "a list may have {count} members",
  "list-of-too-many-entries": "a list may lead to {count} entries, {depth} lists deep",
} as const;

export const say = sayer(LIST_SAYINGS);
