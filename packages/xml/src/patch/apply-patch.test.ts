import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyPatch } from "./apply-patch";
import { canonicalForm } from "./canonical-form.fixture";
import { operationsIn, outcome, patch } from "./operations.fixture";

const TARGET = `<r><a id="1">x</a><b/></r>`;

describe("PRS-087 the operations of vector V-09", () => {
  test.each([
    [`<add sel="r"><c/></add>`, `<r><a id="1">x</a><b/><c/></r>`],
    [`<add sel="r" pos="prepend"><c/></add>`, `<r><c/><a id="1">x</a><b/></r>`],
    [`<add sel="r/b" pos="before"><c/></add>`, `<r><a id="1">x</a><c/><b/></r>`],
    [`<add sel="r/a" pos="after"><c/></add>`, `<r><a id="1">x</a><c/><b/></r>`],
    [`<add sel="r/b" type="@k">v</add>`, `<r><a id="1">x</a><b k="v"/></r>`],
    [`<add sel="r/b" type="namespace::q">urn:q</add>`, `<r><a id="1">x</a><b xmlns:q="urn:q"/></r>`],
    [`<add sel="r/b">y</add>`, `<r><a id="1">x</a><b>y</b></r>`],
    [`<replace sel="r/a"><d/></replace>`, `<r><d/><b/></r>`],
    [`<replace sel="r/a/@id">2</replace>`, `<r><a id="2">x</a><b/></r>`],
    [`<replace sel="r/a/text()">y</replace>`, `<r><a id="1">y</a><b/></r>`],
    [`<remove sel="r/a"/>`, `<r><b/></r>`],
    [`<remove sel="r/a/@id"/>`, `<r><a>x</a><b/></r>`],
    [`<remove sel="r/a/text()"/>`, `<r><a id="1"/><b/></r>`],
    [`<remove sel="r/z"/>`, `[unlocated-node]`],
    [`<remove sel="r/*"/>`, `[unlocated-node]`],
    [`<remove sel="r"/>`, `[invalid-root-element-operation]`],
    [`<replace sel="r/q:a"><d/></replace>`, `[invalid-namespace-prefix]`],
    [`<remove sel="r/a" ws="both"/>`, `[invalid-whitespace-directive]`],
    [`<replace sel="r/a/@id"/>`, `<r><a id="">x</a><b/></r>`],
    [`<replace sel="r/a/text()"/>`, `<r><a id="1"/><b/></r>`],
    [`<replace sel="r/a">x</replace>`, `[invalid-node-types]`],
    [`<replace sel="r/a"><d/><e/></replace>`, `[invalid-node-types]`],
    [`<add sel="r" pos="after"><c/></add>`, `[invalid-root-element-operation]`],
    [`<add sel="r" pos="before"><!--n--></add>`, `<!--n--><r><a id="1">x</a><b/></r>`],
    [`<add sel="r/a">y</add>`, `<r><a id="1">xy</a><b/></r>`],
    [`<add sel="*/*[2]" pos="before"><c/></add>`, `<r><a id="1">x</a><c/><b/></r>`],
    [`<remove sel="r/a[.='x']"/>`, `<r><b/></r>`],
    [`<remove sel="r/a[@id='1']"/>`, `<r><b/></r>`],
    [`<remove sel="/r/a[1]"/>`, `<r><b/></r>`],
  ])("PRS-087 %s", (operation, result) => {
    expect(outcome(TARGET, operation)).toBe(result);
  });

  test("PRS-087 the first failure stops all, and nothing is applied", () => {
    const failed = patch(TARGET, `<remove sel="r/z"/><remove sel="r/b"/>`);
    expect(failed).toMatchObject({
      ok: false,
      error: { condition: "unlocated-node", operation: { sel: "r/z" } },
    });
    expect(outcome(TARGET, `<remove sel="r/b"/><remove sel="r/b"/>`)).toBe("[unlocated-node]");
  });

  test("PRS-087 each operation works on the result of the one before", () => {
    expect(
      outcome(TARGET, `<add sel="r/b"><c/></add><add sel="r/b/c" type="@k">v</add><remove sel="r/a"/>`),
    ).toBe(`<r><b><c k="v"/></b></r>`);
  });

  test("PRS-087 white space beside a removed node goes on demand only", () => {
    const spaced = `<r> <a/> <b/></r>`;
    expect(outcome(spaced, `<remove sel="r/a" ws="after"/>`)).toBe(`<r> <b/></r>`);
    expect(outcome(spaced, `<remove sel="r/a" ws="before"/>`)).toBe(`<r> <b/></r>`);
    expect(outcome(spaced, `<remove sel="r/a" ws="both"/>`)).toBe(`<r><b/></r>`);
    expect(outcome(spaced, `<remove sel="r/a"/>`)).toBe(`<r>  <b/></r>`);
    expect(outcome(spaced, `<remove sel="r/a"/><remove sel="r/text()"/>`)).toBe(`<r><b/></r>`);
    expect(outcome(spaced, `<remove sel="r/b" ws="after"/>`)).toBe(`[invalid-whitespace-directive]`);
    expect(outcome(spaced, `<remove sel="r/text()[1]" ws="after"/>`)).toBe(`[invalid-whitespace-directive]`);
    expect(outcome(`<r k="v"/>`, `<remove sel="r/@k" ws="after"/>`)).toBe(`[invalid-whitespace-directive]`);
  });

  test("PRS-087 an unprefixed step takes the default namespace of the operation, not of the target", () => {
    const target = `<r xmlns="urn:x"><a/></r>`;
    expect(outcome(target, `<d:remove sel="r/a"/>`, `xmlns:d="urn:d" xmlns="urn:x"`)).toBe(
      `<r xmlns="urn:x"/>`,
    );
    expect(outcome(target, `<remove sel="r/a"/>`)).toBe("[unlocated-node]");
    expect(outcome(target, `<remove sel="q:r/q:a"/>`, `xmlns:q="urn:x"`)).toBe(`<r xmlns="urn:x"/>`);
    expect(outcome(target, `<add sel="q:r"><q:c/></add>`, `xmlns:q="urn:x"`)).toBe(
      `<r xmlns="urn:x"><a/><c/></r>`,
    );
  });

  test("PRS-087 the partial presence of V-09", () => {
    const presence = `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"><tuple id="a1"><status><basic>open</basic></status><contact>sip:alice@example.com</contact></tuple><note>in</note></presence>`;
    const diff = `<p:pidf-diff xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff" entity="sip:alice@example.com" version="2"><p:replace sel="*/tuple[@id='a1']/status/basic/text()">closed</p:replace><p:add sel="*/note" pos="before"><tuple id="b2"><status><basic>open</basic></status></tuple></p:add><p:remove sel="*/note"/></p:pidf-diff>`;
    expect(applyPatch(presence, operationsIn(diff))).toEqual({
      ok: true,
      value: `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"><tuple id="a1"><status><basic>closed</basic></status><contact>sip:alice@example.com</contact></tuple><tuple id="b2"><status><basic>open</basic></status></tuple></presence>`,
    });
  });
});

