import type { Say } from "~/words/say";
import { allNodes, type ListNode, nodeLabel } from "./list-tree";

/** A place between nodes: before the one that stands there, or at the end. */
export interface DropSlot {
  /** The list around it; undefined for the document itself. */
  readonly parent: ListNode | undefined;
  readonly index: number;
}

/** A name for a slot in one tree. */
export const slotId = ({ parent, index }: DropSlot): string => `${parent?.place ?? ""}:${index}`;

/** Where a node may be dropped, from top to bottom: lists anywhere but in themselves, all else in lists. */
export function dropSlots(nodes: readonly ListNode[], dragged: ListNode): readonly DropSlot[] {
  return [...slotsIn(nodes, undefined, dragged)].filter(
    ({ parent }) => parent !== undefined || dragged.kind === "list",
  );
}

function* slotsIn(
  nodes: readonly ListNode[],
  parent: ListNode | undefined,
  dragged: ListNode,
): Iterable<DropSlot> {
  for (const [index, node] of nodes.entries()) {
    yield { parent, index };
    if (node.kind === "list" && node !== dragged) yield* slotsIn(node.children, node, dragged);
  }
  yield { parent, index: nodes.length };
}

/** The slot in which a node stands: dropping it there, or behind itself, changes nothing. */
export function ownSlot(nodes: readonly ListNode[], dragged: ListNode): DropSlot | undefined {
  const at = nodes.indexOf(dragged);
  if (at >= 0) return { parent: undefined, index: at };
  for (const parent of allNodes(nodes)) {
    const index = parent.children.indexOf(dragged);
    if (index >= 0) return { parent, index };
  }
  return undefined;
}

/** Where a slot is, in words. */
export function slotWords(nodes: readonly ListNode[], { parent, index }: DropSlot, say: Say): string {
  const siblings = parent?.children ?? nodes;
  const inside =
    parent === undefined
      ? say("lists.amongTheLists")
      : say("lists.inParentSmall", { parent: nodeLabel(parent, say) });
  const next = siblings[index];
  return next === undefined
    ? say("lists.atTheEndInside", { inside })
    : say("lists.beforeNextInside", { next: nodeLabel(next, say), inside });
}
