import { canonicalKey, diffDocuments, parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followPresence, type PresenceCopy } from "./follow-presence";
import { withVersion } from "./pidf-diff";
import { readPidfDiff } from "./read-pidf-diff";
import { writePidfDiff, writePidfFull } from "./write-pidf-diff";

const ALICE = "sip:alice@example.com";

const presence = (content: string, declared = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<presence xmlns="urn:ietf:params:xml:ns:pidf"${declared} entity="${ALICE}">${content}</presence>`;

function parsed(text: string) {
  const xml = parseXml(text);
  if (!xml.ok) throw new Error(`${xml.error.reason}: ${text}`);
  return xml.value;
}

const full = (text: string, version: number): string => withVersion(writePidfFull(parsed(text)), version);

function diff(before: string, after: string, version: number): string {
  const operations = diffDocuments(before, after);
  if (!operations.ok) throw new Error("no diff");
  return withVersion(writePidfDiff(ALICE, operations.value), version);
}

const same = (a: string, b: string): boolean => canonicalKey(parsed(a).root) === canonicalKey(parsed(b).root);

const tuple = (id: string, basic: string, note = ""): string =>
  `<tuple id="${id}"><status><basic>${basic}</basic></status>${note === "" ? "" : `<note>${note}</note>`}</tuple>`;

describe("partial presence documents", () => {
  test("FLW-004 PRS-080 the whole state, then one replaced value", () => {
    const [before, after] = [presence(tuple("a", "open")), presence(tuple("a", "closed"))];
    const first = followPresence(undefined, full(before, 1));
    if (first.kind !== "current") throw new Error(first.kind);
    expect(first.copy.version).toBe(1);
    expect(same(first.copy.text, before)).toBe(true);
    const body = diff(before, after, 2);
    expect(body).toContain("replace");
    const second = followPresence(first.copy, body);
    expect(second.kind === "current" && same(second.copy.text, after)).toBe(true);
  });

  test("PRS-083 older is passed over, a gap and a patch that does not apply are told, any newer whole state is taken", () => {
    const states = [
      presence(tuple("a", "open")),
      presence(tuple("a", "closed")),
      presence(tuple("b", "open")),
    ];
    const [one = "", two = "", three = ""] = states;
    const copy: PresenceCopy = { version: 5, text: one };
    expect(followPresence(copy, diff(one, two, 5)).kind).toBe("outdated");
    expect(followPresence(copy, full(two, 4)).kind).toBe("outdated");
    expect(followPresence(copy, diff(one, two, 7)).kind).toBe("lost");
    const astray = diff(one, two, 6).replaceAll(/sel="[^"]+"/g, 'sel="*/nothing"');
    expect(followPresence(copy, astray).kind).toBe("lost");
    expect(followPresence(undefined, diff(one, two, 1)).kind).toBe("lost");
    expect(followPresence(copy, full(three, 90)).kind).toBe("current");
    expect(followPresence(copy, "<p:pidf-diff").kind).toBe("lost");
  });

  test("PRS-080 the example of RFC 5262 section 5.2 reads", () => {
    const read = readPidfDiff(
      `<p:pidf-diff xmlns="urn:ietf:params:xml:ns:pidf" xmlns:p="urn:ietf:params:xml:ns:pidf-diff" xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" xmlns:d="urn:ietf:params:xml:ns:pidf:data-model" entity="pres:someone@example.com" version="568"><p:add sel="presence/note" pos="before"><tuple id="ert4773"><status><basic>open</basic></status></tuple></p:add><p:replace sel="*/tuple[@id='r1230d']/status/basic/text()">open</p:replace><p:remove sel="*/d:person/r:activities/r:busy" ws="after"/></p:pidf-diff>`,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: "diff",
        version: 568,
        operations: [{ directive: "add" }, { directive: "replace" }, { directive: "remove" }],
      },
    });
  });

  test.each([
    ["no XML", "<"],
    ["another root", presence("")],
    ["a version that is none", '<p:pidf-full xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="-1"/>'],
    [
      "something that is no operation",
      '<p:pidf-diff xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="1"><x/></p:pidf-diff>',
    ],
    [
      "entities",
      '<!DOCTYPE x [<!ENTITY y "z">]><p:pidf-diff xmlns:p="urn:ietf:params:xml:ns:pidf-diff" version="1"/>',
    ],
  ])("PRS-083 %s is refused", (_, source) => {
    expect(readPidfDiff(source).ok).toBe(false);
  });

  test("PRS-080 PRS-088 following a subscription always gives the document it would have got whole", () => {
    const tuples = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d"),
        basic: fc.constantFrom("open", "closed"),
        note: fc.constantFrom("", "one", "two &amp; three", "<![CDATA[4]]>"),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    );
    const person = fc.constantFrom(
      "",
      '<dm:person id="p" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"><x:y xmlns:x="urn:x" z="1"/></dm:person>',
      '<dm:person id="p" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"><x:y xmlns:x="urn:x" z="2"/><!-- c --></dm:person>',
    );
    const state = fc
      .record({ tuples, person })
      .map(({ tuples: each, person: more }) =>
        presence(
          each.map(({ id, basic, note }) => tuple(id, basic, note)).join("\n") + more,
          ' xmlns:q="urn:q"',
        ),
      );
    fc.assert(
      fc.property(fc.array(fc.tuple(state, fc.boolean()), { minLength: 1, maxLength: 8 }), (steps) => {
        let copy: PresenceCopy | undefined;
        let told = "";
        steps.forEach(([text, isWhole], index) => {
          const version = index + 1;
          const body = isWhole || told === "" ? full(text, version) : diff(told, text, version);
          const followed = followPresence(copy, body);
          if (followed.kind !== "current") throw new Error(JSON.stringify(followed));
          copy = followed.copy;
          told = text;
          expect(same(copy.text, text)).toBe(true);
        });
      }),
    );
  });
});
