import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { matchingStep, newFactorSecret, provisioningUri, type SixDigits, sixDigits } from "./one-time-code";

const digitsIn = (typed: string): SixDigits => {
  const digits = sixDigits(typed);
  if (digits === undefined) throw new Error(`${typed} is no code`);
  return digits;
};

/** The secret of RFC 6238 appendix B, "12345678901234567890", in base32. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("codes of RFC 6238 appendix B, their last six digits", () => {
  const vectors = [
    [59, "287082", 0x1],
    [1_111_111_109, "081804", 0x23523ec],
    [1_111_111_111, "050471", 0x23523ed],
    [1_234_567_890, "005924", 0x273ef07],
    [2_000_000_000, "279037", 0x3f940aa],
    [20_000_000_000, "353130", 0x27bc86aa],
  ] as const;

  test.each(vectors)("at %d s it is %s", (seconds, digits, step) => {
    expect(matchingStep(SECRET, digitsIn(digits), instant(seconds * 1000))).toBe(step);
  });
});

test("a clock may be one step off, either way, and no more", () => {
  const step = 0x23523ec;
  const at = (offset: number) => instant((step + offset) * 30_000);
  expect([-2, -1, 0, 1, 2].map((offset) => matchingStep(SECRET, digitsIn("081804"), at(offset)))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ]);
});

test.each(["", "81804", "0818040", "abcdef", "０８１８０４", "08180x"])("%j is no code", (typed) => {
  expect(sixDigits(typed)).toBeUndefined();
});

test("secrets have 160 random bits", () => {
  expect(newFactorSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newFactorSecret()).not.toBe(newFactorSecret());
});

test("an authenticator is told issuer, operator and secret", () => {
  const uri = new URL(provisioningUri(SECRET, "Porchlight office.test", "zoë"));
  expect(uri.protocol + uri.host).toBe("otpauth:totp");
  expect(decodeURIComponent(uri.pathname)).toBe("/Porchlight office.test:zoë");
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: "Porchlight office.test",
    secret: SECRET,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
});
