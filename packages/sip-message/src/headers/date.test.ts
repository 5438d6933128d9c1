import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDate, printDate } from "./date";

test("a date goes both ways", () => {
  const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
  fc.assert(
    fc.property(seconds, (second) => {
      const at = instant(second * 1000);
      expect(printDate(at)).toBe(new Date(at).toUTCString());
      expect(parseDate(printDate(at))).toBe(at);
    }),
  );
});

test("a date is in GMT and real, or it is none", () => {
  expect(parseDate("Mon, 24 June 2002 09:00:00 GMT")).toBe(Date.UTC(2002, 5, 24, 9));
  for (const text of [
    "",
    "Wed, 07 Jan 2026 09:00:00 +0100",
    "Wed, 31 Feb 2026 09:00:00 GMT",
    "Wed, 07 Jan 2026 24:00:00 GMT",
    "Wed, 07 Foo 2026 09:00:00 GMT",
    "2026-01-07T09:00:00Z",
  ]) {
    expect(parseDate(text), text).toBeUndefined();
  }
});
