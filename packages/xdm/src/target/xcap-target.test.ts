import { describe, expect, test } from "vitest";
import { documentSelectorText } from "../document-key";
import { readXcapTarget } from "./xcap-target";

const read = (target: string) => {
  const result = readXcapTarget(target);
  return result.ok ? result.value : result.error;
};

describe("XDM-001 document selectors", () => {
  test.each([
    [
      "/resource-lists/users/sip:alice@example.com/index",
      "resource-lists",
      "users",
      "sip:alice@example.com",
      "index",
    ],
    ["xcap-caps/global/index", "xcap-caps", "global", "", "index"],
    [
      "/pres-rules/users/sip%3Aalice%40example.com/a/b",
      "pres-rules",
      "users",
      "sip:alice@example.com",
      "a/b",
    ],
    ["/a/users/sip:what%3F%2Fme@example.com/index", "a", "users", "sip:what?/me@example.com", "index"],
    ["/a/users/sip:%C3%BC@example.com/%22%20x", "a", "users", "sip:ü@example.com", '" x'],
  ])("%s", (target, auid, tree, xui, path) => {
    expect(read(target)).toEqual({ key: { auid, tree, xui, path }, nodeSelector: undefined, query: "" });
  });

  test.each([
    "",
    "/",
    "/a",
    "/a/users",
    "/a/users/",
    "/a/users/x",
    "/a/users/x/",
    "/a/users//index",
    "/a/other/x/index",
    "/a/global",
    "/a/global/",
    "//global/index",
    "/~~/x",
    "/a/global/x/",
  ])("XDM-003 %s is no document: 404", (target) => expect(read(target)).toBe("not-found"));

  test.each([
    "/a/global/%zz",
    "/a/global/%",
    "/a/global/%ff",
    "/a/global/..",
    "/a/users/x/%2e%2e/y",
    "/a/users/x/..%2Fy",
    "/a/users/x/a%2Fb",
    "/a/users/x/a%00",
    "/a/users/x/a%5Cb",
    `/a/global/${"x".repeat(9000)}`,
  ])("XDM-001 %s leads nowhere: 400", (target) => expect(read(target)).toBe("malformed"));
});

describe("XDM-002 the separator", () => {
  test.each([
    ["/a/global/index/~~/x/y?q", "x/y", "q"],
    ["/a/global/index/%7E%7e/x", "x", ""],
    ["/a/global/index/~%7E/x/~~/y", "x/~~/y", ""],
    ["/a/global/index/~~", "", ""],
    ["/a/global/index/~~?xmlns(a=b)", "", "xmlns(a=b)"],
  ])("%s", (target, nodeSelector, query) => {
    expect(read(target)).toMatchObject({ key: { path: "index" }, nodeSelector, query });
  });

  test("~~ inside a segment does not separate", () => {
    expect(read("/a/global/x~~y")).toMatchObject({ key: { path: "x~~y" }, nodeSelector: undefined });
    expect(read("/a/global/~~~")).toMatchObject({ key: { path: "~~~" }, nodeSelector: undefined });
  });
});

test("XDM-001 a key is written so that it reads back", () => {
  for (const xui of [
    "sip:alice@example.com",
    "sip:a/b?c@example.com",
    'sip:"ü%41"@example.com',
    "tel:+15550000",
  ]) {
    const key = { auid: "a", tree: "users", xui, path: "f/ü x" } as const;
    expect(read(documentSelectorText(key))).toMatchObject({ key });
  }
});
