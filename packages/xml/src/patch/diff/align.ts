/** One old item that becomes one new item. */
export type Pair = readonly [oldIndex: number, newIndex: number];

/** The key of an item at one level of likeness; undefined where it has none. */
export type KeyOf<Item> = (item: Item) => string | undefined;

/** A level of likeness: how an old and how a new item get their keys. */
export type Level<Item> = readonly [ofOld: KeyOf<Item>, ofNew: KeyOf<Item>];

/**
 * Pairs items of two sequences without crossing, by the first key that makes them alike, then by the next one in the gaps
 * that are left. Common ends are paired first, then keys that are unique on both sides (longest increasing run of them), so
 * that the work is n log n for each level.
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  levels: readonly Level<Item>[],
): Pair[] {
  const pairs: Pair[] = [];
  const whole = { oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length };
  alignRange(before, after, levels, 0, whole, pairs);
  return pairs;
}

interface Range {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

function alignRange<Item>(
  before: readonly Item[],
  after: readonly Item[],
  levels: readonly Level<Item>[],
  level: number,
  range: Range,
  pairs: Pair[],
): void {
  const keys = levels[level];
  if (keys === undefined || range.oldFrom === range.oldTo || range.newFrom === range.newTo) return;
  const oldKeys = before.slice(range.oldFrom, range.oldTo).map(keys[0]);
  const newKeys = after.slice(range.newFrom, range.newTo).map(keys[1]);
  let { oldFrom, newFrom } = range;
  for (const [oldOffset, newOffset] of [
    ...pairsOf(oldKeys, newKeys),
    [oldKeys.length, newKeys.length] as const,
  ]) {
    const oldAt = range.oldFrom + oldOffset;
    const newAt = range.newFrom + newOffset;
    alignRange(before, after, levels, level + 1, { oldFrom, oldTo: oldAt, newFrom, newTo: newAt }, pairs);
    if (oldOffset < oldKeys.length) pairs.push([oldAt, newAt]);
    oldFrom = oldAt + 1;
    newFrom = newAt + 1;
  }
}

type Keys = readonly (string | undefined)[];

/** Pairs at one level: the common start, the unique keys with what surrounds them, the common end. */
function pairsOf(before: Keys, after: Keys): Pair[] {
  const start = commonStart(before, after, 0, 0, before.length, after.length);
  const end = commonEnd(before, after, start, start, before.length, after.length);
  const pairs: Pair[] = [];
  for (let index = 0; index < start; index += 1) pairs.push([index, index]);
  const anchors = uniquePairs(before, after, start, before.length - end, after.length - end);
  let [oldAt, newAt] = [start, start];
  for (const [oldAnchor, newAnchor] of [
    ...longestIncreasing(anchors),
    [before.length - end, after.length - end] as const,
  ]) {
    spread(before, after, [oldAt, newAt], [oldAnchor, newAnchor], pairs);
    if (oldAnchor < before.length - end) pairs.push([oldAnchor, newAnchor]);
    oldAt = oldAnchor + 1;
    newAt = newAnchor + 1;
  }
  for (let index = end; index > 0; index -= 1) pairs.push([before.length - index, after.length - index]);
  return pairs;
}

/** Pairs equal items at both ends of the gap between two anchors. */
function spread(before: Keys, after: Keys, from: Pair, to: Pair, pairs: Pair[]): void {
  const start = commonStart(before, after, from[0], from[1], to[0], to[1]);
  for (let index = 0; index < start; index += 1) pairs.push([from[0] + index, from[1] + index]);
  const end = commonEnd(before, after, from[0] + start, from[1] + start, to[0], to[1]);
  for (let index = end; index > 0; index -= 1) pairs.push([to[0] - index, to[1] - index]);
}

function commonStart(
  before: Keys,
  after: Keys,
  oldFrom: number,
  newFrom: number,
  oldTo: number,
  newTo: number,
): number {
  let count = 0;
  while (
    oldFrom + count < oldTo &&
    newFrom + count < newTo &&
    alike(before[oldFrom + count], after[newFrom + count])
  ) {
    count += 1;
  }
  return count;
}

function commonEnd(
  before: Keys,
  after: Keys,
  oldFrom: number,
  newFrom: number,
  oldTo: number,
  newTo: number,
): number {
  let count = 0;
  while (
    oldTo - count > oldFrom &&
    newTo - count > newFrom &&
    alike(before[oldTo - count - 1], after[newTo - count - 1])
  ) {
    count += 1;
  }
  return count;
}

const alike = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/** Keys that stand once in each range, in the order of the old one. */
function uniquePairs(before: Keys, after: Keys, from: number, oldTo: number, newTo: number): Pair[] {
  const oldPlaces = uniquePlaces(before, from, oldTo);
  const newPlaces = uniquePlaces(after, from, newTo);
  const pairs: Pair[] = [];
  for (const [key, oldAt] of oldPlaces) {
    const newAt = newPlaces.get(key) ?? REPEATED;
    if (oldAt !== REPEATED && newAt !== REPEATED) pairs.push([oldAt, newAt]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

const REPEATED = -1;

function uniquePlaces(keys: Keys, from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = from; index < to; index += 1) {
    const key = keys[index];
    if (key !== undefined) places.set(key, places.has(key) ? REPEATED : index);
  }
  return places;
}

/** The longest run of pairs whose new places rise, too. */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, place], index) => {
    const at = lowerBound(tails, (tail) => (pairs[tail] as Pair)[1] < place);
    previous[index] = at === 0 ? -1 : (tails[at - 1] as number);
    tails[at] = index;
  });
  const run: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number)
    run.push(pairs[index] as Pair);
  return run.reverse();
}

function lowerBound(items: readonly number[], isBelow: (item: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(items[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
