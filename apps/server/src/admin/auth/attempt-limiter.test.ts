import { instant } from "@porchlight/kernel";
import { expect, test } from "vitest";
import { AttemptLimiter } from "./attempt-limiter";

const limits = { attempts: 2, windowSeconds: 60, maxKeys: 2 };

test("allows so many attempts per window and key, then tells how long to wait", () => {
  const limiter = new AttemptLimiter(limits);
  expect([0, 1, 30_500].map((at) => limiter.take("a", instant(at)))).toEqual([undefined, undefined, 30]);
  expect(limiter.take("b", instant(30_500))).toBeUndefined();
  expect(limiter.take("a", instant(60_000))).toBeUndefined();
});

test("forgets a key that succeeded", () => {
  const limiter = new AttemptLimiter(limits);
  limiter.take("a", instant(0));
  limiter.take("a", instant(0));
  limiter.clear("a");
  expect(limiter.take("a", instant(0))).toBeUndefined();
});

test("remembers a bounded number of keys", () => {
  const limiter = new AttemptLimiter(limits);
  for (const key of ["a", "a", "b", "c"]) limiter.take(key, instant(0));
  expect(limiter.take("a", instant(0))).toBeUndefined();
});
