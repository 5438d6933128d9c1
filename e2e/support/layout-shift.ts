import type { Page } from "@playwright/test";

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** How far what was there has moved since the page was opened: parts of the window, by parts of its height. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const told = (list: PerformanceObserverEntryList): void => {
          const shifts = list.getEntries() as LayoutShift[];
          resolve(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0));
        };
        new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true });
        // Who has none is told none.
        requestAnimationFrame(() => setTimeout(() => resolve(0)));
      }),
  );
