import { setImmediate } from "node:timers/promises";

/** Walks a long list in slices and lets the event loop serve SIP between them. */
export async function forEachGivingWay<Item>(
  items: readonly Item[],
  sliceLength: number,
  work: (slice: readonly Item[]) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += sliceLength) {
    work(items.slice(start, start + sliceLength));
    await setImmediate();
  }
}
