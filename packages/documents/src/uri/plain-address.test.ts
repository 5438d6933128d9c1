import { expect, test } from "vitest";
import { plainAddress } from "./plain-address";

test.each([
  "sip:bob@office.test",
  "SIP:bob@OFFICE.test",
  "sips:%62ob@office.test",
  "pres:bob@office.test",
  "sip:bob:secret@office.test:5060;transport=TCP;lr?subject=x",
  "sip:bob@office.test;gr=urn:uuid:1;",
])("RLS-067 %s is another way to write an address of record", (uri) => {
  expect(plainAddress(uri)).toBe("sip:bob@office.test");
});

test("RLS-067 IPv6 addresses keep their colons", () => {
  expect(plainAddress("sip:bob@[2001:DB8::1]:5060")).toBe("sip:bob@[2001:db8::1]");
});

test.each([
  "sip:bob@office.test;pres-list=friends",
  "sip:office.test",
  "tel:+15551234567",
  "mailto:bob@office.test",
  "",
])("%s is none", (uri) => {
  expect(plainAddress(uri)).toBeUndefined();
});
