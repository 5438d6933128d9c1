import fc from "fast-check";
import { expect, test } from "vitest";
import { tokens } from "../../test/arbitraries";
import { largestCSeq, parseCSeq, printCSeq } from "./cseq";

test("CSeq is a 32-bit number, white space and a method", () => {
  expect(parseCSeq("0009   INVITE")).toEqual({ ok: true, value: { number: 9, method: "INVITE" } });
  for (const text of [
    "",
    "1",
    "INVITE",
    "1 ",
    "4294967296 INVITE",
    "1INVITE",
    "1 A B",
    "1.0 A",
    "+1 A",
    "0x1 A",
  ]) {
    expect(parseCSeq(text).ok, text).toBe(false);
  }
});

test("printing and parsing a CSeq give the same value", () => {
  fc.assert(
    fc.property(fc.nat(largestCSeq), tokens, (number, method) => {
      expect(parseCSeq(printCSeq({ number, method }))).toEqual({ ok: true, value: { number, method } });
    }),
  );
});
