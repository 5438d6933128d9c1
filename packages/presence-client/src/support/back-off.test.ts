import fc from "fast-check";
import { expect, test } from "vitest";
import { backOffMs } from "./back-off";

const limits = { firstMs: 1000, longestMs: 30_000 };

test("PRS-037 waits double and stay between half and whole of the step", () => {
  expect(backOffMs(1, limits, () => 0)).toBe(500);
  expect(backOffMs(1, limits, () => 0.999999)).toBe(1000);
  expect(backOffMs(3, limits, () => 0)).toBe(2000);
});

test("PRS-037 no wait is longer than the limit, however many tries there were", () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const wait = backOffMs(attempt, limits, () => random);
      return wait >= 500 && wait <= 30_000;
    }),
  );
});
