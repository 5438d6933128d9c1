import { describe, expect, test } from "vitest";
import { namesPresentity } from "./presentity";
import { uriKey } from "./uri-key";

describe("two spellings of one URI", () => {
  test.each([
    ["sip:alice@Example.COM", "SIP:alice@example.com"],
    ["sip:%61lice@example.com;transport=TCP", "sip:alice@example.com;Transport=tcp"],
    ["sip:alice@example.com;a=1;b=2", "sip:alice@example.com;b=2;a=1"],
    ["sip:alice@example.com?subject=x&priority=urgent", "sip:alice@example.com?priority=urgent&subject=x"],
    ["tel:+1-555-1234", "TEL:+1(555)1234"],
    ["tel:555;phone-context=Example.com", "tel:555;phone-context=example.com"],
    ["pres:alice@EXAMPLE.com", "pres:alice@example.com"],
    ["urn:uuid:6F2A1C90-3B47-4D1E-9C55-0A8F7BE21D44", "URN:UUID:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44"],
    ["https://Example.com", "https://example.com/"],
    [" mailto:a@b.example ", "mailto:a@B.example"],
  ])("%s is %s", (one, other) => {
    expect(uriKey(one)).toBe(uriKey(other));
  });

  test.each([
    ["sip:alice@example.com", "sips:alice@example.com"],
    ["sip:Alice@example.com", "sip:alice@example.com"],
    ["sip:alice@example.com", "sip:alice@example.com:5060"],
    ["sip:alice@example.com", "sip:alice@example.com;gr=urn:uuid:1"],
    ["tel:+15551234", "tel:15551234"],
    ["urn:x:A", "urn:x:a"],
    ["xmpp:A@b", "xmpp:a@b"],
    ["sip:alice%3B@example.com", "sip:alice;@example.com"],
  ])("%s is not %s", (one, other) => {
    expect(uriKey(one)).not.toBe(uriKey(other));
  });

  test("anything has a key", () => {
    for (const text of ["", ":", "sip:", "sip:@", "tel:;", "urn:", "https:", "sip:?", "%"])
      expect(uriKey(text)).toBeTypeOf("string");
  });
});

describe("SYS-005 whose document it is", () => {
  test.each([
    "sip:alice@example.com",
    "sips:alice@example.com",
    "pres:alice@example.com",
    "PRES:alice@EXAMPLE.com",
    "sip:%61lice@example.com",
  ])("SYS-005 %s is sip:alice@example.com", (entity) => {
    expect(namesPresentity(entity, "sip:alice@example.com")).toBe(true);
  });

  test.each([
    "sip:bob@example.com",
    "sip:Alice@example.com",
    "sip:alice@example.net",
    "sip:alice@example.com:5060",
    "sip:alice@example.com;transport=tcp",
    "sip:example.com",
    "alice@example.com",
    "xmpp:alice@example.com",
    "tel:+15551234",
    "",
  ])("SYS-005 %j is not sip:alice@example.com", (entity) => {
    expect(namesPresentity(entity, "sip:alice@example.com")).toBe(false);
  });

  test("SYS-005 a tel number is the address whose user part it is", () => {
    expect(namesPresentity("tel:+1-555-1234", "sip:+15551234@example.com")).toBe(true);
    expect(namesPresentity("tel:+15551235", "sip:+15551234@example.com")).toBe(false);
  });
});
