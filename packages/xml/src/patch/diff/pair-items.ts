import { align, type Level, type Pair } from "./align";
import type { Item } from "./slots";

/** Pairs children: the like ones, and in the gaps between them what can at least be replaced by its own kind. */
export function pairItems(
  old: readonly Item[],
  fresh: readonly Item[],
  levels: readonly Level<Item>[],
): Pair[] {
  const pairs: Pair[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldPair, newPair] of [...align(old, fresh, levels), [old.length, fresh.length] as const]) {
    while (oldAt < oldPair && newAt < newPair && old[oldAt]?.kind === fresh[newAt]?.kind) {
      pairs.push([oldAt, newAt]);
      oldAt += 1;
      newAt += 1;
    }
    if (oldPair < old.length) pairs.push([oldPair, newPair]);
    [oldAt, newAt] = [oldPair + 1, newPair + 1];
  }
  return pairs;
}

/** The same for what stands in a document: root becomes root, as it can neither go nor come. */
export function pairAroundRoot(
  old: readonly Item[],
  fresh: readonly Item[],
  levels: readonly Level<Item>[],
): Pair[] {
  const oldRoot = old.findIndex(isRoot);
  const newRoot = fresh.findIndex(isRoot);
  const behind = pairItems(old.slice(oldRoot + 1), fresh.slice(newRoot + 1), levels);
  return [
    ...pairItems(old.slice(0, oldRoot), fresh.slice(0, newRoot), levels),
    [oldRoot, newRoot],
    ...behind.map(([oldAt, newAt]): Pair => [oldRoot + 1 + oldAt, newRoot + 1 + newAt]),
  ];
}

const isRoot = ({ kind }: Item): boolean => kind === "element";
