import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodePathSegment, parseXcapReference } from "./xcap-reference";

const ROOT = "https://example.com/xcap-root";
const parse = (uri: string) => parseXcapReference(uri, ROOT);

describe("XDM-070 URIs of a subscription", () => {
  test.each([
    ["resource-lists/users/sip:alice@example.com/index", "resource-lists/users/sip:alice@example.com/index"],
    [
      "resource-lists/users/sip%3Aalice%40example.com/index",
      "resource-lists/users/sip:alice@example.com/index",
    ],
    ["a/users/x%2fy/%c3%a4", "a/users/x%2Fy/%C3%A4"],
    ["https://example.com/xcap-root/a/global/index", "a/global/index"],
    ["HTTPS://EXAMPLE.com:443/xcap-root/a/global/index", "a/global/index"],
    ["/xcap-root/a/global/index", "a/global/index"],
  ])("XDM-070 %s is a document", (uri, path) => {
    expect(parse(uri)).toEqual({ kind: "document", path });
  });

  test.each([
    ["pidf-manipulation/", "pidf-manipulation/"],
    ["a/users/sip%3Ajoe@example.com/", "a/users/sip:joe@example.com/"],
    ["https://example.com/xcap-root/", ""],
    ["/xcap-root/", ""],
  ])("XDM-070 %s is a collection", (uri, path) => {
    expect(parse(uri)).toEqual({ kind: "collection", path });
  });

  test("XDM-070 components keep their selector and query as written", () => {
    const path = "resource-lists/users/sip:a@b/index";
    expect(parse(`${path}/~~/resource-lists/list%5b@name='work'%5d`)).toEqual({
      kind: "component",
      path,
      auid: "resource-lists",
      selector: "resource-lists/list%5b@name='work'%5d",
      query: "",
    });
    expect(parse(`${path}/%7e~/x:a/@b?xmlns(x=urn:x)`)).toEqual({
      kind: "component",
      path,
      auid: "resource-lists",
      selector: "x:a/@b",
      query: "xmlns(x=urn:x)",
    });
    expect(parse(`${path}/~~/a/b%5b@c="/namespace::*"%5d`)?.kind).toBe("component");
    expect(parse(`${path}/~~/a/~~/b`)).toMatchObject({ selector: "a/~~/b" });
  });

  test.each([
    "",
    "sip:alice@example.com",
    "https://other.example.com/xcap-root/a/global/index",
    "https://example.com/other/a/global/index",
    "http://example.com/xcap-root/a/global/index",
    "//example.com/xcap-root/a",
    "/other/a",
    "a//b",
    "a/../b",
    "a/%2e%2e/b",
    "./a",
    "a/%zz",
    "a/%ff",
    "a b",
    "a#b",
    "a/users/u/d/~~",
    "a/users/u/d/~~/",
    "~~/a",
    "a/users/u/d/~~/x/namespace::*",
    "a/users/u/d/~~/x/namespace%3a%3a*",
    "a/users/u/d/~~/%",
  ])("XDM-070 '%s' is skipped", (uri) => {
    expect(parse(uri)).toBeUndefined();
  });

  test("XDM-070 every path has one spelling", () => {
    const segment = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((text) => text !== "." && text !== ".." && text !== "~~");
    fc.assert(
      fc.property(fc.array(segment, { minLength: 2, maxLength: 5 }), (segments) => {
        const path = segments.map(encodePathSegment).join("/");
        expect(parse(`/xcap-root/${path}`)).toEqual({ kind: "document", path });
        expect(parse(`/xcap-root/${segments.map(encodeURIComponent).join("/")}`)).toEqual({
          kind: "document",
          path,
        });
      }),
    );
  });
});
