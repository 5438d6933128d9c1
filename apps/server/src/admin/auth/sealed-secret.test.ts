import { expect, test } from "vitest";
import { SecretSealer } from "./sealed-secret";

const sealer = new SecretSealer("s".repeat(43));

test("a secret comes back, and is not to be seen in what is stored", () => {
  const sealed = sealer.seal("GEZDGNBV", "admin");
  expect(sealed).not.toContain("GEZDGNBV");
  expect(sealed).not.toBe(sealer.seal("GEZDGNBV", "admin"));
  expect(sealer.open(sealed, "admin")).toBe("GEZDGNBV");
});

test.each([
  ["of another operator", "olga", (sealed: string) => sealed],
  ["that was changed", "admin", (sealed: string) => `${sealed.slice(0, -2)}AA`],
  ["that was cut", "admin", (sealed: string) => sealed.slice(0, 20)],
  ["that is none", "admin", () => "not sealed"],
])("one %s is not opened", (_, operator, change) => {
  expect(sealer.open(change(sealer.seal("GEZDGNBV", "admin")), operator)).toBeUndefined();
});

test("another installation opens nothing", () => {
  expect(new SecretSealer("t".repeat(43)).open(sealer.seal("GEZDGNBV", "admin"), "admin")).toBeUndefined();
});
