import { expect, test } from "vitest";
import { parseQValue, printQValue } from "./q-value";

test("a q value is 0 to 1 with at most three decimals", () => {
  for (const [text, q] of [
    ["0", 0],
    ["1", 1],
    ["0.5", 0.5],
    ["0.125", 0.125],
    ["1.000", 1],
    ["0.", 0],
    [".5", 0.5],
  ] as const) {
    expect(parseQValue(text), text).toBe(q);
  }
  for (const text of ["", "1.1", "2", "0.1234", "-0", "a", "0,5", "."])
    expect(parseQValue(text), text).toBeUndefined();
  expect([0, 1, 0.5, 1 / 3, 7, -1].map(printQValue)).toEqual(["0", "1", "0.5", "0.333", "1", "0"]);
});
