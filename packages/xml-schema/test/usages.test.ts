import {
  DEFAULT_USAGE_SETTINGS,
  type UsageSettings,
  type XcapContext,
  type XcapResponse,
} from "@porchlight/xdm";
import { ALICE, BOB, LIST_SERVER, OPERATOR, XcapWorld } from "@porchlight/xdm/testing";
import { describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";

/** Application usages on the pure core with the real schemas. */
const schemas = new LibxmlSchemaValidator();
const ROOT = "https://example.com/xcap-root";
const HOME = "users/sip:alice@example.com";

const worldWith = (settings: Partial<UsageSettings> = {}, context: Partial<XcapContext> = {}): XcapWorld =>
  new XcapWorld(schemas, { ...context, settings: { ...DEFAULT_USAGE_SETTINGS, ...settings } });

function put(
  world: XcapWorld,
  target: string,
  body: string,
  as: Parameters<XcapWorld["request"]>[2] = {},
): XcapResponse {
  const usage = world.context().usages.find(({ auid }) => target.startsWith(`/${auid}/`));
  const response = world.request("PUT", target, { contentType: usage?.mimeType ?? "", body, ...as });
  if (response.status === 409) {
    expect(schemas.validate("xcap-error", response.body ?? "").ok).toBe(true);
    expect(world.text(target)).toBeUndefined();
  }
  return response;
}

const LISTS = "urn:ietf:params:xml:ns:resource-lists";
const lists = (content: string): string => `<resource-lists xmlns="${LISTS}">${content}</resource-lists>`;

describe("XDM-041 resource-lists", () => {
  const target = `/resource-lists/${HOME}/index`;
  test.each([
    ["unnamed lists side by side", "<list/><list/>", 201, ""],
    ["one name at two depths", '<list name="a"><list name="a"/></list>', 201, ""],
    [
      "one URI in two lists",
      '<list name="a"><entry uri="x"/></list><list name="b"><entry uri="x"/></list>',
      201,
      "",
    ],
    ["the same name in another case", '<list name="a"/><list name="A"/>', 201, ""],
    ["a name twice", '<list name="a"/><list name="a"/>', 409, 'field="resource-lists/list%5B2%5D/@name"'],
    [
      "a name twice inside",
      '<list><list name="a"/><list name="a"/></list>',
      409,
      "<alt-value>a2</alt-value>",
    ],
    ["an entry twice", '<list><entry uri="x"/><entry uri="x"/></list>', 409, "<uniqueness-failure"],
    [
      "an entry twice, spelled by reference",
      '<list><entry uri="x&amp;"/><entry uri="x&#38;"/></list>',
      409,
      "<uniqueness-failure",
    ],
    [
      "a reference twice",
      '<list><entry-ref ref="x"/><entry-ref ref="x"/></list>',
      409,
      "<uniqueness-failure",
    ],
    [
      "an anchor twice",
      '<list><external anchor="http://x/"/><external anchor="http://x/"/></list>',
      409,
      "<uniqueness-failure",
    ],
    ["an entry and a reference alike", '<list><entry uri="x"/><entry-ref ref="x"/></list>', 201, ""],
    [
      "a reference with a colon behind a slash",
      '<list><entry-ref ref="resource-lists/users/sip:b@example.com/index/~~/x"/></list>',
      201,
      "",
    ],
    [
      "an absolute reference",
      '<list><entry-ref ref="https://example.com/x"/></list>',
      409,
      "<constraint-failure",
    ],
    ["a reference from the root", '<list><entry-ref ref="/x"/></list>', 409, "<constraint-failure"],
    ["an external without anchor", "<list><external/></list>", 409, "<constraint-failure"],
    ["a relative anchor", '<list><external anchor="x/y"/></list>', 409, "<constraint-failure"],
    [
      "an anchor of another scheme",
      '<list><external anchor="ftp://x/y"/></list>',
      409,
      "<constraint-failure",
    ],
    [
      "POL-074 a registered list name",
      '<list name="oma_grantedcontacts"/><list name="ext_org.example_team"/>',
      201,
      "",
    ],
    [
      "POL-074 a name that only begins like one",
      '<list name="oma_Granted Contacts"/>',
      409,
      "<constraint-failure",
    ],
    ["POL-074 a foreign name without a domain", '<list name="ext_"/>', 409, "<constraint-failure"],
  ])("%s", (_what, content, status, expected) => {
    const response = put(worldWith(), target, lists(content));
    expect(response.status).toBe(status);
    expect(response.body ?? "").toContain(expected);
  });

  test("XDM-042 with names required: every list has one", () => {
    const world = worldWith({ listNamesRequired: true });
    expect(put(world, target, lists("<list/>")).body).toContain(
      '<constraint-failure phrase="Name attribute is required."/>',
    );
    expect(put(world, target, lists('<list name="a"><list name="b"/></list>')).status).toBe(201);
  });

  test("XDM-043 OMA's usage elements stay", () => {
    const world = worldWith();
    const body = lists(
      '<list name="a"><entry uri="x"><u:uriusages xmlns:u="urn:oma:xml:xdm:resource-list:oma-uriusage"><u:uriusage>alias</u:uriusage></u:uriusages></entry></list>',
    );
    expect(put(world, target, body).status).toBe(201);
    expect(world.text(target)).toBe(body);
  });

  test("XDM-025 a name that an advertised namespace does not have: 409 schema-validation-error", () => {
    const foreign = (inner: string) =>
      lists(`<list xmlns:p="urn:ietf:params:xml:ns:pidf" xmlns:x="urn:other">${inner}</list>`);
    for (const [inner, status] of [
      ["<p:nothing/>", 409],
      ["<x:y><p:nothing/></x:y>", 409],
      ['<entry uri="a" p:nothing="1"/>', 409],
      ['<entry uri="a" p:mustUnderstand="1"/>', 201],
      ['<entry uri="a" x:y="1"/><x:y/>', 201],
      ['<p:presence entity="sip:a"/>', 201],
      ["<p:presence/>", 409],
    ] as const) {
      expect(put(worldWith(), target, foreign(inner)).status).toBe(status);
    }
  });
});

describe("XDM-044 group-usage-list", () => {
  const target = `/org.openmobilealliance.group-usage-list/${HOME}/index`;
  test.each([
    ['<list name="a"><entry uri="x"/></list>', 201, ""],
    ["<list/>", 409, 'phrase="Name attribute is required."'],
    ['<list name="a"><entry-ref ref="x"/></list>', 409, 'phrase="Not allowed"'],
    ['<list name="a"><external anchor="https://x/"/></list>', 409, 'phrase="Not allowed"'],
    ['<list name="a"/><list name="a"/>', 409, "<uniqueness-failure"],
  ])("%s", (content, status, expected) => {
    const response = put(worldWith(), target, lists(content));
    expect(response.status).toBe(status);
    expect(response.body ?? "").toContain(expected);
  });
});

describe("XDM-045 rls-services", () => {
  const target = `/rls-services/${HOME}/index`;
  const list = `<resource-list> ${ROOT}/resource-lists/${HOME}/index/~~/resource-lists/list%5B1%5D\n</resource-list>`;
  const services = (content: string): string =>
    `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="${LISTS}">${content}</rls-services>`;
  const service = (uri: string, inner = list): string => `<service uri="${uri}">${inner}</service>`;

  test.each([
    ["a SIP URI", service("sip:team@example.com"), 201, ""],
    ["a SIPS URI, domain in capitals", service("sips:team@EXAMPLE.com:5061;x=y"), 201, ""],
    ["a domain that is not ours", service("sip:team@example.net"), 409, "<constraint-failure"],
    ["another scheme", service("pres:team@example.com"), 409, "<constraint-failure"],
    [
      "the same URI in another spelling",
      service("sip:team@example.com") + service("sip:team@EXAMPLE.com"),
      409,
      'field="rls-services/service%5B2%5D/@uri"',
    ],
    ["an inline list", service("sip:team@example.com", '<list name="l"><rl:entry uri="a"/></list>'), 201, ""],
    [
      "an inline list with an entry twice",
      service("sip:team@example.com", '<list><rl:entry uri="a"/><rl:entry uri="a"/></list>'),
      409,
      'field="rls-services/service%5B1%5D/list%5B1%5D/n1:entry%5B2%5D/@uri?xmlns(n1=urn:ietf:params:xml:ns:resource-lists)"',
    ],
    [
      "an inline list with a bad reference",
      service("sip:team@example.com", '<list><rl:entry-ref ref="/x"/></list>'),
      409,
      "<constraint-failure",
    ],
    [
      "entries of the wrong namespace",
      service("sip:team@example.com", '<list><entry uri="a"/></list>'),
      409,
      "<schema-validation-error",
    ],
    [
      "a list in the global tree",
      service("sip:team@example.com", `<resource-list>${ROOT}/resource-lists/global/index</resource-list>`),
      409,
      "<constraint-failure",
    ],
    [
      "a list that leads out",
      service(
        "sip:team@example.com",
        `<resource-list>${ROOT}/resource-lists/users/../x/index</resource-list>`,
      ),
      409,
      "<constraint-failure",
    ],
    [
      "a root that only begins like ours",
      service("sip:team@example.com", `<resource-list>${ROOT}2/resource-lists/${HOME}/index</resource-list>`),
      409,
      "<constraint-failure",
    ],
    [
      "a root in capitals",
      service(
        "sip:team@example.com",
        `<resource-list>HTTPS://EXAMPLE.com/xcap-root/resource-lists/${HOME}/index</resource-list>`,
      ),
      201,
      "",
    ],
  ])("%s", (_what, content, status, expected) => {
    const response = put(worldWith(), target, services(content));
    expect(response.status).toBe(status);
    expect(response.body ?? "").toContain(expected);
  });

  test("a service URI off the template: 409 with one that follows it", () => {
    const world = worldWith({ serviceUriTemplate: "<xui>;pres-list=<id>" });
    expect(put(world, target, services(service("sip:team@example.com"))).body).toContain(
      '<local-constraint-failure xmlns="urn:oma:xml:xdm:xcap-error" phrase="the service URI does not follow the template"><alt-value field="rls-services/service%5B1%5D/@uri">sip:alice@example.com;pres-list=team</alt-value>',
    );
    expect(put(world, target, services(service("sip:alice@example.com;pres-list=team"))).status).toBe(201);
  });

  test("XDM-027 the alternative is free here and elsewhere", () => {
    const world = worldWith();
    put(world, target, services(service("sip:t@example.com") + service("sip:t2@example.com")));
    const bobs = services(service("sip:t@example.com") + service("sip:t3@example.com")).replaceAll(
      "alice",
      "bob",
    );
    const response = put(world, "/rls-services/users/sip:bob@example.com/index", bobs, { as: BOB });
    expect(response.body).toContain("<alt-value>sip:t4@example.com</alt-value>");
  });

  test("XDM-046 only documents named index are in the global index, each service as it was written", () => {
    const world = worldWith();
    put(
      world,
      target,
      services(`<!-- mine -->${service("sip:a@example.com", '<list><rl:entry uri="x"/></list>')}`),
    );
    put(world, target.replace("index", "drafts"), services(service("sip:b@example.com")));
    const prefixed = `<r:rls-services xmlns:r="urn:ietf:params:xml:ns:rls-services"><r:service uri="sip:c@example.com"><r:list/></r:service></r:rls-services>`;
    put(world, "/rls-services/users/sip:bob@example.com/index", prefixed, { as: BOB });
    const index = world.request("GET", "/rls-services/global/index", { as: LIST_SERVER }).body ?? "";
    expect(index).toBe(
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service xmlns:rl="${LISTS}" uri="sip:a@example.com"><list><rl:entry uri="x"/></list></service><r:service xmlns:r="urn:ietf:params:xml:ns:rls-services" uri="sip:c@example.com"><r:list/></r:service></rls-services>`,
    );
    expect(schemas.validate("rls-services", index).ok).toBe(true);
  });

  test("XDM-046 nobody writes the global index", () => {
    const response = worldWith().request("PUT", "/rls-services/global/index", { as: OPERATOR });
    expect(response).toEqual({ status: 405, allow: ["GET", "HEAD"] });
  });
});

describe("XDM-047 presence rules", () => {
  const oma = `/org.openmobilealliance.pres-rules/${HOME}/pres-rules`;
  const ietf = `/pres-rules/${HOME}/index`;
  const rules = (content: string): string =>
    `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy" xmlns:op="urn:oma:xml:prs:pres-rules">${content}</cr:ruleset>`;
  const rule = (conditions: string, rest = ""): string =>
    rules(`<cr:rule id="r1"><cr:conditions>${conditions}</cr:conditions>${rest}</cr:rule>`);
  const who = "<cr:identity><cr:many/></cr:identity>";
  const anchored = (anchor: string): string =>
    `<ocp:external-list><ocp:entry anc="${anchor}"/></ocp:external-list>`;
  const handling = (value: string, shown = "<pr:provide-note>true</pr:provide-note>"): string =>
    `<cr:actions><pr:sub-handling>${value}</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations>`;
  const own = `${ROOT}/resource-lists/${HOME}/index/~~/resource-lists/list%5B@name=%22oma_grantedcontacts%22%5D`;

  test.each([
    ["a list of one's own", rule(anchored(own)), 201],
    ["POL-023 a list of bob's", rule(anchored(own.replace("alice", "bob"))), 409],
    ["POL-023 a list elsewhere", rule(anchored("https://example.org/xcap-root/x/users/y/z")), 409],
    ["POL-023 rules as a list", rule(anchored(own.replace("resource-lists", "pres-rules"))), 409],
    ["a relative anchor", rule(anchored("resource-lists/x")), 409],
    ["POL-028 a list and an identity", rule(who + anchored(own)), 409],
    ["POL-028 two of OMA's conditions", rule("<ocp:other-identity/><ocp:anonymous-request/>"), 409],
    ["POL-028 OMA's condition twice", rule("<ocp:other-identity/><ocp:other-identity/>"), 409],
    ["two identities, which RFC 4745 allows", rule(who + who), 201],
    ["a condition of each other kind", rule(`<ocp:other-identity/><cr:sphere value="work"/>`), 201],
    ["transformations of a rule that allows", rule("<ocp:other-identity/>", handling("allow")), 201],
    [
      "transformations of a rule that blocks, with OMA",
      rule("<ocp:other-identity/>", handling("block")),
      409,
    ],
    [
      "empty transformations of a rule that blocks",
      rule("<ocp:other-identity/>", handling("block", "")),
      201,
    ],
    ["transformations of a rule that blocks, without OMA", rule(who, handling("block")), 201],
  ])("%s", (_what, body, status) => {
    for (const target of [oma, ietf]) {
      const response = put(worldWith(), target, body);
      expect(response.status).toBe(status);
      if (status === 409) expect(response.body).toContain("<constraint-failure");
    }
  });

  test("POL-023 lists of others, where the operator lets them in", () => {
    const world = worldWith({ foreignListsAllowed: true });
    expect(put(world, oma, rule(anchored(own.replace("alice", "bob")))).status).toBe(201);
  });

  test("a rule id twice: 409 schema-validation-error", () => {
    const body = rules('<cr:rule id="a"/><cr:rule id="a"/>');
    expect(put(worldWith(), oma, body).body).toContain("<schema-validation-error");
  });

  test("POL-002 unprefixed steps: common-policy below OMA's AUID, pres-rules below IETF's", () => {
    const world = worldWith();
    put(world, oma, rule(who));
    put(world, ietf, rule(who));
    const query = "?xmlns(cr=urn:ietf:params:xml:ns:common-policy)";
    expect(world.request("GET", `${oma}/~~/ruleset/rule`).status).toBe(200);
    expect(world.request("GET", `${ietf}/~~/ruleset/rule`).status).toBe(404);
    expect(world.request("GET", `${ietf}/~~/cr:ruleset/cr:rule${query}`).status).toBe(200);
  });

  test("POL-080 publication rules", () => {
    const body = `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:p="urn:oma:xml:prs:pub-rules"><cr:rule id="r"><cr:actions><p:pub-handling>allow</p:pub-handling></cr:actions></cr:rule></cr:ruleset>`;
    const target = `/org.openmobilealliance.pub-rules/${HOME}/pub-rules`;
    expect(put(worldWith(), target, body).status).toBe(201);
    expect(put(worldWith(), target, body.replace(">allow<", ">maybe<")).status).toBe(409);
  });
});

describe("XDM-048 pidf-manipulation", () => {
  const target = `/pidf-manipulation/${HOME}/index`;
  const presence = (entity: string): string =>
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${entity}"><tuple id="t"><status><basic>open</basic></status></tuple></presence>`;

  test.each([
    ["sip:alice@example.com", 201],
    ["pres:alice@example.com", 201],
    ["sip:bob@example.com", 403],
    ["sip:alice@example.net", 403],
    ["", 403],
  ])("entity %s: %i", (entity, status) => {
    expect(put(worldWith(), target, presence(entity)).status).toBe(status);
  });

  test("XDM-048 an attribute PUT cannot make it foreign either", () => {
    const world = worldWith();
    put(world, target, presence("sip:alice@example.com"));
    const response = world.request("PUT", `${target}/~~/presence/@entity`, {
      contentType: "application/xcap-att+xml",
      body: '"sip:bob@example.com"',
    });
    expect(response).toEqual({ status: 403 });
    expect(world.text(target)).toBe(presence("sip:alice@example.com"));
  });

  const person = (id: string): string =>
    `<dm:person xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" id="${id}"/>`;
  const weekly = (days: string, from: string, until: string): string =>
    `<weekly days="${days}" from="${from}" until="${until}">${person("w")}</weekly>`;
  const once = (until: string, id = "m"): string =>
    `<once from="2026-11-25T13:00:00Z" until="${until}">${person(id)}</once>`;
  const scheduled = (entries: string, zone = "Europe/Berlin"): string =>
    presence("sip:alice@example.com").replace(
      "</presence>",
      `<schedule xmlns="urn:porchlight:params:xml:ns:schedule" time-zone="${zone}">${entries}</schedule></presence>`,
    );
  const good = once("2026-11-25T14:00:00Z");

  test("XDM-048 a schedule is kept as it was written, whole and part by part", () => {
    const world = worldWith();
    const body = scheduled(`${weekly("mon fri", "09:00", "17:30")}${good}`);
    expect(put(world, target, body).status).toBe(201);
    expect(world.request("GET", target).body).toBe(body);
    const node = (step: string): string =>
      `${target}/~~/presence/s:schedule/${step}?xmlns(s=urn:porchlight:params:xml:ns:schedule)`;
    const [first, second] = ["s:once%5B1%5D", "s:once%5B2%5D"].map(node);
    expect(world.request("GET", first ?? "").status).toBe(200);
    const element = once("2026-11-26T14:00:00Z", "n").replace(
      "<once",
      '<once xmlns="urn:porchlight:params:xml:ns:schedule"',
    );
    const added = world.request("PUT", second ?? "", {
      contentType: "application/xcap-el+xml",
      body: element,
    });
    expect(added.status).toBe(201);
    const wrong = element.replace("T14", "T12").replace("-26T12", "-25T12");
    const refused = world.request("PUT", second ?? "", {
      contentType: "application/xcap-el+xml",
      body: wrong,
    });
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.stringContaining("schedule: until is not after from"),
    ]);
    expect(world.text(target)).toContain("2026-11-26T14:00:00Z");
  });

  test.each([
    ["an unknown zone", scheduled("", "Europe/Atlantis"), "schedule: there is no time zone Europe/Atlantis"],
    [
      "an end before the beginning",
      scheduled(once("2026-11-25T12:00:00Z")),
      "schedule: until is not after from",
    ],
    ["the same in a week", scheduled(weekly("mon", "22:00", "06:00")), "schedule: until is not after from"],
    [
      "an unknown day",
      scheduled(weekly("mon funday", "09:00", "17:00")),
      "schedule: no day of the week: funday",
    ],
    [
      "too many entries",
      scheduled(Array.from({ length: 65 }, (_, index) => once("2026-11-25T14:00:00Z", `m${index}`)).join("")),
      "schedule: more than 64 entries",
    ],
    [
      "two schedules",
      scheduled(good).replace(
        "</presence>",
        '<schedule xmlns="urn:porchlight:params:xml:ns:schedule"/></presence>',
      ),
      "schedule: there is more than one",
    ],
  ])("XDM-048 a schedule with %s: 409 that says why", (_, body, reason) => {
    const response = put(worldWith(), target, body);
    expect(response.status).toBe(409);
    expect(response.body).toContain(`<constraint-failure phrase="${reason}"`);
  });

  test("XDM-048 sixty-four entries are taken", () => {
    const entries = Array.from({ length: 64 }, (_, index) => once("2026-11-25T14:00:00Z", `m${index}`));
    expect(put(worldWith(), target, scheduled(entries.join(""))).status).toBe(201);
  });
});

describe("XDM-049 xcap-directory", () => {
  const target = `/org.openmobilealliance.xcap-directory/${HOME}/directory.xml`;

  test("XDM-050 what alice keeps, a folder for every usage, in valid form", () => {
    const world = worldWith();
    const stored = world.store(`/resource-lists/${HOME}/index`, lists("<list/>"), "e7");
    const response = world.request("GET", target);
    expect(response).toMatchObject({ status: 200, contentType: "application/vnd.oma.xcap-directory+xml" });
    expect(response.body).toContain(
      `<folder auid="resource-lists"><entry uri="${ROOT}/resource-lists/users/sip:alice@example.com/index" etag="e7" last-modified="2026-01-05T08:00:00.000Z" size="${stored.octets}"/></folder>`,
    );
    expect(response.body).toContain('<folder auid="pres-rules"/>');
    expect(schemas.validate("xcap-directory", response.body ?? "").ok).toBe(true);
  });

  test("one folder by its AUID", () => {
    const world = worldWith();
    const folder = `${target}/~~/xcap-directory/folder[@auid="pres-rules"]`;
    expect(world.request("GET", folder).body).toBe('<folder auid="pres-rules"/>');
  });

  test("it is not written: 405", () => {
    expect(worldWith().request("PUT", target).status).toBe(405);
    expect(worldWith().request("DELETE", target).status).toBe(405);
  });
});

describe("XDM-051 pres-content", () => {
  const target = `/org.openmobilealliance.pres-content/${HOME}/oma_status-icon/me.png`;
  const content = (type: string, encoding: string, data: string): string =>
    `<content xmlns="urn:oma:xml:prs:pres-content"><mime-type>${type}</mime-type><encoding>${encoding}</encoding><data>${data}</data></content>`;

  test.each([
    ["image/png", "base64", "AAAA\nAAA=", 201, ""],
    ["IMAGE/PNG", "BASE64", "", 201, ""],
    ["text/html", "base64", "AAAA", 409, 'phrase="Unsupported MIME type"'],
    ["image/png", "quoted-printable", "AAAA", 409, 'phrase="Unsupported encoding"'],
    ["image/png", "base64", "A", 409, "<constraint-failure"],
    ["image/png", "base64", "&lt;&lt;&lt;&lt;", 409, "<constraint-failure"],
    [
      "image/png",
      "base64",
      "A".repeat(16),
      409,
      'phrase="Size limit exceeded, maximum allowed size is 9 bytes"',
    ],
  ])("%s in %s: %s", (type, encoding, data, status, expected) => {
    const response = put(worldWith({ contentOctets: 9 }), target, content(type, encoding, data));
    expect(response.status).toBe(status);
    expect(response.body ?? "").toContain(expected);
  });

  test.each(["index", "icons/me.png", "oma_status-icon/oma_me", "oma_status-icon/a/b"])(
    "the name %s is not for content: 403",
    (path) => {
      const response = put(
        worldWith(),
        `/org.openmobilealliance.pres-content/${HOME}/${path}`,
        content("image/png", "base64", ""),
      );
      expect(response.status).toBe(403);
    },
  );
});

describe("XDM-052 user-profile", () => {
  const target = `/org.openmobilealliance.user-profile/${HOME}/user-profile`;
  const profile = (uri: string): string =>
    `<user-profiles xmlns="urn:oma:xml:xdm:user-profile"><user-profile uri="${uri}"><display-name>Alice</display-name></user-profile></user-profiles>`;

  test("the owner's own, which every user reads", () => {
    const world = worldWith();
    expect(put(world, target, profile("sip:alice@example.com")).status).toBe(201);
    expect(world.request("GET", target, { as: BOB }).status).toBe(200);
  });

  test("somebody else's: 409 constraint-failure", () => {
    expect(put(worldWith(), target, profile("sip:bob@example.com")).body).toContain(
      '<constraint-failure phrase="Wrong User Profile URI"/>',
    );
  });

  test("XDM-053 the locked one is written by the provider", () => {
    const locked = target.replaceAll("user-profile", "locked-user-profile");
    const world = worldWith();
    expect(put(world, locked, profile("sip:alice@example.com"), { as: OPERATOR }).status).toBe(201);
    expect(put(world, locked, profile("sip:alice@example.com"), { as: ALICE }).status).toBe(403);
    expect(world.request("GET", locked).status).toBe(200);
  });
});
