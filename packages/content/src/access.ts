/** Who asks, seen from the owner of the objects. */
export type Standing =
  | { readonly kind: "owner" }
  | { readonly kind: "operator"; readonly mayWrite: boolean }
  /** Somebody else who may publish for the owner. */
  | { readonly kind: "source"; readonly aor: string }
  | { readonly kind: "other"; readonly aor: string };

/** Whether everything of the owner may be seen and written. A source and a watcher are judged object by object. */
export const runsContent = (standing: Standing): boolean =>
  standing.kind === "owner" || (standing.kind === "operator" && standing.mayWrite);

export const seesAllContent = ({ kind }: Standing): boolean => kind === "owner" || kind === "operator";

/** Whether somebody may write anything at all for the owner. */
export const maySend = (standing: Standing): boolean => runsContent(standing) || standing.kind === "source";

/**
 * Whether an object that is there may be replaced or deleted: a source may what it wrote itself. It is told nothing of
 * other objects, so that names it did not choose tell it nothing.
 */
export const mayChange = (standing: Standing, author: string | undefined): boolean =>
  runsContent(standing) || (standing.kind === "source" && standing.aor === author);
