import { expect, test } from "vitest";
import { steadyClock } from "./steady-clock";

test("a small step back of the system clock is waited out, a large one followed", () => {
  const readings = [10_000, 9500, 10_001, 5000, 5001];
  const clock = steadyClock(() => readings.shift() ?? 0);
  expect([clock(), clock(), clock(), clock(), clock()]).toEqual([10_000, 10_000, 10_001, 5000, 5001]);
});
