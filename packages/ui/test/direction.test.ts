import { expect, test } from "vitest";
import { directionOf } from "../src/index";

test.each([
  ["en", "ltr"],
  ["de-AT", "ltr"],
  ["ja", "ltr"],
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["fa", "rtl"],
  ["az-Arab", "rtl"],
])("%s is written %s", (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
