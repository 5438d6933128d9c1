"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Width of an element in rem, so that it follows both zoom and the reader's font size; 0 until it is measured. */
export function useWidthRem(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => setWidth(target.clientWidth / remPixels());
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Pixels of one rem. */
export const remPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
