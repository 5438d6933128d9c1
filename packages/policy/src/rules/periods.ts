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

/** The time that is in both. */
export function intersection(one: readonly Period[], other: readonly Period[]): Period[] {
  return disjoint(
    one.flatMap((a) =>
      other.map((b) => ({
        from: a.from > b.from ? a.from : b.from,
        until: a.until < b.until ? a.until : b.until,
      })),
    ),
  );
}

/** The period that is now, or else the next one to come. */
export const currentOrNext = (periods: readonly Period[], now: Instant): Period | undefined =>
  periods.find(({ until }) => now < until);
