import fc from "fast-check";
import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path";

test("the newest value is at the right, the highest at the top, zero at the bottom", () => {
  expect(sparklinePath([0, 10, 5], 3, 100, 20).line).toBe("M0 18L50 2L100 10");
});

test("fewer values than there is room for stand at the right", () => {
  expect(sparklinePath([1, 1], 5, 100, 20).line).toBe("M75 2L100 2");
});

test("one value makes no line", () => {
  expect(sparklinePath([7], 5, 100, 20)).toEqual({ line: "", area: "" });
});

test("every point lies inside the drawing", () => {
  const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 120 });
  fc.assert(
    fc.property(values, (list) => {
      const numbers = sparklinePath(list, 120, 240, 56)
        .line.slice(1)
        .split("L")
        .map((point) => point.split(" ").map(Number));
      for (const [x = -1, y = -1] of numbers) {
        expect(x >= 0 && x <= 240 && y >= 0 && y <= 56).toBe(true);
      }
    }),
  );
});
