import {
  childElements,
  childOf,
  diffDocuments,
  type PatchOperation,
  parseXml,
  type XmlElement,
} from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followDocument } from "./follow-document";
import { readXcapDiff } from "./read-xcap-diff";
import { writeXcapDiff } from "./write-xcap-diff";
import type { DocumentEntry, XcapDiffEntry } from "./xcap-diff";

const ROOT = "https://example.com/xcap-root/";
const INDEX = "resource-lists/users/sip:alice@example.com/index";
const RL = "urn:ietf:params:xml:ns:resource-lists";
const LISTS = `<resource-lists xmlns="${RL}"><list name="friends"><entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry><entry uri="sip:carol@example.com"/></list><list name="work"><entry uri="sip:dave@example.com"/></list></resource-lists>`;
const WITHOUT_CAROL = LISTS.replace(`<entry uri="sip:carol@example.com"/>`, "");

const root = (text: string): XmlElement => {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(`${parsed.error.reason.text}: ${text}`);
  return parsed.value.root;
};

const operations = (before: string, after: string): readonly PatchOperation[] => {
  const found = diffDocuments(before, after);
  if (!found.ok) throw new Error(found.error.reason.text);
  return found.value;
};

const write = (...entries: XcapDiffEntry[]): string => writeXcapDiff({ xcapRoot: ROOT, entries });

const read = (text: string): readonly XcapDiffEntry[] => {
  const diff = readXcapDiff(text);
  if (!diff.ok) throw new Error(`${diff.error}: ${text}`);
  return diff.value.entries;
};

const documents = (text: string): DocumentEntry[] =>
  read(text).flatMap((each) => (each.kind === "document" ? [each] : []));

