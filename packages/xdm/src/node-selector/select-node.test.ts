import { parseXml } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { getNode } from "../operations/get-node";
import { readNodeSelector } from "./read-node-selector";
import { selectNode } from "./select-node";

/** RFC 4825 section 6.4. */
const EXAMPLE = `<foo xmlns="urn:test:default-namespace"><ns1:bar xmlns:ns1="urn:test:namespace1-uri" xmlns="urn:test:namespace1-uri"><baz/><ns2:baz xmlns:ns2="urn:test:namespace2-uri"/></ns1:bar><ns3:hi xmlns:ns3="urn:test:namespace3-uri"><there/></ns3:hi></foo>`;

function select(text: string, selector: string, query = "", defaultNamespace = "urn:test:default-namespace") {
  const document = parseXml(text);
  const read = readNodeSelector(selector, query, defaultNamespace);
  if (!document.ok) throw new Error(document.error.reason.text);
  if (!read.ok) return read.error;
  const found = selectNode(document.value, read.value);
  return found.kind === "none" ? (found.several ? "several" : "no-match") : getNode(found, false).body;
}

const plain = (text: string, selector: string, query = "") => select(text, selector, query, "");

describe("XDM-004 names and prefixes", () => {
  test.each([
    ["foo/a:bar/b:baz", "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace1-uri)", "<baz/>"],
    [
      "foo/a:bar/b:baz",
      "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace2-uri)",
      '<ns2:baz xmlns:ns2="urn:test:namespace2-uri"/>',
    ],
    [
      "d:foo/a:bar/b:baz",
      "xmlns(a=urn:test:namespace1-uri)xmlns(b=urn:test:namespace2-uri)xmlns(d=urn:test:default-namespace)",
      '<ns2:baz xmlns:ns2="urn:test:namespace2-uri"/>',
    ],
    [
      "df:foo/df2:bar/df2:baz/namespace::*",
      "xmlns(df=urn:test:default-namespace)%20xmlns(df2=urn:test:namespace1-uri)",
      '<baz xmlns="urn:test:namespace1-uri" xmlns:ns1="urn:test:namespace1-uri"/>',
    ],
    ["foo/bar", "", "no-match"],
    ["foo/n:hi/there", "xmlns(n=urn:test:namespace3-uri)", "<there/>"],
    ["foo/n:hi/n:there", "xmlns(n=urn:test:namespace3-uri)", "no-match"],
    ["n:foo", "", "malformed"],
    ["foo/x:a/b(c)", "", "malformed"],
    ["foo", "xmlns(a=b", "malformed"],
    ["foo", "xmlns()", "malformed"],
    ["foo", "a=b", "malformed"],
    ["foo", "%zz", "malformed"],
    ["n:foo", "xmlns(n=urn:x)xmlns(n=urn:test:default-namespace)foo(a(b)c^))", EXAMPLE],
    ["xml:foo", "", "no-match"],
    ["xmlns:foo", "xmlns(xmlns=urn:x)", "malformed"],
  ])("%s ? %s", (selector, query, expected) => {
    expect(select(EXAMPLE, selector, query)).toBe(expected);
  });
});

const LIST = `<r><e a="1"/><e a="2"/><f a="2"/><!-- c --><e a="x/y" b='"'/><e p:a="9" xmlns:p="urn:p" xmlns="" c="&lt;&#x41;  &quot;'"/><é n="ü"/></r>`;

describe("XDM-007 every form of a step", () => {
  test.each([
    ["r/e[1]", '<e a="1"/>'],
    ["r/*[3]", '<f a="2"/>'],
    ["r/e[@a='2']", '<e a="2"/>'],
    ['r/e[@a="2"]', '<e a="2"/>'],
    ["r/*[@a='2']", "several"],
    ["r/*[3][@a='2']", '<f a="2"/>'],
    ["r/e[3][@a='2']", "no-match"],
    ["r/e", "several"],
    ["r/e[00002]", '<e a="2"/>'],
    ["r/e[0]", "no-match"],
    ["r/e[99999999999999999999999999]", "no-match"],
    ["r/f/@a", '"2"'],
    ["r/f/@b", "no-match"],
    ["r/e/@a", "several"],
    ["s", "no-match"],
    ["*", LIST],
    ["*/f", '<f a="2"/>'],
  ])("%s", (selector, expected) => {
    expect(plain(LIST, selector)).toBe(expected);
  });
});

