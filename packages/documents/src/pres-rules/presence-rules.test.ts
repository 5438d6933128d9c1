import { instant } from "@porchlight/kernel";
import { parseXml, type XmlElement } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { type PresenceRule, readPresenceRules, writePresenceRule, writePresenceRules } from "../index";

const PREFIXES =
  'xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy" xmlns:op="urn:oma:xml:prs:pres-rules" xmlns:x="urn:other"';
const document = (content: string): string => `<cr:ruleset ${PREFIXES}>${content}</cr:ruleset>`;
const rule = (content: string): string => document(`<cr:rule id="r1">${content}</cr:rule>`);
const conditions = (content: string): string => rule(`<cr:conditions>${content}</cr:conditions>`);
const actions = (content: string): string => rule(`<cr:actions>${content}</cr:actions>`);
const shown = (content: string): string => rule(`<cr:transformations>${content}</cr:transformations>`);

function read(text: string): readonly PresenceRule[] {
  const rules = readPresenceRules(text);
  if (!rules.ok) throw new Error(rules.error.text);
  return rules.value;
}

/** The model without the elements it was read from. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === "element" ? undefined : inner)));

const onlyRule = (text: string): PresenceRule => read(text)[0] as PresenceRule;

describe("the parts of a rule", () => {
  test("POL-042 RFC 5025 section 6", () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
      <cr:ruleset xmlns="urn:ietf:params:xml:ns:pres-rules" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:cr="urn:ietf:params:xml:ns:common-policy">
       <cr:rule id="a">
        <cr:conditions><cr:identity><cr:one id="sip:user@example.com"/></cr:identity></cr:conditions>
        <cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions>
        <cr:transformations>
         <pr:provide-services>
           <pr:service-uri-scheme>sip</pr:service-uri-scheme>
           <pr:service-uri-scheme>mailto</pr:service-uri-scheme>
         </pr:provide-services>
         <pr:provide-persons><pr:all-persons/></pr:provide-persons>
         <pr:provide-activities>true</pr:provide-activities>
         <pr:provide-user-input>bare</pr:provide-user-input>
         <pr:provide-unknown-attribute ns="urn:vendor-specific:foo-namespace" name="foo">true</pr:provide-unknown-attribute>
        </cr:transformations>
       </cr:rule>
      </cr:ruleset>`;
    expect(plain(read(text))).toEqual([
      {
        id: "a",
        conditions: [{ kind: "identity", members: [{ kind: "one", id: "sip:user@example.com" }] }],
        actions: [{ kind: "sub-handling", handling: "allow" }],
        transformations: [
          {
            kind: "provide-services",
            members: [
              { kind: "service-uri-scheme", value: "sip" },
              { kind: "service-uri-scheme", value: "mailto" },
            ],
          },
          { kind: "provide-persons", members: "all" },
          { kind: "provide-attribute", name: "provide-activities", granted: true },
          { kind: "provide-user-input", level: "bare" },
          {
            kind: "provide-unknown-attribute",
            name: "foo",
            namespace: "urn:vendor-specific:foo-namespace",
            granted: true,
          },
        ],
      },
    ]);
  });

  test("POL-042 RFC 4745 sections 7.1.3.2 and 7.3", () => {
    const text = conditions(
      `<cr:sphere value="home  work"/><cr:identity><cr:many><cr:except domain="example.com"/><cr:except id="tel:+1-212-555-1234" /></cr:many><cr:many domain="example.org"/></cr:identity><cr:validity><cr:from>2003-12-24T17:00:00+01:00</cr:from><cr:until>2003-12-24T19:00:00+01:00</cr:until></cr:validity>`,
    );
    expect(plain(onlyRule(text).conditions)).toEqual([
      { kind: "sphere", tokens: ["home", "work"] },
      {
        kind: "identity",
        members: [
          {
            kind: "many",
            exceptions: [
              { kind: "except", domain: "example.com" },
              { kind: "except", id: "tel:+1-212-555-1234" },
            ],
          },
          { kind: "many", domain: "example.org", exceptions: [] },
        ],
      },
      {
        kind: "validity",
        periods: [{ from: Date.parse("2003-12-24T16:00:00Z"), until: Date.parse("2003-12-24T18:00:00Z") }],
      },
    ]);
  });

  test("POL-042 OMA conditions and permissions", () => {
    const read = onlyRule(
      rule(
        `<cr:conditions><ocp:external-list><ocp:entry anc="https://a/1"/><ocp:entry anc="https://a/2"/></ocp:external-list><ocp:other-identity/><ocp:anonymous-request/></cr:conditions><cr:transformations><pr:provide-services><op:service-id>im</op:service-id><x:by/></pr:provide-services><op:provide-willingness>1</op:provide-willingness><op:provide-geopriv>full</op:provide-geopriv><pr:provide-all-attributes/></cr:transformations>`,
      ),
    );
    expect(plain(read.conditions)).toEqual([
      { kind: "external-list", anchors: ["https://a/1", "https://a/2"] },
      { kind: "other-identity" },
      { kind: "anonymous-request" },
    ]);
    expect(plain(read.transformations)).toEqual([
      {
        kind: "provide-services",
        members: [
          { kind: "service-id", value: "im" },
          { kind: "unknown", namespace: "urn:other", localName: "by" },
        ],
      },
      { kind: "provide-attribute", name: "provide-willingness", granted: true },
      { kind: "provide-geopriv", level: "full" },
      { kind: "provide-all-attributes" },
    ]);
  });

  test("POL-010 POL-011 POL-039 what is not known is kept as such", () => {
    const text = rule(
      `<cr:conditions><x:moon phase="full"/><cr:identity><x:any/></cr:identity></cr:conditions><cr:actions><x:ring/></cr:actions><cr:transformations><x:blur/><pr:provide-future>true</pr:provide-future></cr:transformations>`,
    );
    const { conditions: all, actions: what, transformations } = onlyRule(text);
    expect(plain(all)).toEqual([
      { kind: "unknown", namespace: "urn:other", localName: "moon" },
      { kind: "identity", members: [{ kind: "unknown", namespace: "urn:other", localName: "any" }] },
    ]);
    expect(what).toMatchObject([{ kind: "unknown", localName: "ring" }]);
    expect(transformations).toMatchObject([{ localName: "blur" }, { localName: "provide-future" }]);
  });
});

describe("POL-004 what breaks the schema is told", () => {
  test.each([
    ["no XML", "<cr:ruleset", ""],
    ["another root", `<ruleset xmlns="urn:other"/>`, "not a common-policy"],
    ["text in it", document("text"), "text directly"],
    ["another element in it", document("<x:rule/>"), "does not belong"],
    ["a rule without id", document("<cr:rule/>"), "without id"],
    ["an id that is no name", document('<cr:rule id="1"/>'), "no XML name"],
    ["one id twice", document('<cr:rule id="a"/><cr:rule id=" a "/>'), "two rules"],
    ["sections in another order", rule("<cr:actions/><cr:conditions/>"), "does not belong"],
    ["a section twice", rule("<cr:actions/><cr:actions/>"), "does not belong"],
    ["an unknown section", rule("<cr:reactions/>"), "does not belong"],
    ["an empty identity", conditions("<cr:identity/>"), "empty"],
    ["one without id", conditions("<cr:identity><cr:one/></cr:identity>"), "without id"],
    ["an unknown member", conditions("<cr:identity><cr:some/></cr:identity>"), "does not belong"],
    [
      "text in an exception",
      conditions("<cr:identity><cr:many><cr:except>x</cr:except></cr:many></cr:identity>"),
      "text directly",
    ],
    [
      "one in many",
      conditions('<cr:identity><cr:many><cr:one id="sip:a"/></cr:many></cr:identity>'),
      "does not belong",
    ],
    ["a condition of ours that is not known", conditions("<cr:weather/>"), "no condition"],
    ["a condition in no namespace", conditions("<weather/>"), "no namespace"],
    ["sphere without value", conditions("<cr:sphere/>"), "without value"],
    ["an empty validity", conditions("<cr:validity/>"), "pairs"],
    [
      "until before from",
      conditions(
        "<cr:validity><cr:until>2026-01-05T08:00:00Z</cr:until><cr:from>2026-01-05T08:00:00Z</cr:from></cr:validity>",
      ),
      "pairs",
    ],
    ["from alone", conditions("<cr:validity><cr:from>2026-01-05T08:00:00Z</cr:from></cr:validity>"), "pairs"],
    [
      "a time that is none",
      conditions("<cr:validity><cr:from>dawn</cr:from><cr:until>dusk</cr:until></cr:validity>"),
      "not a date",
    ],
    [
      "an entry without anc",
      conditions("<ocp:external-list><ocp:entry/></ocp:external-list>"),
      "without anc",
    ],
    ["another element in a list", conditions("<ocp:external-list><x:e/></ocp:external-list>"), "belong"],
    ["content of other-identity", conditions("<ocp:other-identity><x:e/></ocp:other-identity>"), "not empty"],
    ["an action of common policy", actions("<cr:act/>"), "does not belong"],
    ["another sub-handling", actions("<pr:sub-handling>Allow</pr:sub-handling>"), "not one of"],
    ["a boolean that is none", shown("<pr:provide-note>yes</pr:provide-note>"), "neither true nor false"],
    ["another level", shown("<pr:provide-user-input>true</pr:provide-user-input>"), "not one of"],
    ["geopriv in part", shown("<op:provide-geopriv>bare</op:provide-geopriv>"), "not one of"],
    [
      "all-services beside a member",
      shown("<pr:provide-services><pr:all-services/><pr:class>a</pr:class></pr:provide-services>"),
      "stand alone",
    ],
    [
      "all-devices behind a member",
      shown("<pr:provide-devices><pr:class>a</pr:class><pr:all-devices/></pr:provide-devices>"),
      "does not belong",
    ],
    [
      "a member of another kind of component",
      shown("<pr:provide-persons><pr:deviceID>urn:x:1</pr:deviceID></pr:provide-persons>"),
      "does not belong",
    ],
    [
      "an unknown attribute without ns",
      shown('<pr:provide-unknown-attribute name="a">true</pr:provide-unknown-attribute>'),
      "without ns",
    ],
    [
      "content of provide-all-attributes",
      shown("<pr:provide-all-attributes>true</pr:provide-all-attributes>"),
      "text directly",
    ],
  ])("POL-004 %s", (_name, text, reason) => {
    const result = readPresenceRules(text);
    expect(result.ok ? "read" : result.error.text).toContain(reason);
    expect(result.ok).toBe(false);
  });
});

const EDITED = rule(`
  <cr:conditions><!-- who --><cr:identity>
    <cr:one id="sip:bob@example.com"><x:nick a='1'>Bob</x:nick></cr:one></cr:identity>
    <x:moon phase="full"/></cr:conditions>
  <cr:actions><x:ring/><pr:sub-handling>confirm</pr:sub-handling></cr:actions>
  <cr:transformations><pr:provide-note>true</pr:provide-note><x:blur  by="2"/></cr:transformations>`);

/** A written rule in a document of its own, read again. */
const reread = (text: string): PresenceRule =>
  onlyRule(`<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy">${text}</cr:ruleset>`);

