import type { Saying } from "@porchlight/kernel";

/** Why rules are not changed. Nothing is. */
export type EditRefusal =
  /** Everybody always sees everything of themselves. */
  | { readonly kind: "own-address" }
  /** Not a URI, or one that rules cannot write. */
  | { readonly kind: "no-address" }
  /** The document at this path has to be mended first. */
  | { readonly kind: "unreadable"; readonly path: string; readonly reason: Saying }
  /** The watcher is in the list of this anchor by way of a document that is not the user's own. */
  | { readonly kind: "listed-elsewhere"; readonly anchor: string }
  /** What others wrote cannot be changed for these watchers alone. */
  | { readonly kind: "too-intricate" };
