/** The publication that the compositor holds for us. */
export interface HeldPublication {
  readonly entityTag: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** What it says; equal keys mean equal documents. */
  readonly contentKey: string;
}

export interface PublicationWish {
  /** The key of what should be published; undefined: nothing. */
  readonly contentKey: string | undefined;
  /** A refresh is due, or the tag is to be confirmed after a loss of connection. */
  readonly refreshDue: boolean;
}

/** The four kinds of PUBLISH (RFC 3903 §4). */
export type PublicationStep = "initial" | "modify" | "refresh" | "remove";

/** What to send next so that the compositor holds what is wished; undefined: nothing to do. */
export function publicationStep(
  held: HeldPublication | undefined,
  wish: PublicationWish,
  now: number,
): PublicationStep | undefined {
  const live = held !== undefined && held.expiresAt > now ? held : undefined;
  if (wish.contentKey === undefined) return live && "remove";
  if (!live) return "initial";
  if (live.contentKey !== wish.contentKey) return "modify";
  return wish.refreshDue ? "refresh" : undefined;
}