describe("PRS-087 the examples of RFC 5261 appendix A", () => {
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n`;
  const note = `<doc>\n  <note>This is a sample document</note>\n`;
  const foo = `<foo id="ert4773">This is a new child</foo>`;

  test.each([
    ["A.1", `${note}</doc>`, `<add sel="doc">${foo}</add>`, `${note}${foo}</doc>`],
    [
      "A.2",
      `${note}${foo}</doc>`,
      `<add sel="doc/foo[@id='ert4773']" type="@user">Bob</add>`,
      `${note}<foo id="ert4773" user="Bob">This is a new child</foo></doc>`,
    ],
    [
      "A.3",
      `${note}${foo}</doc>`,
      `<add sel="doc" type="namespace::pref">urn:ns:xxx</add>`,
      `${note.replace("<doc>", `<doc xmlns:pref="urn:ns:xxx">`)}${foo}</doc>`,
    ],
    [
      "A.4",
      `${note}${foo}</doc>`,
      `<add sel="doc/foo[@id='ert4773']" pos="before"><!-- comment --></add>`,
      `${note}<!-- comment -->${foo}</doc>`,
    ],
    ["A.5", `${note}</doc>`, `<add sel="doc">  ${foo}</add>`, `${note}  ${foo}</doc>`],
    [
      "A.6",
      `<doc>\n  <foo a="1">text</foo>\n</doc>`,
      `<replace sel="doc/foo[@a='1']"><bar a="2"/></replace>`,
      `<doc>\n  <bar a="2"/>\n</doc>`,
    ],
    ["A.7", `<doc a="test"/>`, `<replace sel="doc/@a">new value</replace>`, `<doc a="new value"/>`],
    [
      "A.8",
      `<doc xmlns:pref="urn:test">\n  <foo a="1"/>\n</doc>`,
      `<replace sel="doc/namespace::pref">urn:new:xxx</replace>`,
      `<doc xmlns:pref="urn:new:xxx">\n  <foo a="1"/>\n</doc>`,
    ],
    [
      "A.9",
      `<doc>\n  <foo/>\n  <!-- comment -->\n</doc>`,
      `<replace sel="doc/comment()[1]"><!-- This is the new content\n   --></replace>`,
      `<doc>\n  <foo/>\n  <!-- This is the new content\n   -->\n</doc>`,
    ],
    [
      "A.10",
      `<doc>\n  <?test foo="bar"?>\n</doc>`,
      `<replace sel='doc/processing-instruction("test")'><?test bar="foobar"?></replace>`,
      `<doc>\n  <?test bar="foobar"?>\n</doc>`,
    ],
    [
      "A.11",
      `<doc>\n  <foo a="1">old</foo>\n</doc>`,
      `<replace sel="doc/foo/text()[1]">This is the new text content</replace>`,
      `<doc>\n  <foo a="1">This is the new text content</foo>\n</doc>`,
    ],
    [
      "A.12",
      `<doc>\n  <foo a="1">x</foo>\n</doc>`,
      `<remove sel="doc/foo[@a='1']" ws="after"/>`,
      `<doc>\n  </doc>`,
    ],
    ["A.13", `<doc a="foo">\n</doc>`, `<remove sel="doc/@a"/>`, `<doc>\n</doc>`],
    [
      "A.14",
      `<doc>\n  <foo a="1" xmlns:pref="urn:test"\n   >x</foo>\n</doc>`,
      `<remove sel="doc/foo/namespace::pref"/>`,
      `<doc>\n  <foo a="1"\n   >x</foo>\n</doc>`,
    ],
    [
      "A.15",
      `<doc>\n  <foo/>\n  <!-- comment -->\n</doc>`,
      `<remove sel="doc/comment()[1]" ws="after"/>`,
      `<doc>\n  <foo/>\n  </doc>`,
    ],
    [
      "A.16",
      `<doc>\n  <foo/>\n  <?test?>\n</doc>`,
      `<remove sel='doc/processing-instruction("test")'/>`,
      `<doc>\n  <foo/>\n  \n</doc>`,
    ],
    [
      "A.17",
      `<doc>\n  <foo a="1">x</foo>\n</doc>`,
      `<remove sel="doc/foo/text()[1]"/>`,
      `<doc>\n  <foo a="1"/>\n</doc>`,
    ],
  ])("PRS-087 %s", (_name, target, operation, result) => {
    expect(outcome(head + target, operation)).toBe(head + result);
  });

  test("PRS-087 A.18, several patches with namespace mangling", () => {
    const target = `${head}<doc xmlns="urn:ietf:params:xml:ns:xxx"\n     xmlns:z="urn:ietf:params:xml:ns:yyy">\n  <note>This is a sample document</note>\n  <elem a="foo">\n    <child/>\n  </elem>\n  <elem a="bar">\n    <z:child/>\n  </elem>\n</doc>`;
    const diff = `<p:diff xmlns="urn:ietf:params:xml:ns:xxx" xmlns:y="urn:ietf:params:xml:ns:yyy" xmlns:p="urn:ietf:params:xml:ns:diff"><p:add sel="doc/elem[@a='foo']">  <!-- This is a new child -->\n    <child id="ert4773">\n      <y:node/>\n    </child>\n  </p:add><p:replace sel="doc/note/text()">Patched doc</p:replace><p:remove sel="*/elem[@a='bar']/y:child" ws="both"/><p:add sel="*/elem[@a='bar']" type="@b">new attr</p:add></p:diff>`;
    expect(applyPatch(target, operationsIn(diff))).toEqual({
      ok: true,
      value: `${head}<doc xmlns="urn:ietf:params:xml:ns:xxx"\n     xmlns:z="urn:ietf:params:xml:ns:yyy">\n  <note>Patched doc</note>\n  <elem a="foo">\n    <child/>\n    <!-- This is a new child -->\n    <child id="ert4773">\n      <z:node/>\n    </child>\n  </elem>\n  <elem a="bar" b="new attr"/>\n</doc>`,
    });
  });
});

describe("PRS-087 bytes and texts", () => {
  test("PRS-087 what no operation touches stays byte for byte", () => {
    const target = `\ufeff<?xml version='1.0'?>\r\n<!-- c --><r  a='1'\n b="&#65;" ><x ></x ><y/>t&amp;<![CDATA[<]]></r >\n<?end?>\n`;
    expect(
      outcome(target, `<replace sel="r/@b">2</replace><remove sel="r/y"/><add sel="r/x" type="@k">v</add>`),
    ).toBe(
      `\ufeff<?xml version='1.0'?>\r\n<!-- c --><r  a='1'\n b="2" ><x k="v" ></x >t&amp;<![CDATA[<]]></r >\n<?end?>\n`,
    );
  });

  test("PRS-087 CDATA and references of added content are moved unaltered", () => {
    expect(outcome(`<r/>`, `<add sel="r">a&#65;<![CDATA[<b>]]></add>`)).toBe(`<r>a&#65;<![CDATA[<b>]]></r>`);
  });

  test("PRS-087 texts that meet neither make ]]> nor lose a line end", () => {
    const meeting = outcome(`<r>a]]<x/></r>`, `<add sel="r/x" pos="after">&gt;b</add><remove sel="r/x"/>`);
    expect(meeting).toBe(`<r>a]]&gt;b</r>`);
    const raw = outcome(`<r>a]]<x/>></r>`, `<remove sel="r/x"/>`);
    expect(canonicalForm(raw)).toBe(`<r>a]]></r>`);
    expect(canonicalForm(outcome(`<r>a]<x/>]></r>`, `<remove sel="r/x"/>`))).toBe(`<r>a]]></r>`);
    expect(canonicalForm(outcome(`<r>a\r<x/>\nb</r>`, `<remove sel="r/x"/>`))).toBe(`<r>a\n\nb</r>`);
  });

  test("PRS-087 RFC 5261 section 4.3.5: new texts join the located text on the side they touch", () => {
    const target = `<r><foo>one<x/>two</foo></r>`;
    expect(outcome(target, `<add sel="*/foo/text()[2]" pos="after">new<bar/>elem</add>`)).toBe(
      `<r><foo>one<x/>twonew<bar/>elem</foo></r>`,
    );
    expect(outcome(target, `<add sel="*/foo/text()[2]" pos="before">new<bar/>elem</add>`)).toBe(
      `<r><foo>one<x/>new<bar/>elemtwo</foo></r>`,
    );
    expect(
      outcome(
        `<r>a<x/>b</r>`,
        `<add sel="r/x" pos="before">1</add><remove sel="r/x"/><replace sel="r/text()">z</replace>`,
      ),
    ).toBe(`<r>z</r>`);
  });

  test("PRS-087 an empty CDATA section is no text node", () => {
    const target = `<r><![CDATA[]]><a/>x</r>`;
    expect(outcome(target, `<replace sel="r/text()">y</replace>`)).toBe(`<r><![CDATA[]]><a/>y</r>`);
    expect(outcome(target, `<remove sel="r/a" ws="before"/>`)).toBe("[invalid-whitespace-directive]");
    expect(outcome(`<r>x</r>`, `<replace sel="r/text()"><![CDATA[]]></replace>`)).toBe("<r/>");
  });

  test("PRS-087 values of attributes are escaped as attributes need it", () => {
    expect(outcome(`<r a='1'/>`, `<replace sel="r/@a">"&lt;&amp;'\n</replace>`)).toBe(
      `<r a="&quot;&lt;&amp;'&#10;"/>`,
    );
    expect(outcome(`<r/>`, `<add sel="r" type="@a"/>`)).toBe(`<r a=""/>`);
  });

  test("PRS-087 comments and processing instructions beside the root can be patched", () => {
    const target = `<?xml version="1.0"?>\n<!--a-->\n<r/>\n<?p x?><!--b-->`;
    expect(outcome(target, `<remove sel="/comment()[1]"/><replace sel="comment()"><!--c--></replace>`)).toBe(
      `<?xml version="1.0"?>\n\n<r/>\n<?p x?><!--c-->`,
    );
    expect(outcome(target, `<add sel="processing-instruction('p')" pos="after"> <?q?></add>`)).toBe(
      `<?xml version="1.0"?>\n<!--a-->\n<r/>\n<?p x?> <?q?><!--b-->`,
    );
    expect(outcome(target, `<replace sel="*"><new/></replace>`)).toBe(
      `<?xml version="1.0"?>\n<!--a-->\n<new/>\n<?p x?><!--b-->`,
    );
    expect(outcome(target, `<add sel="*" pos="before">text</add>`)).toBe("[invalid-xml-prolog-operation]");
    expect(outcome(target, `<remove sel="comment()[1]" ws="after"/>`)).toBe("[invalid-whitespace-directive]");
    expect(outcome(target, `<remove sel="text()"/>`)).toBe("[unlocated-node]");
  });
});

