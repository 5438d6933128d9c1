import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalHost,
  isIpv4Address,
  isIpv6Address,
  sameAddress,
  withBrackets,
  withoutBrackets,
} from "./host";

describe("hosts", () => {
  test("COR-016 addresses are told from what only looks like them", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(isIpv6Address(address)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isIpv4Address(address)).toBe(true);
      }),
    );
    for (const text of [
      "",
      ":",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "12345::",
      "::g",
      "::1.2.3",
      "1.2.3.4::",
    ]) {
      expect(isIpv6Address(text), text).toBe(false);
    }
    for (const text of ["", "1.2.3", "1.2.3.256", "1.2.3.4.5", "1..2.3", "a.b.c.d"]) {
      expect(isIpv4Address(text), text).toBe(false);
    }
  });

  test("COR-016 the same address in two spellings", () => {
    expect(sameAddress("[2001:db8::1]", "2001:0DB8:0:0:0:0:0:1")).toBe(true);
    expect(sameAddress("::ffff:192.0.2.1", "::FFFF:c000:201")).toBe(true);
    expect(sameAddress("192.0.2.1", "192.0.2.2")).toBe(false);
    expect(sameAddress("example.com", "192.0.2.1")).toBe(false);
  });

  test("COR-003 names, .invalid ones too", () => {
    expect(canonicalHost("K3j9.INVALID")).toBe("k3j9.invalid");
    expect(canonicalHost("example.com.")).toBe("example.com.");
    for (const text of [
      "",
      ".",
      "a..b",
      "a b",
      "a/b",
      "ä",
      "[",
      "[]",
      "[::1",
      "x".repeat(64),
      "x.".repeat(200),
    ]) {
      expect(canonicalHost(text), text).toBeUndefined();
    }
  });

  test("brackets come and go", () => {
    expect(withBrackets("::1")).toBe("[::1]");
    expect(withBrackets("[::1]")).toBe("[::1]");
    expect(withBrackets("192.0.2.1")).toBe("192.0.2.1");
    expect(withoutBrackets("[::1]")).toBe("::1");
    expect(withoutBrackets("example.com")).toBe("example.com");
  });
});
