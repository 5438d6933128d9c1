import { expect, test } from "vitest";
import { addressUri, parseAddress, shownAddress } from "./address";

test.each([
  ["alice", "sip:alice@office.test"],
  [" alice@office.test ", "sip:alice@office.test"],
  ["sip:alice@Office.TEST", "sip:alice@office.test"],
  ["SIP:front.desk+1@sub.office.test", "sip:front.desk+1@sub.office.test"],
])("an address may be typed as %s", (typed, entity) => {
  expect(parseAddress(typed, "office.test")).toEqual({ ok: true, value: entity });
});

test.each([
  ["%6aoe%20x@office.test", "sip:joe%20x@office.test"],
  ["sip:joe%2fx%40y@OFFICE.test", "sip:joe/x%40y@office.test"],
])("RLS-067 %s has one canonical form, and that stays as it is", (typed, canonical) => {
  expect(parseAddress(typed)).toEqual({ ok: true, value: canonical });
  expect(parseAddress(canonical)).toEqual({ ok: true, value: canonical });
});

test.each([
  "a b@office.test",
  "@office.test",
  "alice@",
  "alice@@x",
  "<sip:a@b>",
  "a@b;x=y",
  "a@b?x",
  `${"a".repeat(300)}@b`,
])("%s is not an address", (typed) => {
  expect(parseAddress(typed, "office.test")).toEqual({ ok: false, error: "malformed" });
});

test("nothing typed is told apart from a mistake", () => {
  expect(parseAddress("  ", "office.test")).toEqual({ ok: false, error: "empty" });
});

test("an address is shown without its scheme", () => {
  expect(shownAddress("sip:alice@office.test")).toBe("alice@office.test");
  expect(addressUri("sip:alice@office.test")?.user).toBe("alice");
});
