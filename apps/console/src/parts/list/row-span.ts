import type { RowMetrics } from "./use-visible-rows";

/** First and last index, both included; empty when the last one is before the first. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** Rows kept before and after the screen, and the step in which the span moves. */
const OVERSCAN = 8;
const STEP = 4;

/** The rows that a frame shows at a scroll position, rounded outwards so that it changes every few rows only. */
export function rowsIn(scrollTop: number, frameHeight: number, metrics: RowMetrics): RowSpan {
  const { total, rowHeight, headerHeight } = metrics;
  const first = Math.floor(scrollTop / rowHeight) - OVERSCAN;
  const last = Math.ceil((scrollTop + frameHeight - headerHeight) / rowHeight) + OVERSCAN;
  return {
    first: Math.max(0, Math.min(total - 1, Math.floor(first / STEP) * STEP)),
    last: Math.min(total - 1, Math.ceil(last / STEP) * STEP),
  };
}

/** The scroll position nearest to the present one at which a row is in view below the header. */
export function scrollTopFor(
  index: number,
  scrollTop: number,
  frameHeight: number,
  { rowHeight, headerHeight }: RowMetrics,
): number {
  const top = index * rowHeight;
  const bottom = top + rowHeight + headerHeight - frameHeight;
  return Math.max(bottom, Math.min(top, scrollTop));
}
