import { expect, test } from "vitest";
import { isWorthTelling } from "./refused-here";

const ALICE = "sip:alice@office.test";
const NOW = Date.parse("2030-01-01T12:00:00Z");

test.each([
  ["wrong-password", ALICE, 0, true],
  ["wrong-password", "sip:bob@office.test", 0, false],
  ["unknown-user", "sip:alcie@office.test", 0, true],
  ["challenged", ALICE, 1000, false],
  ["challenged", ALICE, 5000, true],
  ["challenged", "sip:bob@office.test", 5000, false],
  ["wrong-password", ALICE, 3_600_000, false],
] as const)("%s for %s, %i ms ago: told %s", (cause, aor, age, told) => {
  expect(isWorthTelling({ aor, cause, at: new Date(NOW - age).toISOString() }, ALICE, NOW)).toBe(told);
});
