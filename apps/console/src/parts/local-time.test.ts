import { expect, test } from "vitest";
import { isoTimeOf, localTimeOf } from "./local-time";

test("a point in time goes through the field and back", () => {
  expect(isoTimeOf(localTimeOf("2026-12-24T18:30:00.000Z"))).toBe("2026-12-24T18:30:00.000Z");
});

test("a field that is empty or half filled in is no point in time", () => {
  expect(isoTimeOf("")).toBeUndefined();
  expect(isoTimeOf("2026-12-")).toBeUndefined();
  expect(localTimeOf(undefined)).toBe("");
});
