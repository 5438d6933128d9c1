import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyPatch } from "../apply-patch";
import { canonicalForm } from "../canonical-form.fixture";
import { operationsIn } from "../operations.fixture";
import { type PatchOperation, writePatchOperation } from "../patch-operation";
import { diffDocuments } from "./diff-documents";

const diff = (before: string, after: string): readonly PatchOperation[] => {
  const operations = diffDocuments(before, after);
  if (!operations.ok) throw new Error(operations.error.reason.text);
  return operations.value;
};

/** The operations as they come out of a document they were sent in. */
const sent = (operations: readonly PatchOperation[]): PatchOperation[] => {
  const inScope = new Map([["zz", "urn:diff"]]);
  const written = operations.map((each) => writePatchOperation(each, { prefix: "zz", inScope }));
  return operationsIn(`<zz:diff xmlns:zz="urn:diff">${written.join("")}</zz:diff>`);
};

const patched = (before: string, operations: readonly PatchOperation[]): string => {
  const result = applyPatch(before, operations);
  if (!result.ok)
    throw new Error(`${result.error.condition}: ${result.error.phrase} ${JSON.stringify(operations)}`);
  return result.value;
};

const told = (before: string, after: string): string[] =>
  diff(before, after).map((each) => writePatchOperation(each, { prefix: "", inScope: each.namespaces }));

const check = (before: string, after: string): void => {
  const operations = diff(before, after);
  expect(canonicalForm(patched(before, operations))).toBe(canonicalForm(after));
  expect(canonicalForm(patched(before, sent(operations)))).toBe(canonicalForm(after));
};

describe("PRS-088 a small change gives a small diff", () => {
  const lists = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"><entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry><entry uri="sip:carol@example.com"/></list><list name="work"><entry uri="sip:dave@example.com"/></list></resource-lists>`;

  test.each([
    ["nothing", lists, []],
    ["another quote", lists.replace(`name="work"`, `name='work'`), []],
    [
      "an element removed",
      lists.replace(`<entry uri="sip:carol@example.com"/>`, ""),
      [`<remove sel="*/list[1]/entry[2]"/>`],
    ],
    ["an attribute changed", lists.replace("work", "job"), [`<replace sel="*/list[2]/@name">job</replace>`]],
    [
      "a text changed",
      lists.replace(">Bob<", ">Rob<"),
      [`<replace sel="*/list[1]/entry[1]/display-name/text()">Rob</replace>`],
    ],
    [
      "an element appended",
      lists.replace("</list></resource", `<entry uri="sip:e@example.com"/></list></resource`),
      [`<add sel="*/list[2]"><entry uri="sip:e@example.com"/></add>`],
    ],
    [
      "an element inserted",
      lists.replace(`<entry uri="sip:carol`, `<entry uri="sip:e@example.com"/><entry uri="sip:carol`),
      [`<add sel="*/list[1]/entry[2]" pos="before"><entry uri="sip:e@example.com"/></add>`],
    ],
    [
      "an attribute in a namespace of its own",
      lists.replace("<resource-lists ", `<resource-lists xmlns:x="urn:x" x:k="" `),
      [`<add sel="*" type="namespace::x">urn:x</add>`, `<add sel="*" type="@x:k"/>`],
    ],
    ["a comment in front", `<!--n-->${lists}`, [`<add sel="*" pos="before"><!--n--></add>`]],
  ])("PRS-088 %s", (_what, after, operations) => {
    expect(told(lists, after)).toEqual(operations);
    check(lists, after);
  });

  test("PRS-088 lines go and come with their white space", () => {
    const before = `<l>\n  <e u="1"/>\n  <e u="2"/>\n  <e u="3"/>\n</l>`;
    expect(told(before, before.replace(`\n  <e u="2"/>`, ""))).toEqual([`<remove sel="*/e[2]" ws="after"/>`]);
    expect(told(before, before.replace(`\n  <e u="3"/>`, ""))).toEqual([
      `<remove sel="*/e[3]" ws="before"/>`,
    ]);
    expect(told(before, before.replace(`<e u="3"/>`, `<e u="x"/>\n  <e u="3"/>`))).toEqual([
      `<add sel="*/e[3]" pos="before"><e u="x"/>\n  </add>`,
    ]);
    expect(told(before, before.replace(`<e u="3"/>`, `<e u="3"/>\n  <e u="4"/>`))).toEqual([
      `<add sel="*/e[3]" pos="after">\n  <e u="4"/></add>`,
    ]);
  });

  test("PRS-088 one operation in a list of 5,000 entries, at any place", () => {
    const entries = Array.from(
      { length: 5000 },
      (_, at) => `  <entry uri="sip:user${at}@example.com"><display-name>User ${at}</display-name></entry>\n`,
    );
    const list = (content: readonly string[]) => `<list xmlns="urn:l">\n${content.join("")}</list>`;
    const before = list(entries);
    const fresh = `  <entry uri="sip:new@example.com"/>\n`;
    for (const at of [0, 1, 2500, 4999, 5000]) {
      const after = list([...entries.slice(0, at), fresh, ...entries.slice(at)]);
      const operations = diff(before, after);
      expect(operations).toHaveLength(1);
      expect(patched(before, operations)).toBe(after);
    }
    const changed = before.replace("User 2500<", "Somebody<");
    expect(diff(before, changed)).toHaveLength(1);
    expect(diff(before, before.replace(`user77@`, `other@`))).toHaveLength(1);
    expect(diff(before, list(entries.filter((_, at) => at !== 3000)))).toHaveLength(1);
    check(before, list([...entries].reverse()));
    check(before, list(entries.map((entry) => entry.replace("User", "Name"))));
    check(before, list(entries.slice(2000)));
  });

  test("PRS-088 a diff that would be longer than the document replaces it", () => {
    expect(told(`<a><b>1</b><c>2</c></a>`, `<x/>`)).toEqual([`<replace sel="*"><x/></replace>`]);
    const wide = (text: string) =>
      `<r>${Array.from({ length: 3000 }, (_, at) => `<e id="a${at}"><long-name-of-an-element>${text}</long-name-of-an-element><f>${"same ".repeat(30)}</f></e>`).join("")}</r>`;
    expect(diff(wide("1"), wide("2"))).toHaveLength(1);
    check(wide("1"), wide("2"));
  });

  test("PRS-088 what is not XML is refused", () => {
    expect(diffDocuments("<a/>", "<a>")).toMatchObject({ ok: false, error: { kind: "not-well-formed" } });
    expect(diffDocuments("<a", "<a/>")).toMatchObject({ ok: false });
  });
});

