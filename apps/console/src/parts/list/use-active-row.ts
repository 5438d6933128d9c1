"use client";
import { useEffect, useRef, useState } from "react";

export interface ActiveRow {
  /** The row in the order of the Tab key: the active one, or the first on the screen when that is not there. */
  readonly tabStop: (first: number, last: number) => number;
  /** Makes a row the active one; with `focus` also where the keyboard is, even when it is not there yet. */
  readonly move: (index: number, focus: boolean) => void;
}

/** One row of a list has the keyboard, the arrows move it. */
export function useActiveRow(
  total: number,
  frame: { readonly current: HTMLElement | null },
  scrollTo: (index: number) => void,
): ActiveRow {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = frame.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row == null) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  return {
    tabStop: (first, last) => (active < first || active > last || active >= total ? first : active),
    move: (index, focus) => {
      setActive(index);
      if (!focus) return;
      wanted.current = index;
      scrollTo(index);
    },
  };
}

/** Where a key leads from a row; undefined when it leads nowhere. */
export function rowAfterKey(key: string, index: number, page: number, total: number): number | undefined {
  const target = targetOf(key, index, page, total);
  return target === undefined ? undefined : Math.max(0, Math.min(total - 1, target));
}

function targetOf(key: string, index: number, page: number, total: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return index + 1;
    case "ArrowUp":
      return index - 1;
    case "PageDown":
      return index + page;
    case "PageUp":
      return index - page;
    case "Home":
      return 0;
    case "End":
      return total - 1;
    default:
      return undefined;
  }
}
