"use client";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { type RowSpan, rowsIn, scrollTopFor } from "./row-span";

export interface RowMetrics {
  readonly total: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Of the header that stays at the top, pixels. */
  readonly headerHeight: number;
}

export interface VisibleRows extends RowSpan {
  /** Scrolls as little as needed to bring a row into view. */
  readonly reveal: (index: number) => void;
}

/** Which rows of a list with rows of one height are on the screen, with some before and after. */
export function useVisibleRows(frame: RefObject<HTMLElement | null>, metrics: RowMetrics): VisibleRows {
  const { total, rowHeight, headerHeight } = metrics;
  const [span, setSpan] = useState<RowSpan>({ first: 0, last: -1 });
  useEffect(() => {
    const target = frame.current;
    if (target === null) return;
    const look = () => {
      const next = rowsIn(target.scrollTop, target.clientHeight, { total, rowHeight, headerHeight });
      setSpan((known) => (known.first === next.first && known.last === next.last ? known : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(target);
    target.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      target.removeEventListener("scroll", look);
    };
  }, [frame, total, rowHeight, headerHeight]);
  const reveal = useCallback(
    (index: number) => {
      const target = frame.current;
      if (target === null) return;
      target.scrollTop = scrollTopFor(index, target.scrollTop, target.clientHeight, {
        total,
        rowHeight,
        headerHeight,
      });
    },
    [frame, total, rowHeight, headerHeight],
  );
  return { ...span, reveal };
}
