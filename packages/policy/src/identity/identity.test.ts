import { describe, expect, test } from "vitest";
import { identityKey, identityOf } from "./identity";

const same = (one: string, other: string): boolean => identityKey(one) === identityKey(other);

describe("V-16 identity comparison: the same watcher or list entry", () => {
  test.each([
    ["sip:bob@Example.COM", "sip:bob@example.com"],
    ["SIP:bob@example.com", "sip:bob@example.com"],
    ["sip:%62ob@example.com", "sip:bob@example.com"],
    ["sip:bob%21@example.com", "sip:bob!@example.com"],
    ["sip:b%c3%bcb@example.com", "sip:b%C3%BCb@example.com"],
    ["sip:büb@example.com", "sip:b%C3%BCb@example.com"],
    ["sip:bob@bücher.example", "sip:bob@xn--bcher-kva.example"],
    ["sip:bob@example.com:5060", "sip:bob@example.com"],
    ["sips:bob@example.com:5061", "sips:bob@example.com"],
    ["sip:bob@example.com;transport=tcp", "sip:bob@example.com"],
    ["sip:bob@example.com;foo=1", "sip:bob@example.com"],
    ["tel:+1-555-1234", "tel:+15551234"],
    ["tel:+1(555)12.34", "TEL:+15551234"],
    ["sip:alice@example.com;gr=x1", "sip:alice@example.com"],
    ["sip:bob@example.com;user=phone", "sip:bob@example.com"],
    ["sip:bob@[2001:DB8::1]", "sip:bob@[2001:db8::1]:5060"],
    ["sip:example.com", "sip:EXAMPLE.com"],
    ["pres:bob@EXAMPLE.com", "pres:bob@example.com"],
    [" sip:bob@example.com ", "sip:bob@example.com"],
  ])("POL-007 %s is %s", (one, other) => {
    expect(same(one, other)).toBe(true);
  });

  test.each([
    ["sip:Bob@example.com", "sip:bob@example.com"],
    ["sips:bob@example.com", "sip:bob@example.com"],
    ["pres:bob@example.com", "sip:bob@example.com"],
    ["sip:+15551234@example.com;user=phone", "tel:+15551234"],
    ["sip:+15551234@example.com", "tel:+15551234"],
    ["tel:+15551234;ext=1", "tel:+15551234"],
    ["tel:5551234;phone-context=example.com", "tel:+15551234"],
    ["sip:bob@example.com:5070", "sip:bob@example.com"],
    ["sip:bob@example.com:5061", "sip:bob@example.com"],
    ["sips:bob@example.com:5060", "sips:bob@example.com"],
    ["sip:+15551234@example.com;user=phone", "sip:+15551234@example.com"],
    ["sip:bob@example.com?Subject=x", "sip:bob@example.com"],
    ["sip:b%3Bob@example.com", "sip:b;ob@example.com"],
    ["sip:bob:secret@example.com", "sip:bob@example.com"],
    ["sip:bob@example.com.example.net", "sip:bob@example.com"],
    ["mailto:bob@example.com", "sip:bob@example.com"],
    ["urn:service:bob@example.com", "sip:bob@example.com"],
  ])("POL-007 %s is not %s", (one, other) => {
    expect(same(one, other)).toBe(false);
  });

  test("POL-018 two addresses of record are two watchers", () => {
    expect(same("sip:alice@example.com", "sip:alice.smith@example.com")).toBe(false);
  });

  test("anything has a key, and a key is its own key", () => {
    for (const text of ["", ":", "sip:", "sip:@", "tel:;", "%", "sip:a@[", "sip:\ud800@b", "sip:%@b", "x"]) {
      expect(identityKey(identityKey(text))).toBe(identityKey(text));
      expect(identityOf(text).uri).toBe(text);
    }
  });
});

describe("POL-008 the domain of a watcher", () => {
  test.each([
    ["sip:bob@Example.COM:5070;transport=tcp", "example.com"],
    ["sips:example.com", "example.com"],
    ["sip:bob@ex%61mple.com", "example.com"],
    ["pres:bob@Bücher.example", "xn--bcher-kva.example"],
    ["mailto:bob@example.com?subject=x", "example.com"],
    ["sip:bob@192.0.2.1", "192.0.2.1"],
    ["sip:bob@example.com.", "example.com"],
  ])("POL-008 of %s is %s", (uri, domain) => {
    expect(identityOf(uri).domain).toBe(domain);
  });

  test.each([
    "tel:+15551234",
    "tel:5551234;phone-context=example.com",
    "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44",
    "http://example.com/bob",
    "http://example.org/bob@example.com",
    "mailto:example.com",
    "bob@example.com",
    "sip:bob@",
    "sip:bob@a..b",
  ])("POL-008 %s has none", (uri) => {
    expect(identityOf(uri).domain).toBeUndefined();
  });
});
