import { expect, test } from "vitest";
import { clock, nextTimeOfDay } from "./time";

const now = new Date(2030, 0, 2, 14, 30).getTime();

test("a time of day is the next one that comes", () => {
  expect(nextTimeOfDay("15:00", now)).toBe(new Date(2030, 0, 2, 15).getTime());
  expect(nextTimeOfDay("14:30", now)).toBe(new Date(2030, 0, 3, 14, 30).getTime());
  expect(nextTimeOfDay("25:00", now)).toBeUndefined();
});

test("another day is not shown as today's clock", () => {
  const yesterday = now - 20 * 3600_000;
  expect(clock(yesterday, now)).not.toBe(clock(yesterday, yesterday));
});