describe("PRS-087 selectors", () => {
  const list = `<l><e n="1"><d>Bob</d></e><e n="2"><d>Car<i>ol</i></d></e><f n="2"/><e/></l>`;

  test.each([
    [`l/e[1]`, "e1"],
    [`l/*[3]`, "f"],
    [`l/e[2][@n='2']`, "e2"],
    [`l/e[@n='2'][1]`, "e2"],
    [`l/*[@n="2"][2]`, "f"],
    [`l/e[d='Bob']`, "e1"],
    [`l/e[d="Carol"]`, "e2"],
    [`l/e[.='Carol']`, "e2"],
    [`l/e[.='']`, "e3"],
    [`*/f`, "f"],
  ])("PRS-087 %s finds one element", (sel, marker) => {
    const quoted = sel.replaceAll('"', "&quot;");
    const marked = outcome(list, `<add sel="${quoted}" type="@found">y</add>`);
    const places: Record<string, string> = {
      e1: `<e n="1" found="y">`,
      e2: `<e n="2" found="y">`,
      e3: `<e found="y"/>`,
      f: `<f n="2" found="y"/>`,
    };
    expect(marked).toContain(places[marker]);
  });

  test.each([
    `l/e[2][@n='1']`,
    `l/e[4]`,
    `l/e[0]`,
    `l/e[@n='3']`,
    `l/e[@n='2'][2]`,
    `l/e[d='Car']`,
    `l/e/d`,
    `e`,
    `l/e[1]/comment()`,
    `l/e[99999999999999999999]`,
    `l/e/@n`,
  ])("PRS-087 %s does not find exactly one node", (sel) => {
    expect(outcome(list, `<remove sel="${sel}"/>`)).toBe("[unlocated-node]");
  });

  test.each([
    "",
    "/",
    "//l",
    "l//e",
    "l/",
    "l/e[",
    "l/e[]",
    "l/e[n]",
    "l/e[@n]",
    "l/e[@n='1]",
    "l/e[last()]",
    "l/e[position()=1]",
    "l/child::e",
    "l/e[1",
    "l/@n/e",
    "l/text()/e",
    "l/text()[1][1]",
    "l/e | l/f",
    "l/e and l/f",
    "..",
    ".",
    "l/ e",
    "id(x)",
    "id('x')l",
    "id('1x')",
    "processing-instruction(x)",
    "namespace::",
    "l/@*",
    `l/${"e[1]/".repeat(3000)}e`,
    `l/e${"[1]".repeat(17)}`,
  ])("PRS-087 '%s' is not in the selector's grammar", (sel) => {
    expect(outcome(list, `<remove sel="${sel}"/>`)).toBe("[invalid-attribute-value]");
  });

  test("PRS-087 add selects neither attributes nor namespaces", () => {
    expect(outcome(list, `<add sel="l/e[1]/@n">v</add>`)).toBe("[invalid-attribute-value]");
    expect(outcome(list, `<add sel="l/namespace::p">v</add>`)).toBe("[invalid-attribute-value]");
  });

  test("PRS-087 attributes are compared by expanded name", () => {
    const target = `<r xmlns:p="urn:1"><a p:k="1"/><a k="1"/></r>`;
    expect(outcome(target, `<remove sel="r/a[@q:k='1']"/>`, `xmlns:q="urn:1"`)).toBe(
      `<r xmlns:p="urn:1"><a k="1"/></r>`,
    );
    expect(outcome(target, `<remove sel="r/a[@k='1']/@k"/>`)).toBe(`<r xmlns:p="urn:1"><a p:k="1"/><a/></r>`);
    expect(outcome(`<r xml:lang="en"/>`, `<replace sel="r/@xml:lang">de</replace>`)).toBe(
      `<r xml:lang="de"/>`,
    );
  });

  test("PRS-087 id() knows xml:id, and what the caller's schema says", () => {
    const target = `<r><a xml:id="one"><c/></a><b id="two"/></r>`;
    const operations = operationsIn(`<d><remove sel="id('one')/c"/></d>`);
    expect(applyPatch(target, operations)).toEqual({
      ok: true,
      value: `<r><a xml:id="one"/><b id="two"/></r>`,
    });
    const byId = operationsIn(`<d><add sel='id("two")'><c/></add></d>`);
    expect(applyPatch(target, byId)).toMatchObject({
      ok: false,
      error: { condition: "unsupported-id-function" },
    });
    const idOf = (element: { attributes: readonly { localName: string; value: string }[] }) =>
      element.attributes.find(({ localName }) => localName === "id")?.value;
    expect(applyPatch(target, byId, { idOf })).toEqual({
      ok: true,
      value: `<r><a xml:id="one"><c/></a><b id="two"><c/></b></r>`,
    });
    const none = operationsIn(`<d><remove sel="id('three')"/></d>`);
    expect(applyPatch(target, none, { idOf })).toMatchObject({
      ok: false,
      error: { condition: "unlocated-node" },
    });
    expect(
      applyPatch(`<r><a xml:id="x"/><a xml:id="x"/></r>`, operationsIn(`<d><remove sel="id('x')"/></d>`)),
    ).toMatchObject({
      error: { condition: "unlocated-node" },
    });
  });
});

