import type { Period } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";

/** The same time, in periods that are apart from each other, ascending and none of them empty. */
export function disjoint(periods: readonly Period[]): Period[] {
  const ascending = periods.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from);
  const merged: Period[] = [];
  for (const period of ascending) {
    const last = merged[merged.length - 1];
    if (last === undefined || last.until < period.from) merged.push(period);
    else if (last.until < period.until) merged[merged.length - 1] = { from: last.from, until: period.until };
  }
  return merged;
}

/** The time that is in both of two lists of disjoint periods. */
export function intersection(one: readonly Period[], other: readonly Period[]): Period[] {
  const common: Period[] = [];
  for (let i = 0, j = 0; ; ) {
    const [a, b] = [one[i], other[j]];
    if (a === undefined || b === undefined) return common;
    const from = a.from > b.from ? a.from : b.from;
    const until = a.until < b.until ? a.until : b.until;
    if (from < until) common.push({ from, until });
    if (a.until < b.until) i += 1;
    else j += 1;
  }
}

/** Of disjoint periods the one that is now, or else the next to come. */
export function currentOrNext(periods: readonly Period[], now: Instant): Period | undefined {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const period = periods[middle];
    if (period !== undefined && period.until <= now) low = middle + 1;
    else high = middle;
  }
  return periods[low];
}
