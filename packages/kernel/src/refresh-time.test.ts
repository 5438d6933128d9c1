import { expect, test } from "vitest";
import { refreshAfterSeconds } from "./refresh-time";

test("PRS-051 a long life is refreshed 600 s before its end, a short one at half", () => {
  expect(refreshAfterSeconds(3600)).toBe(3000);
  expect(refreshAfterSeconds(1201)).toBe(601);
  expect(refreshAfterSeconds(1200)).toBe(600);
  expect(refreshAfterSeconds(60)).toBe(30);
});
