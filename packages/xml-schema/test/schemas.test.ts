import { type SchemaName, writeConflict, type XcapConflict } from "@porchlight/xdm";
import { describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";

/** What is wrong with a document. */
function fault(schema: SchemaName, text: string): string {
  const result = schemas.validate(schema, text);
  return result.ok ? "" : result.error.what.text;
}

const said = (text: string) => ({ code: "said", places: {}, text });

const schemas = new LibxmlSchemaValidator();

const RL = "urn:ietf:params:xml:ns:resource-lists";
const lists = (content: string): string =>
  `<resource-lists xmlns="${RL}" xmlns:x="urn:other">${content}</resource-lists>`;
const services = (content: string): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="${RL}" xmlns:x="urn:other">${content}</rls-services>`;
const rules = (content: string): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy" xmlns:op="urn:oma:xml:prs:pres-rules" xmlns:opub="urn:oma:xml:prs:pub-rules" xmlns:x="urn:other">${content}</cr:ruleset>`;
const rule = (content: string): string => rules(`<cr:rule id="r1">${content}</cr:rule>`);
const conditions = (content: string): string => rule(`<cr:conditions>${content}</cr:conditions>`);
const shown = (content: string): string => rule(`<cr:transformations>${content}</cr:transformations>`);
const presence = (content: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" xmlns:x="urn:other" entity="sip:alice@example.com">${content}</presence>`;
const person = (content: string): string => presence(`<dm:person id="p1">${content}</dm:person>`);
const caps = (content: string): string =>
  `<xcap-caps xmlns="urn:ietf:params:xml:ns:xcap-caps">${content}</xcap-caps>`;
const directory = (content: string): string =>
  `<xcap-directory xmlns="urn:oma:xml:xdm:xcap-directory">${content}</xcap-directory>`;
const content = (inner: string): string =>
  `<content xmlns="urn:oma:xml:prs:pres-content" xmlns:x="urn:other">${inner}</content>`;
const profile = (inner: string): string =>
  `<user-profiles xmlns="urn:oma:xml:xdm:user-profile"><user-profile uri="sip:alice@example.com">${inner}</user-profile></user-profiles>`;
const provisioned = (inner: string): string =>
  `<presence-profile xmlns="urn:x-presence-profile:1" xmlns:x="urn:other">${inner}</presence-profile>`;
const watchers = (inner: string): string =>
  `<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="0" state="full">${inner}</watcherinfo>`;

interface Table {
  readonly accepts: readonly string[];
  readonly rejects: readonly string[];
}

const OMA_RULES = rules(
  `<cr:rule id="own"><cr:conditions><cr:identity><cr:one id="sip:alice@example.com"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations><pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/></cr:transformations></cr:rule><cr:rule id="granted"><cr:conditions><ocp:external-list><ocp:entry anc="https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D"/></ocp:external-list></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations><pr:provide-activities>true</pr:provide-activities><op:provide-willingness>true</op:provide-willingness></cr:transformations></cr:rule><cr:rule id="partner"><cr:conditions><cr:identity><cr:many domain="example.org"><cr:except id="sip:mallory@example.org"/></cr:many></cr:identity></cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations><pr:provide-services><pr:class>work</pr:class><op:service-id>im</op:service-id></pr:provide-services><pr:provide-note>true</pr:provide-note></cr:transformations></cr:rule><cr:rule id="unlisted"><cr:conditions><ocp:other-identity/></cr:conditions></cr:rule><cr:rule id="anon"><cr:conditions><ocp:anonymous-request/></cr:conditions><cr:actions><pr:sub-handling>polite-block</pr:sub-handling></cr:actions></cr:rule>`,
);

const TABLES: Readonly<Record<Exclude<SchemaName, "xcap-error">, Table>> = {
  "resource-lists": {
    accepts: [
      lists(""),
      lists("<list/>"),
      lists('<list name="a" x:y="z"><display-name xml:lang="de">A</display-name></list>'),
      lists(
        '<list><entry uri="sip:a"><display-name>A</display-name><x:y/></entry><list><external anchor="https://x/"/></list><entry-ref ref="a/b"/><entry uri="sip:b"/><x:y/><x:z>any<x:t/></x:z></list>',
      ),
      lists("<list><external/></list>"),
    ],
    rejects: [
      lists("<x:y/>"),
      lists('<entry uri="sip:a"/>'),
      lists("text"),
      `<resource-lists xmlns="${RL}" a="b"/>`,
      lists("<list><entry/></list>"),
      lists("<list><entry-ref/></list>"),
      lists('<list a="b"/>'),
      lists('<list><x:y/><entry uri="a"/></list>'),
      lists("<list><list/><display-name>late</display-name></list>"),
      lists('<list><entry uri="a"><x:y/><display-name>late</display-name></entry></list>'),
      lists('<list><entry uri="a"><y xmlns=""/></entry></list>'),
      lists("<list><unknown/></list>"),
      lists('<list><display-name xml:lang="not a language">A</display-name></list>'),
      "<resource-lists/>",
      `<list xmlns="${RL}"/>`,
    ],
  },
  "rls-services": {
    accepts: [
      services(""),
      services(
        '<service uri="sip:a@example.com"><resource-list>https://example.com/l</resource-list><packages><package>presence</package><x:y/></packages><x:z/></service>',
      ),
      services('<service uri="sip:a@example.com"><list name="l"><rl:entry uri="sip:b"/></list></service>'),
    ],
    rejects: [
      services("<service><resource-list>https://example.com/l</resource-list></service>"),
      services('<service uri="sip:a@example.com"/>'),
      services('<service uri="sip:a@example.com"><packages/></service>'),
      services('<service uri="a"><resource-list>b</resource-list><list/></service>'),
      services('<service uri="a"><rl:list/></service>'),
      services('<service uri="a"><packages/><resource-list>b</resource-list></service>'),
      services("<x:y/>"),
    ],
  },
  "common-policy": {
    accepts: [
      rules(""),
      OMA_RULES,
      rules('<cr:rule id="r"/>'),
      conditions(""),
      conditions("<cr:identity><cr:many/></cr:identity><x:unknown/>"),
      conditions('<cr:identity><x:unknown/><cr:one id="sip:a@b"/></cr:identity>'),
      conditions('<cr:sphere value="work home"/>'),
      conditions(
        "<cr:validity><cr:from>2026-01-05T09:00:00Z</cr:from><cr:until>2026-01-05T17:00:00Z</cr:until><cr:from>2026-01-06T09:00:00+01:00</cr:from><cr:until>2026-01-06T17:00:00+01:00</cr:until></cr:validity>",
      ),
      shown("<pr:provide-user-input>thresholds</pr:provide-user-input>"),
      shown('<pr:provide-unknown-attribute name="a" ns="urn:x">true</pr:provide-unknown-attribute>'),
      shown(
        "<pr:provide-devices><pr:deviceID>urn:uuid:1</pr:deviceID><pr:class>a</pr:class></pr:provide-devices>",
      ),
      shown("<op:provide-geopriv>full</op:provide-geopriv><x:unknown/>"),
      rule(
        "<cr:actions><opub:pub-handling>allow</opub:pub-handling></cr:actions><cr:transformations><opub:allow-note>true</opub:allow-note><opub:allow-all-attributes/></cr:transformations>",
      ),
    ],
    rejects: [
      rules("<cr:rule/>"),
      rules('<cr:rule id="1"/>'),
      rules('<cr:rule id="a"/><cr:rule id="a"/>'),
      rules("<x:y/>"),
      rule("<cr:actions/><cr:conditions/>"),
      conditions("<cr:identity/>"),
      conditions("<cr:identity><cr:one/></cr:identity>"),
      conditions("<cr:sphere/>"),
      conditions("<cr:validity/>"),
      conditions("<cr:validity><cr:from>2026-01-05T09:00:00Z</cr:from></cr:validity>"),
      conditions("<cr:validity><cr:from>monday</cr:from><cr:until>tuesday</cr:until></cr:validity>"),
      conditions("<ocp:external-list><ocp:entry/></ocp:external-list>"),
      conditions("<ocp:other-identity>x</ocp:other-identity>"),
      rule("<cr:actions><pr:sub-handling>perhaps</pr:sub-handling></cr:actions>"),
      shown("<pr:provide-note>maybe</pr:provide-note>"),
      shown("<pr:provide-services><pr:all-services/><pr:class>a</pr:class></pr:provide-services>"),
      shown("<pr:provide-persons><pr:service-uri>sip:a</pr:service-uri></pr:provide-persons>"),
      shown("<pr:provide-unknown-attribute>true</pr:provide-unknown-attribute>"),
      shown("<op:provide-willingness>yes</op:provide-willingness>"),
      rule("<cr:actions><opub:pub-handling>confirm</opub:pub-handling></cr:actions>"),
    ],
  },
  pidf: {
    accepts: [
      presence(""),
      presence(
        '<tuple id="t1"><status><basic>open</basic></status><op:willingness><op:basic>open</op:basic></op:willingness><rpid:class>work</rpid:class><contact priority="0.8">sip:alice@example.com</contact><note>At my desk</note><timestamp>2026-01-05T09:00:00Z</timestamp></tuple><tuple id="t2"><status/></tuple><note xml:lang="en">top</note><dm:person id="p1"><rpid:activities><rpid:meeting/></rpid:activities><rpid:mood><rpid:happy/></rpid:mood><dm:note>Budget talk</dm:note></dm:person><dm:device id="d1"><op:network-availability/><dm:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</dm:deviceID></dm:device>',
      ),
      person(
        '<rpid:activities from="2026-01-05T09:00:00Z" until="2026-01-05T10:00:00Z"><rpid:note>n</rpid:note><rpid:away/><rpid:other>own</rpid:other><x:y/></rpid:activities>',
      ),
      person("<rpid:activities><rpid:unknown/></rpid:activities>"),
      person(
        "<rpid:place-is><rpid:audio><rpid:noisy/></rpid:audio></rpid:place-is><rpid:place-type><x:office/></rpid:place-type>",
      ),
      person(
        "<rpid:privacy><rpid:audio/><rpid:video/></rpid:privacy><rpid:sphere><rpid:work/></rpid:sphere>",
      ),
      person(
        '<rpid:time-offset description="CET">60</rpid:time-offset><rpid:status-icon>https://example.com/i.png</rpid:status-icon>',
      ),
      person(
        '<rpid:user-input idle-threshold="600" last-input="2026-01-05T09:00:00Z">idle</rpid:user-input>',
      ),
    ],
    rejects: [
      '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>',
      presence("<tuple><status/></tuple>"),
      presence('<tuple id="t1"/>'),
      presence('<tuple id="t1"><status/></tuple><tuple id="t1"><status/></tuple>'),
      presence('<tuple id="t1"><status><basic>away</basic></status></tuple>'),
      presence('<tuple id="t1"><status/><contact priority="1.5">sip:a</contact></tuple>'),
      presence('<tuple id="t1"><status/><contact priority="0x5">sip:a</contact></tuple>'),
      presence('<tuple id="t1"><status/><note>n</note><contact>sip:a</contact></tuple>'),
      presence('<tuple id="t1"><status/><timestamp>now</timestamp></tuple>'),
      presence("<dm:person/>"),
      presence('<dm:device id="d1"/>'),
      person("<dm:note>n</dm:note><rpid:class>late</rpid:class>"),
      person("<rpid:activities><rpid:happy/></rpid:activities>"),
      person("<rpid:mood><rpid:happy>very</rpid:happy></rpid:mood>"),
      person("<rpid:activities><rpid:unknown/><rpid:away/></rpid:activities>"),
      person("<rpid:time-offset>noon</rpid:time-offset>"),
      person("<rpid:user-input>asleep</rpid:user-input>"),
      person("<rpid:place-type/>"),
    ],
  },
  "xcap-caps": {
    accepts: [
      caps("<auids/><namespaces/>"),
      caps("<auids><auid>a</auid></auids><extensions/><namespaces><namespace>urn:x</namespace></namespaces>"),
    ],
    rejects: [caps(""), caps("<namespaces/><auids/>"), caps("<auids><namespace/></auids><namespaces/>")],
  },
  "xcap-directory": {
    accepts: [
      directory(""),
      directory(
        '<folder auid="resource-lists"><entry uri="https://example.com/x" etag="e" last-modified="2026-01-05T09:00:00Z" size="3"/></folder><folder auid="y"/>',
      ),
      directory('<folder auid="z"><error-code>503 Service Unavailable</error-code></folder>'),
    ],
    rejects: [
      directory("<folder/>"),
      directory('<folder auid="a"><entry uri="x"/></folder>'),
      directory('<folder auid="a"><entry uri="x" etag="e" size="-1"/></folder>'),
      directory('<folder auid="a"><entry uri="x" etag="e" last-modified="yesterday"/></folder>'),
      directory('<folder auid="a"><entry uri="x" etag="e"/><error-code>1</error-code></folder>'),
    ],
  },
  "pres-content": {
    accepts: [
      content("<mime-type>image/png</mime-type><encoding>base64</encoding><data>AAAA</data>"),
      content(
        '<mime-type>image/png</mime-type><encoding>base64</encoding><description xml:lang="en">me</description><data>AAAA</data><x:y/>',
      ),
    ],
    rejects: [
      content(""),
      content("<mime-type>image/png</mime-type><encoding>base64</encoding>"),
      content("<data>AAAA</data><mime-type>image/png</mime-type><encoding>base64</encoding>"),
    ],
  },
  "user-profile": {
    accepts: [
      profile(""),
      profile(
        "<communication-addresses><comm-addr>tel:+1</comm-addr></communication-addresses><display-name>Alice</display-name><birth-date>1990-01-05</birth-date><name><given-name>Alice</given-name></name><hobbies><hobby>chess</hobby></hobbies>",
      ),
      '<user-profiles xmlns="urn:oma:xml:xdm:user-profile"/>',
    ],
    rejects: [
      '<user-profiles xmlns="urn:oma:xml:xdm:user-profile"><user-profile/></user-profiles>',
      profile("<shoe-size>42</shoe-size>"),
      profile("<birth-date>spring</birth-date>"),
    ],
  },
  "presence-profile": {
    accepts: [
      provisioned(""),
      provisioned(
        '<label>R&amp;D</label><members priority="5"><member uri="sip:a@example.com"/></members><pktcPRSCClientObjDataLimit>1048576</pktcPRSCClientObjDataLimit><sipWsUris>wss://a.test ws://b.test</sipWsUris><notifyMaxRate>0.2</notifyMaxRate><lists>1</lists><x:y/>',
      ),
    ],
    rejects: [
      provisioned("<pktcPRSCClientObjDataLimit>1048577</pktcPRSCClientObjDataLimit>"),
      provisioned("<pktcPRSClientObjDataLimit>5</pktcPRSClientObjDataLimit>"),
      provisioned("<sipWsUris/>"),
      provisioned("<emptyState>open</emptyState>"),
      provisioned("<outboundFlows>3</outboundFlows>"),
      provisioned("<notifyMaxRate>0</notifyMaxRate>"),
      provisioned('<members priority="1001"/>'),
    ],
  },
  watcherinfo: {
    accepts: [
      watchers(""),
      watchers(
        '<watcher-list resource="sip:a@example.com" package="presence"><watcher id="w" status="active" event="approved">sip:b@example.com</watcher></watcher-list>',
      ),
    ],
    rejects: [
      watchers("<watcher-list/>"),
      watchers(
        '<watcher-list resource="sip:a" package="presence"><watcher id="w" status="asleep" event="approved">sip:b</watcher></watcher-list>',
      ),
    ],
  },
};

describe.each(Object.entries(TABLES))("XDM-024 schema of %s", (schema, { accepts, rejects }) => {
  test.each(accepts)("takes %s", (text) => {
    expect(schemas.validate(schema as SchemaName, text)).toEqual({ ok: true, value: undefined });
  });
  test.each(rejects)("refuses %s", (text) => {
    const result = schemas.validate(schema as SchemaName, text);
    expect(result.ok).toBe(false);
    expect(result.ok ? "" : result.error.what.code).not.toBe("in-words-of-validator");
  });
});

describe("XDM-024 what is wrong is said in words of our own", () => {
  test.each<[SchemaName, string, string]>([
    ["resource-lists", "<x/>", "the root element is not resource-lists"],
    ["resource-lists", lists("<x:y/>"), "<y> is not expected here; expected is <list>"],
    [
      "resource-lists",
      lists('<list><y xmlns=""/></list>'),
      "<y> of no namespace is not expected here; expected is <display-name> or <list> or <external> or <entry> or <entry-ref> or an element of another namespace",
    ],
    [
      "rls-services",
      services('<service uri="a"><rl:list/></service>'),
      `<list> of ${RL} is not expected here; expected is <resource-list> or <list>`,
    ],
    [
      "rls-services",
      services('<service uri="a"><resource-list>b</resource-list><list/></service>'),
      "<list> is not expected here; expected is <packages> or an element of another namespace",
    ],
    [
      "user-profile",
      profile("<shoe-size/>"),
      "<shoe-size> is not expected here; expected is <communication-addresses> or <display-name> or <birth-date> or <name> or <address> or <gender> or <freetext> or <communication-types> or <hobbies> or <favourite-links> or others",
    ],
    ["pidf", presence('<tuple id="t1"/>'), "<tuple> is not complete; expected is <status>"],
    ["common-policy", conditions("<cr:sphere/>"), "<sphere> without value"],
    ["resource-lists", lists('<list a="b"/>'), "<list> has the attribute a, which is not allowed there"],
    ["resource-lists", lists("text"), "text directly in <resource-lists>"],
    [
      "common-policy",
      conditions("<ocp:other-identity>x</ocp:other-identity>"),
      "<other-identity> is not empty",
    ],
    [
      "common-policy",
      conditions("<ocp:other-identity><x:y/></ocp:other-identity>"),
      "<other-identity> is not empty",
    ],
    [
      "resource-lists",
      lists("<list><display-name><x:y/></display-name></list>"),
      "an element in <display-name>",
    ],
    [
      "pidf",
      presence('<tuple id="t1"><status/><timestamp>now</timestamp></tuple>'),
      '<timestamp> is "now"; expected is a date and time',
    ],
    [
      "pidf",
      presence('<tuple id="t1"><status/></tuple><tuple id="t1"><status/></tuple>'),
      'id of <tuple> is "t1", as another one is already',
    ],
    ["common-policy", rules('<cr:rule id="1"/>'), 'id of <rule> is "1"; expected is an XML name'],
    [
      "user-profile",
      profile("<birth-date>spring</birth-date>"),
      '<birth-date> is "spring", which is not accepted',
    ],
    [
      "pidf",
      presence('<tuple id="t1"><status><basic>away</basic></status></tuple>'),
      '<basic> is "away", none of open, closed',
    ],
    [
      "pidf",
      presence('<tuple id="t1"><status/><contact priority="1.5">sip:a</contact></tuple>'),
      'priority of <contact> is "1.5", which is not of the form 1(\\.0{0,3})?',
    ],
    [
      "presence-profile",
      provisioned("<notifyMaxRate>0</notifyMaxRate>"),
      '<notifyMaxRate> is "0", less than 0.001',
    ],
    [
      "presence-profile",
      provisioned("<outboundFlows>3</outboundFlows>"),
      '<outboundFlows> is "3", more than 2',
    ],
    ["presence-profile", provisioned("<sipWsUris/>"), "<sipWsUris> has a length of 0, less than 1"],
    [
      "presence-profile",
      provisioned(`<toAppRef>${"x".repeat(65)}</toAppRef>`),
      "<toAppRef> has a length of 65, more than 64",
    ],
  ])("%s: %s", (schema, text, words) => {
    expect(fault(schema, text)).toBe(words);
  });

  test("what somebody wrote is told as far as it helps to find it, whatever stands in it", () => {
    const value = `' is not a valid value of the atomic type 'xs:ID'.\n${"x".repeat(5000)}`;
    const text = presence(`<tuple id="t1"><status><basic>${value}</basic></status></tuple>`);
    expect(fault("pidf", text).length).toBeLessThan(200);
    expect(fault("pidf", text)).toMatch(/, none of open, closed$/);
  });

  test("what is not known stays in the words of the library", () => {
    const hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="none"';
    const result = schemas.validate("resource-lists", lists(`<list ${hint}/>`));
    expect(result.ok ? undefined : result.error.what).toMatchObject({
      code: "in-words-of-validator",
      places: { message: expect.stringContaining("xsi:type") },
    });
  });
});

describe("XDM-033 every conflict report is valid", () => {
  const reports: readonly XcapConflict[] = [
    ...(
      [
        "not-well-formed",
        "not-xml-frag",
        "not-xml-att-value",
        "not-utf-8",
        "schema-validation-error",
        "cannot-insert",
        "cannot-delete",
        "constraint-failure",
      ] as const
    ).map((kind) => ({ kind, phrase: said('a "phrase" & <more>') })),
    { kind: "no-parent" },
    { kind: "no-parent", ancestor: "https://example.com/xcap-root/a/users/b", phrase: said("none") },
    { kind: "uniqueness-failure", exists: [{ field: "a/b", alternatives: [] }] },
    {
      kind: "uniqueness-failure",
      exists: [
        { field: "a/b", alternatives: ["1", "2"] },
        { field: "c", alternatives: ["<3>"] },
      ],
    },
    { kind: "local-constraint-failure", phrase: said("p"), alternatives: [{ field: "f", value: "v" }] },
  ];
  test.each(reports)("$kind", (conflict) => {
    expect(schemas.validate("xcap-error", writeConflict(conflict))).toEqual({ ok: true, value: undefined });
  });
  test("two conditions in one report are not", () => {
    const two =
      '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><cannot-insert/><cannot-delete/></xcap-error>';
    expect(schemas.validate("xcap-error", two).ok).toBe(false);
  });
});

describe("XDM-035 nothing outside the text is read", () => {
  test("a schema location is not looked up", () => {
    for (const location of ["http://127.0.0.1:9/x.xsd", "file:///etc/passwd", "schemas:/all.xsd"]) {
      const hint = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:other ${location} ${RL} ${location}" xsi:noNamespaceSchemaLocation="${location}"`;
      expect(schemas.validate("resource-lists", `<resource-lists xmlns="${RL}" ${hint}/>`).ok).toBe(true);
      const invalid = `<resource-lists xmlns="${RL}" ${hint}><list><entry/></list></resource-lists>`;
      expect(schemas.validate("resource-lists", invalid).ok).toBe(false);
    }
  });

  test("xsi:type cannot name a weaker type", () => {
    const weaker = lists(
      '<list xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:anyType"><y/></list>',
    );
    expect(schemas.validate("resource-lists", weaker).ok).toBe(false);
  });

  test("a fault has its line and a message without any path", () => {
    const result = schemas.validate("resource-lists", lists("\n<list>\n<entry/></list>"));
    expect(result).toMatchObject({ ok: false, error: { line: 3 } });
    if (!result.ok) expect(result.error.what.text).not.toContain("schemas:");
  });

  test("many validations one after the other", () => {
    for (let round = 0; round < 500; round += 1) {
      expect(schemas.validate("resource-lists", lists(`<list name="l${round}"/>`)).ok).toBe(true);
      expect(schemas.validate("resource-lists", lists("<x/>")).ok).toBe(false);
    }
  });
});