describe("XDM-075 documents in an xcap-diff", () => {
  test("XDM-075 exist, change and go by their etags (vector V-11)", () => {
    expect(
      write(
        { kind: "document", sel: INDEX, newEtag: "e1" },
        {
          kind: "document",
          sel: "org.openmobilealliance.pres-rules/users/sip:alice@example.com/pres-rules",
          newEtag: "r1",
        },
      ),
    ).toBe(
      `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="https://example.com/xcap-root/"><document sel="resource-lists/users/sip:alice@example.com/index" new-etag="e1"/><document sel="org.openmobilealliance.pres-rules/users/sip:alice@example.com/pres-rules" new-etag="r1"/></xcap-diff>`,
    );
    expect(write({ kind: "document", sel: INDEX, previousEtag: "e2" })).toContain(
      `<document sel="${INDEX}" previous-etag="e2"/>`,
    );
    expect(write()).toBe(`<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="${ROOT}"/>`);
  });

  test("XDM-088 a patch is told with the prefixes of the document", () => {
    const change = { kind: "patch", operations: operations(LISTS, WITHOUT_CAROL) } as const;
    expect(write({ kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2", change })).toBe(
      `<d:xcap-diff xmlns="${RL}" xmlns:d="urn:ietf:params:xml:ns:xcap-diff" xcap-root="${ROOT}"><d:document sel="${INDEX}" previous-etag="e1" new-etag="e2"><d:remove sel="*/list[1]/entry[2]"/></d:document></d:xcap-diff>`,
    );
  });

  test("XDM-088 the diff of vector V-11 is applied", () => {
    const text = `<d:xcap-diff xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:d="urn:ietf:params:xml:ns:xcap-diff" xcap-root="https://example.com/xcap-root/"><d:document sel="resource-lists/users/sip:alice@example.com/index" previous-etag="e1" new-etag="e2"><d:remove sel="*/list[@name='friends']/entry[2]"/></d:document></d:xcap-diff>`;
    expect(followDocument({ etag: "e1", text: LISTS }, documents(text))).toEqual({
      kind: "current",
      copy: { etag: "e2", text: WITHOUT_CAROL },
    });
  });

  test("XDM-088 two documents may give one prefix two meanings, and d another", () => {
    const first = [`<r xmlns:d="urn:1"><d:a/></r>`, `<r xmlns:d="urn:1"><d:a/><d:b/></r>`] as const;
    const second = [
      `<r xmlns:d="urn:2" xmlns="urn:3"/>`,
      `<r xmlns:d="urn:2" xmlns="urn:3"><d:b/><c/></r>`,
    ] as const;
    const entry = (sel: string, [before, after]: readonly [string, string]): DocumentEntry => ({
      kind: "document",
      sel,
      previousEtag: "1",
      newEtag: "2",
      change: { kind: "patch", operations: operations(before, after) },
    });
    const told = documents(write(entry("a", first), entry("b", second)));
    for (const [at, [before, after]] of [first, second].entries()) {
      expect(followDocument({ etag: "1", text: before }, told.slice(at, at + 1))).toMatchObject({
        copy: { text: after },
      });
    }
  });

  test("XDM-075 only the etag changed", () => {
    const text = write({
      kind: "document",
      sel: INDEX,
      previousEtag: "e1",
      newEtag: "e2",
      change: { kind: "body-not-changed" },
    });
    expect(text).toContain(`new-etag="e2"><body-not-changed/></document>`);
    expect(followDocument({ etag: "e1", text: LISTS }, documents(text))).toEqual({
      kind: "current",
      copy: { etag: "e2", text: LISTS },
    });
  });

  test("XDM-075 a lone new-etag never carries a patch, and what is unknown is passed over", () => {
    const text = `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="${ROOT}" z="1"><document sel="a" new-etag="2" other="x"><remove sel="*/b"/></document><new-thing sel="x"/><x:y xmlns:x="urn:x"/></xcap-diff>`;
    expect(read(text)).toEqual([{ kind: "document", sel: "a", newEtag: "2" }]);
  });

  test.each([
    "<xcap-diff/>",
    `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff"/>`,
    `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root=""><document/></xcap-diff>`,
    `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root=""><element sel="a" exists="perhaps"/></xcap-diff>`,
    `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root=""><document sel="a"><add/></document></xcap-diff>`,
    "<xcap-diff",
  ])("XDM-075 %s is refused", (text) => {
    expect(readXcapDiff(text).ok).toBe(false);
  });
});

describe("XDM-089 components in an xcap-diff", () => {
  test("XDM-089 an element stands as stored, what it takes from outside is declared around it", () => {
    const source = `<rls:s xmlns:rls="urn:rls" xmlns:rl="${RL}"><rls:service  uri='x'><rl:entry/><q:z xmlns:q="urn:q" t="rl:name"/></rls:service></rls:s>`;
    const content = childOf(root(source), "urn:rls", "service");
    if (content === undefined) throw new Error("no service");
    const text = write({ kind: "element", sel: "s/~~/*/service%5b1%5d", exists: true, content });
    expect(text).toContain(
      `><rls:service  uri='x'><rl:entry/><q:z xmlns:q="urn:q" t="rl:name"/></rls:service></d:element>`,
    );
    const [entry] = read(text);
    expect(entry).toMatchObject({ kind: "element", sel: "s/~~/*/service%5b1%5d", exists: true });
    expect(entry?.kind === "element" ? entry.content : undefined).toMatchObject({
      namespace: "urn:rls",
      localName: "service",
    });
  });

  test("XDM-089 an element in no namespace stays in none beside others with a default namespace", () => {
    const [bare] = childElements(root("<a><b/></a>"));
    const [named] = childElements(root(`<a xmlns="urn:x"><b/></a>`));
    if (bare === undefined || named === undefined) throw new Error("no child");
    const told = read(
      write(
        { kind: "element", sel: "1", exists: true, content: bare },
        { kind: "element", sel: "2", exists: true, content: named },
      ),
    );
    expect(told.map((each) => (each.kind === "element" ? each.content?.namespace : undefined))).toEqual([
      "",
      "urn:x",
    ]);
  });

  test("XDM-089 attributes are plain text, and what is gone does not exist", () => {
    const text = write(
      { kind: "attribute", sel: "a/~~/b/@c", exists: true, value: `wo"rk & <play>` },
      { kind: "attribute", sel: "a/~~/b/@d", exists: false },
      { kind: "element", sel: "a/~~/b", exists: false },
      { kind: "element", sel: "a/~~/c", exists: true },
    );
    expect(text).toContain(`<attribute sel="a/~~/b/@c">wo"rk &amp; &lt;play&gt;</attribute>`);
    expect(text).toContain(`<element sel="a/~~/b" exists="0"/>`);
    expect(read(text)).toEqual([
      { kind: "attribute", sel: "a/~~/b/@c", exists: true, value: `wo"rk & <play>` },
      { kind: "attribute", sel: "a/~~/b/@d", exists: false },
      { kind: "element", sel: "a/~~/b", exists: false },
      { kind: "element", sel: "a/~~/c", exists: true },
    ]);
  });

  test("XDM-089 the example of RFC 5874 section 5 is read", () => {
    const text = `<d:xcap-diff xmlns:d="urn:ietf:params:xml:ns:xcap-diff" xmlns="urn:ietf:params:xml:ns:rls-services" xcap-root="http://xcap.example.com/root/"><d:document new-etag="7ahggs" sel="resource-lists/users/sip:joe@example.com/coworkers" previous-etag="8a77f8d"/><d:element sel="rls-services/users/sip:joe@example.com/index/~~/*/service%5b@uri='sip:marketing@example.com'%5d" xmlns:rl="${RL}"><service uri="sip:marketing@example.com"><list name="marketing"><rl:entry uri="sip:joe@example.com"/></list></service></d:element><d:attribute sel="rls-services/users/sip:joe@example.com/index/~~/*/service/@uri">sip:marketing@example.com</d:attribute></d:xcap-diff>`;
    expect(read(text)).toMatchObject([
      { kind: "document", previousEtag: "8a77f8d", newEtag: "7ahggs" },
      {
        kind: "element",
        exists: true,
        content: { localName: "service", namespace: "urn:ietf:params:xml:ns:rls-services" },
      },
      { kind: "attribute", exists: true, value: "sip:marketing@example.com" },
    ]);
  });
});

describe("XDM-081 a subscriber follows its document", () => {
  const patch = (previousEtag: string, newEtag: string, before: string, after: string): DocumentEntry => ({
    kind: "document",
    sel: "x",
    previousEtag,
    newEtag,
    change: { kind: "patch", operations: operations(before, after) },
  });
  const [one, two, three] = ["<a>1</a>", "<a>2</a>", "<a>3</a>"] as const;
  const chain = [patch("e1", "e2", one, two), patch("e2", "e3", two, three)];

  test("XDM-081 steps before its version are skipped (vector V-11)", () => {
    for (const copy of [
      { etag: "e1", text: one },
      { etag: "e2", text: two },
      { etag: "e3", text: three },
    ]) {
      expect(followDocument(copy, chain)).toEqual({ kind: "current", copy: { etag: "e3", text: three } });
    }
  });

  test("XDM-081 a copy that does not meet the chain is fetched", () => {
    expect(followDocument({ etag: "e0", text: one }, chain)).toEqual({ kind: "fetch" });
    expect(followDocument(undefined, chain)).toEqual({ kind: "fetch" });
    expect(
      followDocument({ etag: "e1", text: one }, [
        { kind: "document", sel: "x", previousEtag: "e1", newEtag: "e2" },
        chain[1] as DocumentEntry,
      ]),
    ).toEqual({ kind: "fetch" });
    expect(followDocument(undefined, [{ kind: "document", sel: "x", newEtag: "e1" }])).toEqual({
      kind: "fetch",
    });
  });

  test("XDM-081 a failing patch is told apart", () => {
    const failed = followDocument({ etag: "e1", text: "<b/>" }, chain);
    expect(failed).toMatchObject({ kind: "patch-failed", error: { condition: "unlocated-node" } });
  });

  test("XDM-081 deletion and return", () => {
    const gone: DocumentEntry = { kind: "document", sel: "x", previousEtag: "e3" };
    const back: DocumentEntry = { kind: "document", sel: "x", newEtag: "e4" };
    expect(followDocument({ etag: "e1", text: one }, [...chain, gone])).toEqual({ kind: "deleted" });
    expect(followDocument(undefined, [gone])).toEqual({ kind: "deleted" });
    expect(followDocument({ etag: "e1", text: one }, [...chain, gone, back])).toEqual({ kind: "fetch" });
    expect(followDocument({ etag: "e4", text: one }, [gone, back])).toMatchObject({
      kind: "current",
      copy: { etag: "e4" },
    });
    expect(followDocument({ etag: "e4", text: one }, [gone])).toEqual({ kind: "fetch" });
    expect(followDocument({ etag: "e4", text: one }, [])).toMatchObject({ kind: "current" });
  });
});

test("XDM-075 what is written is read", () => {
  const text = fc.string({ unit: "grapheme" }).filter((value) => !/[\u0000-\u001f\ufffe\uffff]/.test(value));
  const entry: fc.Arbitrary<XcapDiffEntry> = fc.oneof(
    fc.record({ kind: fc.constant("document" as const), sel: text, newEtag: text }),
    fc.record({ kind: fc.constant("document" as const), sel: text, previousEtag: text, newEtag: text }),
    fc.record({ kind: fc.constant("attribute" as const), sel: text, exists: fc.constant(true), value: text }),
    fc.record({ kind: fc.constant("element" as const), sel: text, exists: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(read(write(...entries))).toEqual(entries);
    }),
  );
});