describe("PRS-087 prefixes of added names (RFC 5261 section 4.2.3)", () => {
  test("PRS-087 the target's only prefix for the namespace is taken", () => {
    expect(
      outcome(
        `<b:r xmlns:b="foo:"/>`,
        `<add sel="a:r"><a:bar a:k="1"><a:in/></a:bar></add>`,
        `xmlns:a="foo:"`,
      ),
    ).toBe(`<b:r xmlns:b="foo:"><b:bar b:k="1"><b:in/></b:bar></b:r>`);
    expect(
      outcome(`<b:r xmlns:b="foo:"/>`, `<d:add sel="r"><bar>t</bar></d:add>`, `xmlns="foo:" xmlns:d="urn:d"`),
    ).toBe(`<b:r xmlns:b="foo:"><b:bar>t</b:bar></b:r>`);
  });

  test("PRS-087 of several, the diff's own, then the context element's, then the nearest before it", () => {
    const two = `<x:r xmlns:x="foo:" xmlns:y="foo:"/>`;
    const add = (prefix: string, target: string) =>
      outcome(target, `<add sel="*"><${prefix}:c/></add>`, `xmlns:${prefix}="foo:"`);
    expect(add("y", two)).toContain("<y:c/>");
    expect(add("z", two)).toContain("<x:c/>");
    const plain = `<r xmlns:x="foo:" xmlns:y="foo:"/>`;
    expect(add("xx", plain)).toContain("<x:c/>");
    expect(add("z", plain)).toContain("<y:c/>");
    expect(add("a", plain)).toContain("<x:c/>");
    const withDefault = `<o:r xmlns:o="urn:o" xmlns="foo:" xmlns:x="foo:" xmlns:y="foo:"/>`;
    expect(add("a", withDefault)).toContain("<c/>");
  });

  test("PRS-087 an attribute never falls to the default namespace", () => {
    expect(
      outcome(`<r xmlns="foo:" xmlns:x="foo:"/>`, `<add sel="a:r"><a:c a:k="1"/></add>`, `xmlns:a="foo:"`),
    ).toBe(`<r xmlns="foo:" xmlns:x="foo:"><c x:k="1"/></r>`);
    expect(outcome(`<r xmlns="foo:"/>`, `<add sel="a:r"><a:c a:k="1"/></add>`, `xmlns:a="foo:"`)).toBe(
      `<r xmlns="foo:"><a:c xmlns:a="foo:" a:k="1"/></r>`,
    );
  });

  test("PRS-087 a declaration that the target lacks comes along", () => {
    expect(outcome(`<r/>`, `<add sel="r"><a:c/></add>`, `xmlns:a="foo:"`)).toBe(
      `<r><a:c xmlns:a="foo:"/></r>`,
    );
    expect(outcome(`<r xmlns="urn:x"/>`, `<add sel="*"><c/></add>`)).toBe(
      `<r xmlns="urn:x"><c xmlns=""/></r>`,
    );
    expect(outcome(`<r/>`, `<d:add sel="*"><c/></d:add>`, `xmlns="foo:" xmlns:d="urn:d"`)).toBe(
      `<r><c xmlns="foo:"/></r>`,
    );
  });

  test("PRS-087 declarations inside the content stay as they are, and hide what they hide", () => {
    expect(
      outcome(
        `<b:r xmlns:b="foo:"/>`,
        `<add sel="*"><q:c xmlns:q="foo:"><a:d/></q:c></add>`,
        `xmlns:a="foo:"`,
      ),
    ).toBe(`<b:r xmlns:b="foo:"><q:c xmlns:q="foo:"><b:d/></q:c></b:r>`);
    const hidden = outcome(
      `<b:r xmlns:b="foo:"/>`,
      `<add sel="*"><a:c xmlns:b="urn:other"><a:d/></a:c></add>`,
      `xmlns:a="foo:"`,
    );
    expect(hidden).toBe(`<b:r xmlns:b="foo:"><a:c xmlns:a="foo:" xmlns:b="urn:other"><a:d/></a:c></b:r>`);
  });

  test("PRS-087 a prefix with two meanings does not mix them up", () => {
    const target = `<r xmlns:p="urn:2"/>`;
    const added = outcome(target, `<add sel="*"><p:a><q:b/></p:a></add>`, `xmlns:p="urn:1" xmlns:q="urn:2"`);
    expect(added).toBe(`<r xmlns:p="urn:2"><p:a xmlns:p="urn:1" xmlns:q="urn:2"><q:b/></p:a></r>`);
  });

  test("PRS-087 qualified attributes", () => {
    const add = (target: string) => outcome(target, `<add sel="*" type="@a:k">v</add>`, `xmlns:a="foo:"`);
    expect(add(`<r xmlns:b="foo:"/>`)).toBe(`<r xmlns:b="foo:" b:k="v"/>`);
    expect(add(`<r/>`)).toBe(`<r xmlns:a="foo:" a:k="v"/>`);
    expect(add(`<r xmlns:a="urn:x"><a:c/></r>`)).toBe(
      `<r xmlns:a="urn:x" xmlns:a1="foo:" a1:k="v"><a:c/></r>`,
    );
    expect(add(`<r xmlns:b="foo:" b:k="1"/>`)).toBe("[invalid-attribute-value]");
    expect(outcome(`<r/>`, `<add sel="*" type="@q:k">v</add>`)).toBe("[invalid-namespace-prefix]");
    expect(outcome(`<r/>`, `<add sel="*" type="@xml:lang">en</add>`)).toBe(`<r xml:lang="en"/>`);
  });
});