describe("POL-090 editing", () => {
  test("POL-090 a rule that nobody changed is written as it was", () => {
    const original = onlyRule(EDITED);
    const { source, start, end } = original.element as XmlElement;
    const written = writePresenceRule(original);
    expect(written.replace(/ xmlns:\w+="[^"]*"/g, "")).toBe(source.slice(start, end));
    expect(plain(reread(written))).toEqual(plain(original));
  });

  test("POL-090 another sub-handling leaves everything else as it was", () => {
    const original = onlyRule(EDITED);
    const written = writePresenceRule({
      ...original,
      actions: original.actions.map((action) =>
        action.kind === "sub-handling" ? { kind: "sub-handling", handling: "allow" } : action,
      ),
    });
    expect(written).toContain("<!-- who -->");
    expect(written).toContain("<x:nick a='1'>Bob</x:nick>");
    expect(written).toMatch(/<x:ring[^>]*\/>/);
    expect(written).toContain('<x:blur  by="2"/>');
    const { actions: what, ...others } = reread(written);
    expect(what).toMatchObject([{ localName: "ring" }, { kind: "sub-handling", handling: "allow" }]);
    expect(plain({ ...others })).toEqual(plain({ ...original, actions: undefined }));
  });

  test("POL-090 one more person, and the others stay with all they had", () => {
    const original = onlyRule(EDITED);
    const written = writePresenceRule({
      ...original,
      conditions: original.conditions.map((condition) =>
        condition.kind === "identity"
          ? {
              kind: "identity",
              members: [...condition.members, { kind: "one", id: "sip:carol@example.com" }],
            }
          : condition,
      ),
    });
    expect(written).toMatch(/<x:nick[^>]* a='1'>Bob<\/x:nick>/);
    expect(reread(written).conditions).toMatchObject([
      { kind: "identity", members: [{ id: "sip:bob@example.com" }, { id: "sip:carol@example.com" }] },
      { kind: "unknown", localName: "moon" },
    ]);
  });

  test("POL-090 a section that is emptied is gone, and the id can change", () => {
    const original = onlyRule(EDITED);
    const written = reread(writePresenceRule({ ...original, id: "other", transformations: [] }));
    expect(written).toMatchObject({ id: "other", transformations: [] });
    expect(written.conditions).toHaveLength(2);
  });

  test("POL-042 every kind of part can be written", () => {
    const rules: readonly PresenceRule[] = [
      {
        id: "all",
        conditions: [
          {
            kind: "identity",
            members: [
              { kind: "one", id: 'sip:"a"&b@example.com' },
              {
                kind: "many",
                domain: "example.org",
                exceptions: [
                  { kind: "except", id: "sip:x@example.org" },
                  { kind: "except", domain: "example.net" },
                ],
              },
            ],
          },
          { kind: "sphere", tokens: ["home", "work"] },
          {
            kind: "validity",
            periods: [
              {
                from: instant(Date.parse("2026-01-05T08:00:00Z")),
                until: instant(Date.parse("2026-01-05T09:00:00Z")),
              },
            ],
          },
          { kind: "external-list", anchors: ["https://example.com/a?b&c"] },
          { kind: "other-identity" },
          { kind: "anonymous-request" },
        ],
        actions: [{ kind: "sub-handling", handling: "polite-block" }],
        transformations: [
          { kind: "provide-services", members: "all" },
          {
            kind: "provide-devices",
            members: [
              { kind: "deviceID", value: "urn:x:1" },
              { kind: "occurrence-id", value: "d" },
            ],
          },
          { kind: "provide-persons", members: [{ kind: "class", value: "a" }] },
          {
            kind: "provide-services",
            members: [
              { kind: "service-uri", value: "sip:a@b" },
              { kind: "service-uri-scheme", value: "sip" },
              { kind: "service-id", value: "im" },
            ],
          },
          { kind: "provide-attribute", name: "provide-mood", granted: false },
          { kind: "provide-attribute", name: "provide-barring-state", granted: true },
          { kind: "provide-user-input", level: "thresholds" },
          { kind: "provide-geopriv", level: "full" },
          { kind: "provide-unknown-attribute", name: "n", namespace: "urn:n", granted: true },
          { kind: "provide-all-attributes" },
        ],
      },
      { id: "empty", conditions: [], actions: [], transformations: [] },
    ];
    const text = writePresenceRules(rules);
    expect(parseXml(text).ok).toBe(true);
    expect(plain(read(text))).toEqual(plain(rules));
  });
});
