import { expect, test } from "vitest";
import { rowAfterKey } from "./use-active-row";

test.each([
  ["ArrowDown", 5, 6],
  ["ArrowUp", 5, 4],
  ["PageDown", 5, 15],
  ["PageUp", 5, 0],
  ["Home", 5, 0],
  ["End", 5, 99],
  ["ArrowDown", 99, 99],
  ["ArrowUp", 0, 0],
])("%s on row %i leads to row %i", (key, from, to) => {
  expect(rowAfterKey(key, from, 10, 100)).toBe(to);
});

test("other keys lead nowhere", () => {
  expect(rowAfterKey("a", 5, 10, 100)).toBeUndefined();
  expect(rowAfterKey("toString", 5, 10, 100)).toBeUndefined();
});