describe("XDM-037 attribute values in a selector", () => {
  test.each([
    ['r/e[@a="x/y"]/@a', '"x/y"'],
    ["r/e%5B@a=%22x/y%22%5D/@a", '"x/y"'],
    ["r/e%5B@a=%22x%2Fy%22%5D/@a", '"x/y"'],
    ["r/e%5b@a=%27x%2fy%27%5d/@b", "'\"'"],
    ["r/e[@b='\"']/@a", '"x/y"'],
    ['r/e[@b="&quot;"]/@a', '"x/y"'],
    ['r/e[@c="&lt;A  &quot;&apos;"]/@p:a', '"9"'],
    ["r/%C3%A9[@n=%22%C3%BC%22]/@n", '"ü"'],
  ])("%s", (selector, expected) => {
    expect(plain(LIST, selector, "xmlns(p=urn:p)")).toBe(expected);
  });

  test("XDM-006 an attribute without a prefix has no namespace", () => {
    expect(plain(LIST, "r/e[@p:a='9']/@a", "xmlns(p=urn:p)")).toBe("no-match");
    expect(plain(LIST, "r/e[@a='9']")).toBe("no-match");
  });

  test("a namespace declaration is no attribute", () => {
    expect(plain('<r xmlns:p="urn:p"><e xmlns="urn:e"/></r>', "r/e[@xmlns='urn:e']")).toBe("no-match");
    expect(plain('<r xmlns:p="urn:p"/>', "r/@xmlns")).toBe("no-match");
  });
});

describe("XDM-009 what is no selector", () => {
  test.each([
    "r/e[1][2]",
    "r/e[@a='1'][1]",
    "r/e[a='1']",
    "r/e[@a=1]",
    "r/e[@a='1]",
    "r/e[last()]",
    "r/e[-1]",
    "r/e[ 1 ]",
    "r/e[1",
    "r/e]",
    "r//text()",
    "r/text()",
    "r/id(x)",
    "r/..",
    "r/.",
    "r/@a/e",
    "@a",
    "namespace::*",
    "r/namespace::*/e",
    "r/child::e",
    "r/e[@a='<']",
    "r/e[@a='&']",
    "r/e[@a='1']]",
    "r/e[@a='1'][@a='1'][@a='1']",
    "r%2Fe",
    "1e",
    "r/e e",
  ])("%s is answered, never followed", (selector) => {
    expect(["extension", "malformed"]).toContain(plain(LIST, selector));
  });

  test.each(["", "r/", "/r", "r//e", "r/%", "r/%FF", "r/%C3", "r/e%5B@a=%22%ED%A0%80%22%5D"])(
    "%s is malformed",
    (selector) => {
      expect(plain(LIST, selector)).toBe("malformed");
    },
  );

  test("XDM-036 huge selectors are refused in time", () => {
    for (const selector of [
      "r/".repeat(4000),
      `r/e${"[".repeat(8000)}`,
      `r/e[@a="${"&".repeat(8000)}"]`,
      `r/e[@a=${'"'.repeat(8000)}]`,
      `r${"%5B1%5D".repeat(1000)}`,
    ]) {
      expect(["extension", "malformed"]).toContain(plain(LIST, selector));
    }
    expect(plain(LIST, "r", `foo${"(".repeat(8000)}`)).toBe("malformed");
    expect(plain(LIST, "r", "xmlns(a=b)".repeat(800))).toBe(LIST);
  });
});
