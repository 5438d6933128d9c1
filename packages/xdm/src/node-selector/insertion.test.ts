import { beforeEach, describe, expect, test } from "vitest";
import { XcapWorld } from "../testing/xcap-world";

/** RFC 4825 section 8.2.3: the document of its examples, below a usage whose default namespace is that of the document. */
const U = "/resource-lists/users/sip:alice@example.com/index";
const NS = "urn:ietf:params:xml:ns:resource-lists";
const OPEN = `<root xmlns="${NS}">`;
const DOCUMENT = `${OPEN}
 <el1 att="first"/>
 <el1 att="second"/>
 <!-- comment -->
 <el2 att="first"/>
</root>`;

let world: XcapWorld;

beforeEach(() => {
  world = new XcapWorld();
  world.store(U, DOCUMENT);
});

const put = (selector: string, body: string) =>
  world.request("PUT", `${U}/~~/${selector}`, { contentType: "application/xcap-el+xml", body });

describe("XDM-018 where a new element goes", () => {
  test.each([
    [
      'root/el1[@att="third"]',
      '<el1 att="third"/>',
      '<el1 att="second"/><el1 att="third"/>\n <!--',
      '<el1 att="second"/>\n <!--',
    ],
    [
      'root/el1[3][@att="third"]',
      '<el1 att="third"/>',
      '<el1 att="second"/><el1 att="third"/>\n <!--',
      '<el1 att="second"/>\n <!--',
    ],
    [
      'root/*[3][@att="third"]',
      '<el1 att="third"/>',
      '<el1 att="second"/><el1 att="third"/>\n <!--',
      '<el1 att="second"/>\n <!--',
    ],
    ["root/el3", '<el3 att="first"/>', '\n<el3 att="first"/></root>', "\n</root>"],
    ["root/el3[1]", '<el3 att="first"/>', '\n<el3 att="first"/></root>', "\n</root>"],
    ['root/*[@att="new"]', '<el1 att="new"/>', '\n<el1 att="new"/></root>', "\n</root>"],
    ['root/el2[@att="2"]', '<el2 att="2"/>', '<el2 att="first"/><el2 att="2"/>', '<el2 att="first"/>'],
    ['root/el2[2][@att="2"]', '<el2 att="2"/>', '<el2 att="first"/><el2 att="2"/>', '<el2 att="first"/>'],
    ['root/*[2][@att="2"]', '<el2 att="2"/>', '<el1 att="first"/><el2 att="2"/>', '<el1 att="first"/>'],
    ['root/el2[1][@att="2"]', '<el2 att="2"/>', '<el2 att="2"/><el2 att="first"/>', '<el2 att="first"/>'],
    ['root/*[1][@att="2"]', '<el2 att="2"/>', '<el2 att="2"/><el1 att="first"/>', '<el1 att="first"/>'],
    ['root/*[5][@att="x"]', null, null, null],
    ["root/el3[2]", '<el3 att="first"/>', null, null],
    ["root/el1[0]", '<el1 att="x"/>', null, null],
    ['root/el1[4][@att="x"]', '<el1 att="x"/>', null, null],
    ["root/el1", '<el1 att="x"/>', null, null],
    ['root/el1[@other="x"]', '<el1 att="x"/>', null, null],
    ["root/el3", "<el4/>", null, null],
    ['root/el3[@xmlns="urn:x"]', '<el3 xmlns="urn:x"/>', null, null],
    ["other", "<other/>", null, null],
  ])("%s", (selector, body, after, before) => {
    const response = put(selector, body ?? '<el9 att="x"/>');
    if (after === null || before === null) {
      expect(response.status).toBe(409);
      expect(response.body).toContain("<cannot-insert");
      expect(world.text(U)).toBe(DOCUMENT);
      return;
    }
    expect(response.status).toBe(201);
    expect(world.text(U)).toBe(DOCUMENT.replace(before, after));
    expect(world.request("GET", `${U}/~~/${selector}`).body).toBe(body);
  });

  test("XDM-018 the only child of an element written as an empty-element tag", () => {
    put("root/el2/in", "<in/>");
    expect(world.text(U)).toBe(DOCUMENT.replace('<el2 att="first"/>', '<el2 att="first"><in/></el2>'));
  });

  test("XDM-018 the only child behind text and comments, by wildcard", () => {
    world.store(U, `${OPEN}text <!-- c --> </root>`);
    expect(put("root/*", "<a/>").status).toBe(201);
    expect(world.text(U)).toBe(`${OPEN}text <!-- c --> <a/></root>`);
  });

  test("XDM-023 declarations of the inserted element stay, redundant ones too", () => {
    const body = `<el3 xmlns="${NS}" xmlns:n="urn:n"><n:x xmlns:n="urn:n"/></el3>`;
    const added = "root/el3";
    expect(put(added, body).status).toBe(201);
    expect(world.request("GET", `${U}/~~/${added}`).body).toBe(body);
  });

  test("XDM-016 a prefix nobody declared is no fragment", () => {
    expect(put("root/el3", "<n:el3/>").body).toContain("<not-xml-frag");
  });

  test("XDM-006 prefixes of the document may be used in a body", () => {
    world.store(U, `<root xmlns="${NS}" xmlns:n="urn:n"/>`);
    expect(put("root/n:el?xmlns(n=urn:n)", '<n:el a="1"/>').status).toBe(201);
    expect(world.text(U)).toBe(`<root xmlns="${NS}" xmlns:n="urn:n"><n:el a="1"/></root>`);
  });

  test("XDM-014 the root element can be replaced, and only by itself", () => {
    expect(put("root", `<root xmlns="${NS}"/>`).status).toBe(200);
    expect(world.text(U)).toBe(`<root xmlns="${NS}"/>`);
    expect(put("root", `<tree xmlns="${NS}"/>`).body).toContain("<cannot-insert");
    expect(put("root", "<root/>").body).toContain("<cannot-insert");
  });

  test("XDM-016 text, comments and declarations beside the element make it no fragment", () => {
    for (const body of [
      "",
      "text",
      "<a/>text",
      "<a/><!-- c -->",
      "<!-- c --><a/>",
      '<?xml version="1.0"?><a/>',
      "<!DOCTYPE a><a/>",
      "<a></b>",
      "</fragment><fragment>",
      "<a/></fragment><!--",
      "\ufeff<a/>",
    ]) {
      expect(put("root/a", body).body).toContain("<not-xml-frag");
    }
    expect(world.text(U)).toBe(DOCUMENT);
  });
});
