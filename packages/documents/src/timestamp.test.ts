import { instant } from "@porchlight/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTimestamp, newest, parseTimestamp } from "./timestamp";

const at = (text: string): number | undefined => parseTimestamp(text)?.at;

describe("timestamps in the form of RFC 3339", () => {
  test("are points in time", () => {
    expect(at("1970-01-01T00:00:00Z")).toBe(0);
    expect(at("2026-01-05T09:00:00Z")).toBe(Date.UTC(2026, 0, 5, 9));
    expect(at("2026-01-05T09:00:00.250+02:00")).toBe(Date.UTC(2026, 0, 5, 7, 0, 0, 250));
    expect(at("2026-01-05T00:30:00-01:00")).toBe(Date.UTC(2026, 0, 5, 1, 30));
    expect(at(" 2024-02-29T23:59:60Z ")).toBe(Date.UTC(2024, 2, 1));
  });

  test.each([
    "",
    "now",
    "2026-01-05",
    "2026-01-05T09:00:00",
    "2026-01-05t09:00:00Z",
    "2026-01-05T09:00:00z",
    "2026-1-5T09:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-01-05T24:00:00Z",
    "2026-01-05T09:60:00Z",
    "2026-01-05T09:00:00+24:00",
    "2026-01-05T09:00:00.Z",
  ])("are not %j", (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  test("are written in UTC and read back", () => {
    expect(formatTimestamp(instant(Date.UTC(2026, 0, 5, 9, 0, 0, 7)))).toBe("2026-01-05T09:00:00.007Z");
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (milliseconds) => {
        const text = formatTimestamp(instant(milliseconds));
        expect(text).toBe(new Date(milliseconds).toISOString());
        expect(at(text)).toBe(milliseconds);
      }),
    );
  });

  test("the newest is found, and the first of equal ones", () => {
    const times = ["2026-01-05T09:00:00Z", "2026-01-05T11:00:00+01:00", "2026-01-05T10:00:00Z"].map(
      parseTimestamp,
    );
    expect(newest([undefined, ...times])?.text).toBe("2026-01-05T11:00:00+01:00");
    expect(newest([undefined])).toBeUndefined();
  });
});