describe("PRS-088 names and namespaces", () => {
  test.each([
    [`<r xmlns:p="urn:1"><p:a/></r>`, `<r xmlns:p="urn:1"><p:a/><p:b p:k="1"/></r>`],
    [`<r xmlns:p="urn:1"><p:a/></r>`, `<r xmlns:p="urn:2"><p:a/></r>`],
    [`<r xmlns:p="urn:1"><a/></r>`, `<r><a/></r>`],
    [`<r><a/></r>`, `<r xmlns="urn:1"><a/></r>`],
    [`<r xmlns="urn:1"><a/></r>`, `<r xmlns="urn:1"><a xmlns=""/></r>`],
    [`<r xmlns="urn:1"><a xmlns=""><b/></a></r>`, `<r xmlns="urn:1"><a xmlns=""><b/><c/></a></r>`],
    [
      `<r xmlns="urn:1"><a xmlns="urn:2"><b k=""/></a></r>`,
      `<r xmlns="urn:1"><a xmlns="urn:2"><b k="x"/><q:c xmlns:q="urn:1"/></a></r>`,
    ],
    [
      `<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"/><p:b xmlns:p="urn:2"/></p:a>`,
      `<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"/><p:b xmlns:p="urn:2"><p:c/></p:b></p:a>`,
    ],
    [
      `<r xmlns:p="urn:1" xmlns:q="urn:1"><p:a p:k="1"/></r>`,
      `<r xmlns:p="urn:1" xmlns:q="urn:1"><p:a q:k="1"/></r>`,
    ],
    [`<r xmlns:p="urn:1" xmlns:q="urn:1"><p:a/></r>`, `<r xmlns:p="urn:1" xmlns:q="urn:1"><q:a/></r>`],
    [`<r xmlns:p="urn:1" xmlns="urn:1"><a/></r>`, `<r xmlns:p="urn:1" xmlns="urn:1"><p:a/></r>`],
    [`<r><a/></r>`, `<r xmlns:p="urn:1"><a xmlns:p="urn:2"/></r>`],
    [`<r xml:lang="en"/>`, `<r xml:lang="de" xml:id="x"/>`],
    [`<r a="1"/>`, `<r a="&#10;&#9; &quot;'&lt;&#13;"/>`],
    [`<r>a</r>`, `<r>&#13;<![CDATA[]]>]]&gt;<![CDATA[<]]></r>`],
    [`<?a?><r/><!--1--><!--2-->`, `<!--0--><r/><!--2--><?b?><?b?>`],
    [`<r><!--1-->a<?p x?>b</r>`, `<r>b<?p y?>a<!--2--></r>`],
    [`<r>a<b/>c</r>`, `<r>c<b/>a</r>`],
    [`<r>a<b/>c<b/>d</r>`, `<r>ac<b/>d</r>`],
    [`<r>a<!--x--></r>`, `<r><b/>a</r>`],
    [`\ufeff<?xml version="1.0"?><r/>`, `<r><a/></r>`],
  ])("PRS-088 %s to %s", (before, after) => {
    check(before, after);
    check(after, before);
  });
});

