import fc from "fast-check";
import { expect, test } from "vitest";
import type { NaptrRecord } from "../locate/resolver";
import { enumDomain, sipUriBy } from "./enum-rules";
import { locateNumber } from "./locate-number";

const NUMBER = "+15551234567";

const rule = (regexp: string, change: Partial<NaptrRecord> = {}): NaptrRecord => ({
  order: 100,
  preference: 10,
  flags: "u",
  services: "E2U+sip",
  regexp,
  replacement: "",
  ...change,
});

const zoe = rule("!^.*$!sip:zoe@branch.test!");

test.each([
  [NUMBER, "7.6.5.4.3.2.1.5.5.5.1.e164.arpa"],
  ["+49", "9.4.e164.arpa"],
  ["15551234567", undefined],
  ["+1234567890123456", undefined],
  ["+", undefined],
])("COR-024 the rules of %s are at %s", (number, domain) => {
  expect(enumDomain(number)).toBe(domain);
});

test.each<[string, readonly NaptrRecord[], string | undefined]>([
  ["the whole number", [zoe], "sip:zoe@branch.test"],
  ["parts of it", [rule("!^\\+1555(.*)$!sip:ext\\1@branch.test!")], "sip:ext1234567@branch.test"],
  [
    "several parts",
    [rule("/^\\+1([0-9]{3})([0-9]+)$/sips:\\2.\\1@branch.test/i")],
    "sips:1234567.555@branch.test",
  ],
  ["a delimiter that is meant", [rule("!^.*$!sip:a\\!b@branch.test!")], "sip:a!b@branch.test"],
  ["a subtype", [{ ...zoe, services: "e2u+sip:voice" }], "sip:zoe@branch.test"],
  ["among other services", [{ ...zoe, services: "E2U+mailto+sip" }], "sip:zoe@branch.test"],
  [
    "lower order first, then lower preference",
    [
      rule("!^.*$!sip:last@b.test!", { order: 101, preference: 1 }),
      rule("!^.*$!sip:second@b.test!", { preference: 20 }),
      rule("!^.*$!sip:first@b.test!"),
    ],
    "sip:first@b.test",
  ],
  ["the next one where one does not apply", [rule("!^\\+49.*$!sip:x@b.test!"), zoe], "sip:zoe@branch.test"],
  ["not for mail", [{ ...zoe, services: "E2U+mailto" }], undefined],
  ["not another application", [{ ...zoe, services: "SIP+D2U" }], undefined],
  ["not that goes on elsewhere", [{ ...zoe, flags: "" }], undefined],
  ["no scheme of others", [rule("!^.*$!http://branch.test/!")], undefined],
  ["nothing that is no URI", [rule("!^.*$!sip:zoe@@branch.test!")], undefined],
  ["no server without a user", [rule("!^.*$!sip:branch.test!")], undefined],
  ["no repeated group", [rule("!^(.*)*$!sip:zoe@branch.test!")], undefined],
  ["no choice", [rule("!^(1|2)$!sip:zoe@branch.test!")], undefined],
  ["not many repetitions", [rule("!^.*.*.*.*.*$!sip:zoe@branch.test!")], undefined],
  ["nothing unfinished", [rule("!^.*$!sip:zoe@branch.test")], undefined],
  ["nothing at all", [], undefined],
])("COR-024 %s", (_, records, uri) => {
  expect(sipUriBy(records, NUMBER)).toBe(uri);
});

test("COR-024 no rule of a stranger makes it fail or hang", () => {
  const piece = fc.constantFrom(
    "!",
    "^",
    ".",
    "*",
    "+",
    "(",
    ")",
    "[0-9]",
    "\\1",
    "\\",
    "{3}",
    "$",
    "sip:a@b",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const uri = sipUriBy([rule(pieces.join(""))], NUMBER);
      expect(uri === undefined || uri.startsWith("sip")).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("COR-024 a look-up that failed is a number that is not known", async () => {
  const target = { scheme: "tel", number: NUMBER } as const;
  const failing = { naptr: async () => ({ kind: "failed", reason: "SERVFAIL" }) as const };
  expect(await locateNumber(target, failing)).toEqual({ kind: "number", uri: undefined });
  const asked: string[] = [];
  const naptr = async (name: string) => {
    asked.push(name);
    return { kind: "answered", records: [zoe] } as const;
  };
  expect(await locateNumber(target, { naptr })).toEqual({ kind: "number", uri: "sip:zoe@branch.test" });
  expect(asked).toEqual(["7.6.5.4.3.2.1.5.5.5.1.e164.arpa"]);
});
