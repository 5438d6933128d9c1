import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUri } from "./canonical-uri";

describe("RLS-067 the canonical form of a URI", () => {
  test.each([
    ["sip:%6aoe%20smith@example.com", "sip:joe%20smith@example.com"],
    ["SIP:Bob@EXAMPLE.com", "sip:Bob@example.com"],
    ["sip:bob@example.com;Transport=UDP;user=PHONE", "sip:bob@example.com;transport=udp;user=phone"],
    ["sip:bob@example.com;b=%62;a;B%43=%2f%3b", "sip:bob@example.com;a;b=b;bc=/%3B"],
    ["sip:bob@example.com;a=2;a=1", "sip:bob@example.com;a=2;a=1"],
    ["sip:bob@example.com?Subject=hello", "sip:bob@example.com"],
    ["sip:bob@example.com;a?x=1?y=2", "sip:bob@example.com;a"],
    ["sip:alice%3bpres-list=F@example.com", "sip:alice;pres-list=F@example.com"],
    ["sip:alice@example.com;pres-list=Friends", "sip:alice@example.com;pres-list=friends"],
    ["sips:%c3%a4@[2001:DB8::1]:5061", "sips:%C3%A4@[2001:db8::1]:5061"],
    ["sip:Example.com", "sip:example.com"],
    [" pres:%62ob@Example.com ", "pres:bob@example.com"],
    ["tel:+1-555-1234", "tel:+15551234"],
    ["xmpp:Bob@Example.com", "xmpp:Bob@Example.com"],
    ["no uri", "no uri"],
  ])("RLS-067 %s", (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
  });

  test("RLS-067 is its own canonical form, whatever is given", () => {
    const character = fc.constantFrom(..."aB1%25ZéÄ;?=&@:/");
    const text = fc.string({ unit: character, maxLength: 24 });
    fc.assert(
      fc.property(fc.constantFrom("sip:", "SIPS:", "pres:"), text, (scheme, rest) => {
        const once = canonicalUri(`${scheme}${rest}`);
        expect(canonicalUri(once)).toBe(once);
      }),
    );
  });
});