describe("PRS-087 namespace declarations", () => {
  test("PRS-087 are replaced on the element that has them, with all names that use them", () => {
    const target = `<r xmlns:p="urn:1"><p:a p:k="1"/></r>`;
    expect(
      outcome(
        target,
        `<replace sel="r/namespace::p">urn:2</replace><remove sel="r/q:a/@q:k"/>`,
        `xmlns:q="urn:2"`,
      ),
    ).toBe(`<r xmlns:p="urn:2"><p:a/></r>`);
    expect(outcome(target, `<replace sel="r/q:a/namespace::p">urn:2</replace>`, `xmlns:q="urn:1"`)).toBe(
      "[invalid-namespace-uri]",
    );
    expect(outcome(target, `<replace sel="r/namespace::p"/>`)).toBe("[invalid-namespace-uri]");
    expect(outcome(target, `<replace sel="r/namespace::p"><x/></replace>`)).toBe("[invalid-node-types]");
    expect(
      outcome(
        `<r xmlns:p="urn:1" xmlns:q="urn:2"><a p:k="" q:k=""/></r>`,
        `<replace sel="r/namespace::p">urn:2</replace>`,
      ),
    ).toBe("[invalid-namespace-uri]");
  });

  test("PRS-087 are removed only while unused", () => {
    expect(outcome(`<r xmlns:p="urn:1"><a/></r>`, `<remove sel="r/namespace::p"/>`)).toBe(`<r><a/></r>`);
    expect(outcome(`<r xmlns:p="urn:1"><p:a/></r>`, `<remove sel="r/namespace::p"/>`)).toBe(
      "[invalid-namespace-prefix]",
    );
    expect(outcome(`<r xmlns:p="urn:1"><a p:k=""/></r>`, `<remove sel="r/namespace::p"/>`)).toBe(
      "[invalid-namespace-prefix]",
    );
    expect(outcome(`<r xmlns:p="urn:1"><p:a xmlns:p="urn:2"/></r>`, `<remove sel="r/namespace::p"/>`)).toBe(
      `<r><p:a xmlns:p="urn:2"/></r>`,
    );
    expect(
      outcome(
        `<r xmlns:p="urn:1"><p:a/></r>`,
        `<remove sel="r/q:a"/><remove sel="r/namespace::p"/>`,
        `xmlns:q="urn:1"`,
      ),
    ).toBe(`<r/>`);
  });

  test("PRS-087 are added, but not over names that mean something else", () => {
    const add = (target: string, uri = "urn:2") =>
      outcome(target, `<add sel="r/a" type="namespace::p">${uri}</add>`);
    expect(add(`<r xmlns:p="urn:1"><a><b/></a></r>`)).toBe(
      `<r xmlns:p="urn:1"><a xmlns:p="urn:2"><b/></a></r>`,
    );
    expect(add(`<r xmlns:p="urn:1"><a><p:b/></a></r>`)).toBe("[invalid-namespace-prefix]");
    expect(add(`<r xmlns:p="urn:1"><a><p:b/></a></r>`, "urn:1")).toBe(
      `<r xmlns:p="urn:1"><a xmlns:p="urn:1"><p:b/></a></r>`,
    );
    expect(add(`<r><a xmlns:p="urn:1"/></r>`)).toBe("[invalid-namespace-prefix]");
    expect(add(`<r><a/></r>`, "")).toBe("[invalid-namespace-uri]");
    expect(outcome(`<r/>`, `<add sel="r" type="namespace::xmlns">urn:1</add>`)).toBe(
      "[invalid-namespace-prefix]",
    );
    expect(outcome(`<r/>`, `<add sel="r" type="@xmlns">urn:1</add>`)).toBe("[invalid-attribute-value]");
  });
});

