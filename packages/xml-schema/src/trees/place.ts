import type { Edit, XmlElement } from "@porchlight/xml";

/** Where an edit of elements is in the tree before it. Positions count child elements from 1, the root being the first. */
export interface Place {
  /** The way from the document to the element around it. */
  readonly around: readonly number[];
  /** Child elements of that one before the place. */
  readonly before: number;
  /** Whether an element stands at the place that makes way. */
  readonly isTaken: boolean;
}

/** The place of an edit; undefined for an edit of the root itself. */
export function placeOf(root: XmlElement, { from, to }: Edit): Place | undefined {
  if (root.start === from && root.end === to) return undefined;
  const around = [1];
  let element = root;
  for (;;) {
    const { before, at } = childAt(element, from, to);
    if (at === undefined) return { around, before, isTaken: false };
    if (at.start === from && at.end === to) return { around, before, isTaken: true };
    around.push(before + 1);
    element = at;
  }
}

function childAt(
  { children }: XmlElement,
  from: number,
  to: number,
): { readonly before: number; readonly at: XmlElement | undefined } {
  let before = 0;
  for (const child of children) {
    if (child.kind !== "element") continue;
    if (child.end > from) return { before, at: child.start < to ? child : undefined };
    before += 1;
  }
  return { before, at: undefined };
}
