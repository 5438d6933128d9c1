import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { BackOff } from "./back-off";

const pace = { free: 2, firstSeconds: 30, longestSeconds: 100 };
const HOUR = 3_600_000;

test("some failures are free, then each doubles the wait up to the longest", () => {
  const backOff = new BackOff(pace);
  const at = (seconds: number) => backOff.take("a", instant(seconds * 1000));
  expect([0, 1, 2].map(at)).toEqual([undefined, undefined, 29]);
  expect([31, 32].map(at)).toEqual([undefined, 59]);
  expect([91, 92].map(at)).toEqual([undefined, 99]);
  expect([191, 192].map(at)).toEqual([undefined, 99]);
});

test("keys wait for themselves, and one that succeeded starts over", () => {
  const backOff = new BackOff(pace);
  for (const key of ["a", "a", "b"]) backOff.take(key, instant(0));
  expect(backOff.take("b", instant(0))).toBeUndefined();
  backOff.clear("a");
  expect(backOff.take("a", instant(0))).toBeUndefined();
});

test("failures are forgotten after a day", () => {
  const backOff = new BackOff(pace);
  for (let failures = 0; failures < 2; failures += 1) backOff.take("a", instant(0));
  expect(backOff.take("a", instant(25 * HOUR))).toBeUndefined();
  expect(backOff.take("a", instant(25 * HOUR))).toBeUndefined();
});