describe("PRS-089 what else is refused, by its name", () => {
  test.each([
    [`<add sel="r" pos="inside"><c/></add>`, "invalid-attribute-value"],
    [`<add sel="r" type="k">v</add>`, "invalid-attribute-value"],
    [`<add sel="r/b" type="@k"><![CDATA[v]]></add>`, "invalid-attribute-value"],
    [`<add sel="r/b" type="@k"><v/></add>`, "invalid-attribute-value"],
    [`<add sel="r/a" type="@id">v</add>`, "invalid-attribute-value"],
    [`<replace sel="r/a/@id"><![CDATA[v]]></replace>`, "invalid-attribute-value"],
    [`<replace sel="r/a/@id"><v/></replace>`, "invalid-node-types"],
    [`<replace sel="r/a/text()"><v/></replace>`, "invalid-node-types"],
    [`<replace sel="r/a"/>`, "invalid-node-types"],
    [`<replace sel="r/a"> <d/></replace>`, "invalid-node-types"],
    [`<replace sel="r/a"><!--c--></replace>`, "invalid-node-types"],
    [`<add sel="r/a/text()"><c/></add>`, "invalid-patch-directive"],
    [`<add sel="r/a/text()" type="@k">v</add>`, "invalid-patch-directive"],
    [`<add sel="r/a" type="@k" pos="before">v</add>`, "invalid-patch-directive"],
    [`<remove sel="r/a" ws="around"/>`, "invalid-attribute-value"],
    [`<remove sel="r/a"><x/></remove>`, "invalid-diff-format"],
    [`<remove sel="r/namespace::p"/>`, "invalid-namespace-uri"],
  ])("PRS-089 %s", (operation, condition) => {
    expect(outcome(TARGET, operation)).toBe(`[${condition}]`);
  });

  test("PRS-089 content given as text that is no XML", () => {
    const add = (content: string) =>
      applyPatch("<r/>", [{ directive: "add", sel: "r", content, namespaces: new Map() }]);
    expect(add("<a>")).toMatchObject({ error: { condition: "invalid-diff-format" } });
    expect(add("</w><w>")).toMatchObject({ error: { condition: "invalid-diff-format" } });
    expect(add("&foo;")).toMatchObject({ error: { condition: "invalid-entity-declaration" } });
    expect(add("<p:a/>")).toMatchObject({ error: { condition: "invalid-namespace-prefix" } });
    expect(add("<!DOCTYPE a>")).toMatchObject({ error: { condition: "invalid-diff-format" } });
  });

  test("PRS-089 a target that is no XML has no nodes", () => {
    expect(outcome("<r>", `<remove sel="r"/>`)).toBe("[unlocated-node]");
  });

  test("PRS-089 elements do not pile up beyond the depth a document may have", () => {
    const operations = Array.from(
      { length: 80 },
      (_, depth) => `<add sel="${"*/".repeat(depth)}*"><a/></add>`,
    );
    expect(outcome("<r/>", operations.slice(0, 63).join(""))).toMatch(/^<r><a>/);
    expect(outcome("<r/>", operations.join(""))).toBe("[invalid-patch-directive]");
  });

  test("PRS-089 work is bounded, whatever the operations ask for", () => {
    const wide = `<r>${"<a/>".repeat(40_000)}</r>`;
    const many = Array.from({ length: 3000 }, () => ({
      directive: "replace" as const,
      sel: "r/a[39999]",
      content: "<a/>",
      namespaces: new Map<string, string>(),
    }));
    expect(applyPatch(wide, many, { maxEffort: 5_000_000 })).toMatchObject({
      ok: false,
      error: { condition: "unlocated-node" },
    });
  });
});

test("PRS-087 no selector and no content throws", () => {
  const piece = fc.constantFrom(
    "r",
    "a",
    "*",
    "/",
    "[1]",
    "[@id='1']",
    "@id",
    "text()",
    "namespace::p",
    "id('x')",
    "[.='",
    "::",
    "<a/>",
    "&",
    "x",
  );
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
  const operation = fc.record({
    directive: fc.constantFrom("add" as const, "replace" as const, "remove" as const),
    sel: text,
    content: text,
    namespaces: fc.constant(new Map<string, string>()),
  });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 4 }), (operations) => {
      const patched = applyPatch(TARGET, operations);
      if (patched.ok) canonicalForm(patched.value);
    }),
    { numRuns: 500 },
  );
});
