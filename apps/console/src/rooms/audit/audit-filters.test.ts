import { expect, test } from "vitest";
import { readFilters } from "../../url/filters";
import { auditFilters, sinceText } from "./audit-filters";

test("a span begins on a whole minute, so that a question asked again is the same", () => {
  const noon = Date.UTC(2025, 10, 21, 12, 0, 42);
  expect(sinceText("hour", noon)).toBe("2025-11-21T11:00:00.000Z");
  expect(sinceText("hour", noon + 10_000)).toBe("2025-11-21T11:00:00.000Z");
  expect(sinceText(undefined, noon)).toBeUndefined();
});

test("what does not fit in the URL is as if it were not there", () => {
  const asked = new URLSearchParams({ since: "century", actor: "x".repeat(300) });
  expect(readFilters(auditFilters, asked)).toEqual({ actor: "", target: "" });
});
