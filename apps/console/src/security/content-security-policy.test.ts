import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, newNonce } from "./content-security-policy";

describe("the policy of a page", () => {
  const policy = contentSecurityPolicy("abc", false);
  const directive = (name: string) => policy.split("; ").find((part) => part.startsWith(`${name} `));

  test("lets no script run without the nonce", () => {
    expect(directive("script-src")).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  });

  test("lets no inline style count without the nonce", () => {
    expect(directive("style-src")).toBe("style-src 'self' 'nonce-abc'");
  });

  test("loads nothing from elsewhere and is framed by nobody", () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe/);
  });
});

test("nonces have 128 random bits", () => {
  expect(newNonce()).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(newNonce()).not.toBe(newNonce());
});
