import type { XmlDocument, XmlElement } from "../node";

/** How much there is in a tree, as the parser counts it for its limits. */
export interface Extent {
  readonly nodes: number;
  /** Elements open at one time; of a derived tree it may be less. */
  readonly depth: number;
  /** Attributes and declarations of one element; of a derived tree it may be less. */
  readonly attributes: number;
}

const known = new WeakMap<XmlDocument, Extent>();

/** The extent of a tree; of a derived one it is known when that of the tree before it was. */
export function extentOf(document: XmlDocument): Extent {
  const extent = known.get(document) ?? measuredDocument(document);
  known.set(document, extent);
  return extent;
}

/** The extent measured anew. */
export function measuredDocument({ root, children }: XmlDocument): Extent {
  const extent = measured(root);
  return { ...extent, nodes: extent.nodes + children.length - 1 };
}

/** What an edit did to the nodes around its place. */
export interface ExtentChange {
  readonly put: XmlElement | undefined;
  readonly removed: XmlElement | undefined;
  /** Texts that became one with the text before them. */
  readonly joined: number;
  /** Elements around the place. */
  readonly depth: number;
}

/** Notes the extent of a tree that was derived from another one. */
export function noteDerived(
  document: XmlDocument,
  before: XmlDocument,
  { put, removed, joined, depth }: ExtentChange,
): void {
  const extent = known.get(before);
  if (extent === undefined) return;
  const added = put === undefined ? NOTHING : measured(put);
  const taken = removed === undefined ? NOTHING : measured(removed);
  known.set(document, {
    nodes: extent.nodes + added.nodes - taken.nodes - joined,
    depth: Math.max(extent.depth, depth + added.depth),
    attributes: Math.max(extent.attributes, added.attributes),
  });
}

const NOTHING: Extent = { nodes: 0, depth: 0, attributes: 0 };

function measured(element: XmlElement): Extent {
  let [nodes, depth] = [1, 0];
  let attributes = element.attributes.length + element.declarations.length;
  for (const child of element.children) {
    if (child.kind !== "element") nodes += 1;
    else {
      const below = measured(child);
      nodes += below.nodes;
      depth = Math.max(depth, below.depth);
      attributes = Math.max(attributes, below.attributes);
    }
  }
  return { nodes, depth: depth + 1, attributes };
}
