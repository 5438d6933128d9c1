import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsIn, scrollTopFor } from "./row-span";

const metrics = { total: 10_000, rowHeight: 40, headerHeight: 36 };

test("at the top the first rows and some more are there", () => {
  expect(rowsIn(0, 636, metrics)).toEqual({ first: 0, last: 24 });
});

test("at the end the last row is there", () => {
  expect(rowsIn(10_000 * 40 + 36 - 636, 636, metrics).last).toBe(9999);
});

test("an empty list has no row", () => {
  const { first, last } = rowsIn(0, 636, { ...metrics, total: 0 });
  expect(last).toBeLessThan(first + 1);
  expect(last).toBe(-1);
});

test("every row on the screen is among the rows that are there", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 399_000 }), fc.integer({ min: 100, max: 2000 }), (top, height) => {
      const { first, last } = rowsIn(top, height, metrics);
      expect(first).toBeLessThanOrEqual(Math.floor(top / 40));
      expect(last).toBeGreaterThanOrEqual(Math.min(9999, Math.floor((top + height - 36 - 1) / 40)));
      expect(last - first).toBeLessThan(height / 40 + 32);
    }),
  );
});

test("revealing a row scrolls as little as needed", () => {
  expect(scrollTopFor(5, 0, 636, metrics)).toBe(0);
  expect(scrollTopFor(20, 0, 636, metrics)).toBe(240);
  expect(scrollTopFor(3, 400, 636, metrics)).toBe(120);
});