interface Shape {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: readonly (Shape | string)[];
}

const names = fc.constantFrom("a", "b", "p:a", "q:b", "c");
const attributes = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom("id", "k", "p:k", "q:k", "xml:lang"), fc.constantFrom("1", "2", "&#10;", "")),
    {
      selector: ([name]) => (name.includes(":") && name !== "xml:lang" ? "pk" : name),
      maxLength: 3,
    },
  )
  .map((list) => list.map(([name, value]) => `${name}="${value}"`));
const declared = fc.constantFrom(
  "",
  "",
  "",
  ` xmlns:p="urn:2"`,
  ` xmlns="urn:1"`,
  ` xmlns=""`,
  ` xmlns:q="urn:3"`,
  ` xmlns:n="urn:4"`,
);
const loose = fc.constantFrom(
  "x",
  "y",
  " ",
  "\n  ",
  "<!--c-->",
  "<!--d-->",
  "<?t u?>",
  "<?v?>",
  "<![CDATA[<]]>",
  "&amp;",
  "]]",
);
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    name: fc.tuple(names, declared).map((pair) => pair.join("|")),
    attributes,
    children: fc.array(fc.oneof({ depthSize: "small", withCrossShrink: true }, loose, tie("shape")), {
      maxLength: 5,
    }),
  }),
}));

function write({ name, attributes: own, children }: Shape): string {
  const [tag, declaration = ""] = name.split("|");
  const inside = children.map((child) => (typeof child === "string" ? child : write(child))).join("");
  const open = `<${[`${tag}${declaration}`, ...own].join(" ")}`;
  return inside === "" ? `${open}/>` : `${open}>${inside}</${tag}>`;
}

const ROOTS = [
  `<r xmlns:p="urn:1" xmlns:q="urn:1">`,
  `<r xmlns="urn:1" xmlns:p="urn:1" xmlns:q="urn:2">`,
  `<r xmlns:p="urn:2" xmlns:q="urn:1">`,
];
const documents = fc
  .tuple(
    fc.constantFrom(...ROOTS),
    fc.array(fc.oneof(loose, shape.map(write)), { maxLength: 8 }),
    fc.constantFrom("", "<!--h-->", "<?h?>\n"),
  )
  .map(([open, parts, head]) => `${head}${open}${parts.join("")}</r>${head}`)
  .filter((text) => diffDocuments(text, "<r/>").ok);

/** A document like another: some pieces of its text gone, doubled, moved or changed, still well-formed. */
const edited = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("drop", "double", "x", "<b/>", " ", `<a id="7"/>`)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((edits) => {
      let result = text;
      for (const [from, length, how] of edits) {
        const pieces = result.split(/(?=<)/);
        const at = from % pieces.length;
        const count = 1 + (length % 2);
        if (how === "drop") pieces.splice(at, count);
        else if (how === "double") pieces.splice(at, 0, ...pieces.slice(at, at + count));
        else pieces.splice(at, 0, how);
        const next = pieces.join("");
        if (diffDocuments(next, "<r/>").ok) result = next;
      }
      return result;
    });

describe("PRS-088 diff(old, new) applied to old gives new", () => {
  test("PRS-088 for any two documents", () => {
    fc.assert(fc.property(documents, documents, check), { numRuns: 800 });
  });

  test("PRS-088 for a document and an edited one", () => {
    fc.assert(
      fc.property(
        documents.chain((text) => fc.tuple(fc.constant(text), edited(text))),
        ([before, after]) => check(before, after),
      ),
      { numRuns: 800 },
    );
  });

  test("PRS-088 the way a document is written makes no difference", () => {
    const before = `<r a="1" b="2"><c></c>&lt;x</r>`;
    const after = `<?xml version="1.0"?>\n<r  b='2' a='&#49;'><c/><![CDATA[<]]>x</r >`;
    expect(diff(before, after)).toEqual([]);
    expect(canonicalForm(before)).toBe(canonicalForm(after));
  });
});
