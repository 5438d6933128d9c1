/** A run of lines that stay, or that go and come; counts of lines. */
export interface LineEdit {
  readonly kept: number;
  readonly removed: number;
  readonly added: number;
}

/** Lines that may differ before the search for the shortest way gives up. */
const MAX_DISTANCE = 400;

/**
 * How one list of lines becomes another: runs of kept lines, each followed by lines that are removed and added. The
 * shortest way (Myers, An O(ND) Difference Algorithm) where no more than `MAX_DISTANCE` lines differ; else what lies
 * between the common beginning and the common end is exchanged as a whole.
 */
export function lineEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  const middle = shortestEdits(old, fresh) ?? [{ kept: 0, removed: old.length, added: fresh.length }];
  return merged([{ kept: head, removed: 0, added: 0 }, ...middle, { kept: tail, removed: 0, added: 0 }]);
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[same] === after[same]) same += 1;
  return same;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return same;
}

/** Undefined when more than `MAX_DISTANCE` lines differ. */
function shortestEdits(before: readonly string[], after: readonly string[]): LineEdit[] | undefined {
  // `reach` holds, for each diagonal, how far into `before` the farthest path of so many edits comes.
  let reach = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let distance = 0; distance <= MAX_DISTANCE; distance += 1) {
    trace.push(reach);
    const next = new Map<number, number>();
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const end = follow(startOn(diagonal, distance, reach), diagonal, before, after);
      next.set(diagonal, end);
      if (end >= before.length && end - diagonal >= after.length) return walkBack(trace, before, after);
    }
    reach = next;
  }
  return undefined;
}

/** Where a path enters a diagonal: from above, which adds a line, or from the left, which removes one. */
function startOn(diagonal: number, distance: number, reach: ReadonlyMap<number, number>): number {
  return comesFromAbove(diagonal, distance, reach) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
}

const comesFromAbove = (diagonal: number, distance: number, reach: ReadonlyMap<number, number>): boolean =>
  diagonal === -distance || (diagonal !== distance && at(reach, diagonal - 1) < at(reach, diagonal + 1));

const at = (reach: ReadonlyMap<number, number>, diagonal: number): number => reach.get(diagonal) ?? 0;

function follow(
  start: number,
  diagonal: number,
  before: readonly string[],
  after: readonly string[],
): number {
  let end = start;
  while (end < before.length && end - diagonal < after.length && before[end] === after[end - diagonal])
    end += 1;
  return end;
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): LineEdit[] {
  const edits: LineEdit[] = [];
  let [x, y] = [before.length, after.length];
  for (let distance = trace.length - 1; distance > 0; distance -= 1) {
    const reach = trace[distance] as ReadonlyMap<number, number>;
    const diagonal = x - y;
    const isAdded = comesFromAbove(diagonal, distance, reach);
    const entry = startOn(diagonal, distance, reach);
    edits.push(keeping(x - entry), { kept: 0, removed: isAdded ? 0 : 1, added: isAdded ? 1 : 0 });
    [x, y] = isAdded ? [entry, entry - diagonal - 1] : [entry - 1, entry - diagonal];
  }
  return [...edits, keeping(x)].reverse();
}

const keeping = (kept: number): LineEdit => ({ kept, removed: 0, added: 0 });

/** One edit for each run of kept lines and what is changed behind it. */
function merged(edits: readonly LineEdit[]): readonly LineEdit[] {
  const runs: LineEdit[] = [keeping(0)];
  for (const { kept, removed, added } of edits) {
    const last = runs[runs.length - 1] as LineEdit;
    if (kept > 0 && last.removed + last.added > 0) runs.push({ kept, removed, added });
    else {
      runs[runs.length - 1] = {
        kept: last.kept + kept,
        removed: last.removed + removed,
        added: last.added + added,
      };
    }
  }
  return runs;
}
