import type { PresenceTransformation } from "@porchlight/documents";

/** What a presentity decides about a watcher. */
export type Wish =
  /** Let in: to what is shown already, else to everything. */
  | "allow"
  /** Shown somebody who is never there. */
  | "polite-block"
  | "block"
  /** Undecided: asked about. */
  | "ask"
  /** Let in to exactly this. */
  | { readonly shown: Shown };

/** What is shown to those who are let in. */
export type Shown = "everything" | "availability" | readonly PresenceTransformation[];
