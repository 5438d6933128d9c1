import type { Random } from "@porchlight/kernel";
import type { SrvRecord } from "./resolver";

/** In the order in which they are to be tried: by priority, drawn by weight within one (RFC 2782). */
export function inSrvOrder(records: readonly SrvRecord[], random: Random): readonly SrvRecord[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].sort((one, other) => one - other);
  return priorities.flatMap((wanted) =>
    drawn(
      records.filter(({ priority }) => priority === wanted),
      random,
    ),
  );
}

/** Entries of weight 0 stand first, so that they have a small chance beside others. */
function drawn(records: readonly SrvRecord[], random: Random): SrvRecord[] {
  const left = [...records].sort((one, other) => Number(one.weight !== 0) - Number(other.weight !== 0));
  const order: SrvRecord[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    order.push(...left.splice(indexAt(left, Math.floor(random() * (total + 1))), 1));
  }
  return order;
}

/** The first whose running sum of weights reaches the number drawn. */
function indexAt(records: readonly SrvRecord[], number: number): number {
  let sum = 0;
  return records.findIndex(({ weight }) => {
    sum += weight;
    return sum >= number;
  });
}
