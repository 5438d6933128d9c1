import type { XmlDocument, XmlElement } from "../node";

interface Place {
  /** The element around the last edit; undefined at the root. */
  readonly around: XmlElement | undefined;
  readonly held: number;
}

const places = new WeakMap<XmlDocument, Place>();

/**
 * How many older texts the nodes of a derived tree hold on to, at most. Edits in one element, however many, hold on to
 * one; each change to another element can add one. None for a tree that was read.
 */
export const heldTexts = (document: XmlDocument): number => places.get(document)?.held ?? 0;

/** Notes the place of an edit: the innermost element around it in the tree before and in the one derived from that. */
export function notePlace(
  document: XmlDocument,
  before: XmlDocument,
  around: { readonly before: XmlElement | undefined; readonly after: XmlElement | undefined },
): void {
  const last = places.get(before);
  const isSame = last !== undefined && last.around === around.before;
  places.set(document, { around: around.after, held: (last?.held ?? 0) + (isSame ? 0 : 1) });
}
