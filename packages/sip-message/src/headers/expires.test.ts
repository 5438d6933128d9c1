import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { expiresOf, parseDeltaSeconds } from "./expires";
import { minExpiresOf, printMinExpires } from "./min-expires";

test("COR-011 an expiry out of range or malformed counts as absent", () => {
  expect(parseDeltaSeconds("0")).toBe(0);
  expect(parseDeltaSeconds("0060")).toBe(60);
  expect(parseDeltaSeconds("4294967295")).toBe(4294967295);
  for (const text of ["", "4294967296", `1${"0".repeat(100)}`, "-1", "1.5", "1e3", "60s", "٣"]) {
    expect(parseDeltaSeconds(text), text).toBeUndefined();
  }
  expect(expiresOf(new HeaderFields([["expires", "3600"]]))).toBe(3600);
  expect(expiresOf(new HeaderFields())).toBeUndefined();
});

test("COR-031 Min-Expires in whole seconds", () => {
  expect(minExpiresOf(new HeaderFields([["min-expires", "60"]]))).toBe(60);
  expect(minExpiresOf(new HeaderFields())).toBeUndefined();
  expect(printMinExpires(59.2)).toBe("60");
});
