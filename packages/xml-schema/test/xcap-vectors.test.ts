import type { XcapResponse } from "@porchlight/xdm";
import { ALICE, BOB, LIST_SERVER, OPERATOR, type WorldRequest, XcapWorld } from "@porchlight/xdm/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { LibxmlSchemaValidator } from "../src/index";

/** V-10: every row on the pure core, with the real schemas. Row 48 (401) belongs to the edge. */

const U = "/resource-lists/users/sip:alice@example.com/index";
const L = `${U}/~~/resource-lists`;
const WORK = `${L}/list[@name="work"]`;
const FRIENDS = `${L}/list[@name="friends"]`;
const ROOT = "https://example.com/xcap-root";
const NS = "urn:ietf:params:xml:ns:resource-lists";
const BOB_ENTRY = '<entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry>';
const STORED = `<resource-lists xmlns="${NS}"><list name="friends">${BOB_ENTRY}<entry uri="sip:carol@example.com"/></list><list name="work"><entry uri="sip:dave@example.com"/></list></resource-lists>`;

const schemas = new LibxmlSchemaValidator();
let world: XcapWorld;

beforeEach(() => {
  world = new XcapWorld(schemas);
  world.store(U, STORED, "e1");
});

const get = (target: string, given: WorldRequest = {}) => world.request("GET", target, given);
const remove = (target: string, given: WorldRequest = {}) => world.request("DELETE", target, given);
const putDocument = (target: string, body: string, given: WorldRequest = {}) =>
  world.request("PUT", target, { contentType: "application/resource-lists+xml", body, ...given });
const putElement = (target: string, body: string | Uint8Array, given: WorldRequest = {}) =>
  world.request("PUT", target, { contentType: "application/xcap-el+xml", body, ...given });
const putAttribute = (target: string, body: string, given: WorldRequest = {}) =>
  world.request("PUT", target, { contentType: "application/xcap-att+xml", body, ...given });
const text = (): string => world.text(U) ?? "";

/** A refusal: this status, this condition, and nothing stored. */
function expectConflict(response: XcapResponse, condition: string): void {
  expect(response).toMatchObject({ status: 409, contentType: "application/xcap-error+xml" });
  expect(response.body).toContain(`<${condition}`);
  expect(schemas.validate("xcap-error", response.body ?? "")).toEqual({ ok: true, value: undefined });
  expectUntouched();
}

function expectStatus(response: XcapResponse, status: number): void {
  expect(response.status).toBe(status);
  expectUntouched();
}

function expectUntouched(): void {
  expect(text()).toBe(STORED);
  expect(world.documents.size).toBe(1);
  expect(world.changes).toEqual([]);
}

describe("V-10 reading", () => {
  test("XDM-028 row 1: a document with its type and tag", () => {
    expect(get(U)).toEqual({
      status: 200,
      contentType: "application/resource-lists+xml",
      body: STORED,
      etag: "e1",
    });
  });
  test("XDM-029 row 2: If-None-Match with the tag: 304", () => {
    expect(get(U, { ifNoneMatch: '"e1"' })).toEqual({ status: 304, etag: "e1" });
  });
  test("XDM-010 row 3: an element as it is stored, no declaration added", () => {
    expect(get(`${FRIENDS}/entry[2]`)).toEqual({
      status: 200,
      contentType: "application/xcap-el+xml",
      body: '<entry uri="sip:carol@example.com"/>',
      etag: "e1",
    });
  });
  test("XDM-008 row 4: a step that leaves two lists: 404", () => expectStatus(get(`${L}/list/entry`), 404));
  test("XDM-007 row 5: by position", () => {
    expect(get(`${L}/list[2]/entry`)).toMatchObject({
      status: 200,
      body: '<entry uri="sip:dave@example.com"/>',
    });
  });
  test("XDM-007 row 6: no third list: 404", () => expectStatus(get(`${L}/list[3]`), 404));
  test("XDM-008 row 7: position first, then the attribute: 404", () =>
    expectStatus(get(`${L}/list[1][@name="work"]`), 404));
  test("XDM-007 row 8: wildcards", () => {
    expect(get(`${U}/~~/*/list[1]/*[2]`).body).toBe('<entry uri="sip:carol@example.com"/>');
  });
  test("XDM-007 row 9: by attribute down to the display name", () => {
    const response = get(`${FRIENDS}/entry[@uri="sip:bob@example.com"]/display-name`);
    expect(response).toMatchObject({ status: 200, body: "<display-name>Bob</display-name>" });
  });
  test("XDM-037 row 10: single quotes", () => {
    expect(get(`${L}/list[@name='friends']`).status).toBe(200);
  });
  test("XDM-011 row 11: an attribute with its quotes", () => {
    expect(get(`${FRIENDS}/entry[1]/@uri`)).toEqual({
      status: 200,
      contentType: "application/xcap-att+xml",
      body: '"sip:bob@example.com"',
      etag: "e1",
    });
  });
  test("XDM-011 row 12: a missing attribute: 404", () => expectStatus(get(`${FRIENDS}/@missing`), 404));
  test("XDM-011 row 13: namespace bindings", () => {
    expect(get(`${FRIENDS}/namespace::*`)).toEqual({
      status: 200,
      contentType: "application/xcap-ns+xml",
      body: `<list xmlns="${NS}"/>`,
      etag: "e1",
    });
  });
  test("XDM-004 row 15: an undefined prefix: 400", () =>
    expectStatus(get(`${U}/~~/rl:resource-lists/rl:list[1]`), 400));
  test("XDM-004 row 16: a prefix from the query", () => {
    expect(get(`${U}/~~/rl:resource-lists/rl:list[1]?xmlns(rl=${NS})`).status).toBe(200);
  });
  test("XDM-005 row 17: another namespace matches nothing: 404", () =>
    expectStatus(get(`${U}/~~/x:resource-lists?xmlns(x=urn:other)`), 404));
  test("XDM-009 row 18: an extension selector: 404", () => expectStatus(get(`${L}/entry-of(3)`), 404));
  test("XDM-003 row 49: an unknown AUID: 404", () =>
    expectStatus(get("/nonsense/users/sip:alice@example.com/index"), 404));
  test("XDM-037 row 52: an encoded slash does not separate steps: 404", () =>
    expectStatus(get(`${U}/~~/resource-lists%2Flist`), 404));
  test("XDM-002 row 53: an encoded separator", () => {
    expect(get(`${U}/%7E%7E/resource-lists`).status).toBe(200);
  });
  test("XDM-004 row 66: other schemes in the query are ignored", () => {
    expect(get(`${U}/~~/resource-lists?xmlns(a=urn:x)foo(bar)`).status).toBe(200);
  });
});

describe("V-10 who may", () => {
  test("XDM-054 row 47: another user's document: 403", () => expectStatus(get(U, { as: BOB }), 403));
  test("XDM-046 row 60: the global index of services as a user: 403", () =>
    expectStatus(get("/rls-services/global/index", { as: ALICE }), 403));
  test("XDM-046 the list server and administrators read it", () => {
    for (const as of [LIST_SERVER, OPERATOR]) {
      expect(get("/rls-services/global/index", { as })).toMatchObject({
        status: 200,
        body: '<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"></rls-services>',
      });
    }
  });
  test("XDM-040 row 50: xcap-caps cannot be written: 405", () => {
    const response = world.request("PUT", "/xcap-caps/global/index", {
      contentType: "application/xcap-caps+xml",
      body: "<xcap-caps/>",
    });
    expect(response).toEqual({ status: 405, allow: ["GET", "HEAD"] });
  });
  test("XDM-040 row 51: xcap-caps lists usages and namespaces, and is valid", () => {
    const response = get("/xcap-caps/global/index");
    expect(response).toMatchObject({ status: 200, contentType: "application/xcap-caps+xml" });
    for (const { auid } of world.context().usages) expect(response.body).toContain(`<auid>${auid}</auid>`);
    for (const namespace of schemas.namespaces) {
      expect(response.body).toContain(`<namespace>${namespace}</namespace>`);
    }
    expect(schemas.validate("xcap-caps", response.body ?? "").ok).toBe(true);
  });
});

describe("V-10 methods", () => {
  test("XDM-012 row 14: bindings can only be read: 405", () => {
    for (const method of ["PUT", "DELETE"] as const) {
      expect(world.request(method, `${FRIENDS}/namespace::*`)).toEqual({ status: 405, allow: ["GET"] });
    }
    expectUntouched();
  });
  test("XDM-013 row 46: POST: 405 with what is allowed", () => {
    expect(world.request("POST", U)).toEqual({ status: 405, allow: ["GET", "HEAD", "PUT", "DELETE"] });
    expectUntouched();
  });
  test("XDM-013 OPTIONS tells the same", () => {
    expect(world.request("OPTIONS", U)).toEqual({ status: 200, allow: ["GET", "HEAD", "PUT", "DELETE"] });
  });
});

describe("V-10 putting elements", () => {
  const erin = '<entry uri="sip:erin@example.com"/>';
  const erinUri = `${WORK}/entry[@uri="sip:erin@example.com"]`;

  test("XDM-014 row 19: created behind dave, with a new tag", () => {
    const response = putElement(erinUri, erin);
    expect(response.status).toBe(201);
    expect(response.etag).not.toBe("e1");
    expect(response.location).toBe(
      `${ROOT}${L}/list%5B@name=%22work%22%5D/entry%5B@uri=%22sip:erin@example.com%22%5D`,
    );
    expect(text()).toBe(STORED.replace('dave@example.com"/>', `dave@example.com"/>${erin}`));
  });
  test("XDM-014 row 20: the same again: 200 without a body", () => {
    putElement(erinUri, erin);
    const again = putElement(erinUri, erin);
    expect(again.status).toBe(200);
    expect(again.body).toBeUndefined();
  });
  test("XDM-019 row 21: a body the URI does not select: 409 cannot-insert", () => {
    putElement(erinUri, erin);
    const before = text();
    const response = putElement(erinUri, '<entry uri="sip:gina@example.com"/>');
    expect(response.status).toBe(409);
    expect(response.body).toContain("<cannot-insert");
    expect(text()).toBe(before);
  });
  test("XDM-018 row 22: before the first", () => {
    const body = '<entry uri="sip:new@example.com"/>';
    expect(putElement(`${FRIENDS}/entry[1][@uri="sip:new@example.com"]`, body).status).toBe(201);
    expect(text()).toBe(STORED.replace(BOB_ENTRY, body + BOB_ENTRY));
  });
  test("XDM-018 row 23: a position behind a gap: 409 cannot-insert", () =>
    expectConflict(
      putElement(`${FRIENDS}/entry[5][@uri="sip:new@example.com"]`, '<entry uri="sip:new@example.com"/>'),
      "cannot-insert",
    ));
  test("XDM-017 row 24: no such list: 409 no-parent with the ancestor, in its exact form", () => {
    const response = putElement(`${L}/list[@name="none"]/entry[@uri="sip:x@example.com"]`, erin);
    expectConflict(response, "no-parent");
    expect(response.body).toBe(
      `<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><no-parent><ancestor>${ROOT}${L}</ancestor></no-parent></xcap-error>`,
    );
  });
  test("XDM-024 row 28: a required attribute is missing: 409 schema-validation-error", () =>
    expectConflict(putElement(`${WORK}/entry[2]`, "<entry/>"), "schema-validation-error"));
  test("XDM-041 row 29: the same URI twice: 409 uniqueness-failure", () => {
    const response = putElement(`${WORK}/entry[2]`, '<entry uri="sip:dave@example.com"/>');
    expectConflict(response, "uniqueness-failure");
    expect(response.body).toContain('field="resource-lists/list%5B2%5D/entry%5B2%5D/@uri"');
  });
  test("XDM-027 row 30: the same list name twice: 409 with a name that is free", () => {
    const response = putElement(`${L}/list[3]`, '<list name="work"/>');
    expectConflict(response, "uniqueness-failure");
    expect(response.body).toContain(
      '<exists field="resource-lists/list%5B3%5D/@name"><alt-value>work2</alt-value></exists>',
    );
  });
  test("XDM-016 row 31: two elements: 409 not-xml-frag", () =>
    expectConflict(putElement(`${WORK}/entry[2]`, '<entry uri="a"/><entry uri="b"/>'), "not-xml-frag"));
  test("XDM-026 row 33: octets that are not UTF-8: 409 not-utf-8", () =>
    expectConflict(putElement(`${WORK}/entry[2]`, Uint8Array.of(60, 0xff, 62)), "not-utf-8"));
  test("XDM-018 row 54: second of all children", () => {
    expect(putElement(`${L}/*[2][@name="mid"]`, '<list name="mid"/>').status).toBe(201);
    expect(text()).toBe(STORED.replace('<list name="work">', '<list name="mid"/><list name="work">'));
  });
  test("XDM-018 row 55: first of its name", () => {
    expect(putElement(`${L}/list[1][@name="top"]`, '<list name="top"/>').status).toBe(201);
    expect(text()).toBe(STORED.replace('<list name="friends">', '<list name="top"/><list name="friends">'));
  });
  test("XDM-018 row 56: a fourth list where two are: 409 cannot-insert", () =>
    expectConflict(putElement(`${L}/list[4][@name="x"]`, '<list name="x"/>'), "cannot-insert"));
  test("XDM-041 row 57: URIs compare as strings, so DAVE is another entry", () => {
    const body = '<entry uri="sip:DAVE@example.com"/>';
    expect(putElement(`${WORK}/entry[@uri="sip:DAVE@example.com"]`, body).status).toBe(201);
  });
  test("XDM-041 row 63: an entry-ref from the root of the host: 409 constraint-failure", () =>
    expectConflict(
      putElement(`${WORK}/entry-ref[@ref="/resource-lists/x"]`, '<entry-ref ref="/resource-lists/x"/>'),
      "constraint-failure",
    ));
});

describe("V-10 putting attributes", () => {
  test("XDM-019 row 25: the attribute that selects cannot change: 409 cannot-insert", () =>
    expectConflict(putAttribute(`${FRIENDS}/@name`, '"pals"'), "cannot-insert"));
  test.each([
    ['"sip:zed@example.com"', '"sip:zed@example.com"'],
    ["'sip:zed@example.com'", "'sip:zed@example.com'"],
    ["sip:zed@example.com", '"sip:zed@example.com"'],
  ])("XDM-087 row 26: %s, selected by position: 200", (body, stored) => {
    expect(putAttribute(`${WORK}/entry[1]/@uri`, body).status).toBe(200);
    expect(text()).toBe(STORED.replace('"sip:dave@example.com"', stored));
  });
  test("XDM-019 row 27: the same, selected by its value: 409 cannot-insert", () =>
    expectConflict(
      putAttribute(`${WORK}/entry[@uri="sip:dave@example.com"]/@uri`, '"sip:zed@example.com"'),
      "cannot-insert",
    ));
  test.each(['"a<b"', '"a&b"', '"ab'])("XDM-016 row 32: %s is no AttValue: 409 not-xml-att-value", (body) =>
    expectConflict(putAttribute(`${WORK}/entry[1]/@uri`, body), "not-xml-att-value"),
  );
});

describe("V-10 putting documents", () => {
  const other = "/resource-lists/users/sip:alice@example.com/other-doc";

  test("XDM-016 row 34: not well-formed: 409", () =>
    expectConflict(putDocument(U, "<resource-lists"), "not-well-formed"));
  test("XDM-015 row 35: the wrong media type: 415, for document, element and attribute", () => {
    expectStatus(putDocument(U, STORED, { contentType: "text/xml" }), 415);
    expectStatus(putElement(`${WORK}/entry[1]`, "<entry/>", { contentType: "application/xml" }), 415);
    expectStatus(putAttribute(`${WORK}/entry[1]/@uri`, '"x"', { contentType: "text/plain" }), 415);
  });
  test("XDM-029 row 39: create only, where nothing is: 201", () => {
    expect(putDocument(other, STORED, { ifNoneMatch: "*" })).toMatchObject({
      status: 201,
      location: `${ROOT}${other}`,
    });
  });
  test("XDM-092 row 61: pidf-manipulation has one document: 409 constraint-failure", () =>
    expectConflict(
      world.request("PUT", "/pidf-manipulation/users/sip:alice@example.com/second", {
        contentType: "application/pidf+xml",
        body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"/>',
      }),
      "constraint-failure",
    ));
  test.each([
    [
      "another user's list",
      `${ROOT}/resource-lists/users/sip:bob@example.com/index/~~/resource-lists/list%5B1%5D`,
    ],
    ["another usage", `${ROOT}/pres-rules/users/sip:alice@example.com/index`],
    ["a relative URI", "resource-lists/users/sip:alice@example.com/index"],
    ["another root", "https://example.org/xcap-root/resource-lists/users/sip:alice@example.com/index"],
  ])("XDM-045 row 62: a resource-list with %s: 409 constraint-failure", (_what, reference) =>
    expectConflict(
      world.request("PUT", "/rls-services/users/sip:alice@example.com/index", {
        contentType: "application/rls-services+xml",
        body: `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="sip:alice-friends@example.com"><resource-list>${reference}</resource-list></service></rls-services>`,
      }),
      "constraint-failure",
    ),
  );
  test("XDM-025 row 64: a foreign element behind the entries of a list: 200", () => {
    const body = STORED.replace("</list><list", '<x:y xmlns:x="urn:other"/></list><list');
    expect(putDocument(U, body).status).toBe(200);
    expect(text()).toBe(body);
  });
  test("XDM-024 row 65: the same directly below the root: 409 schema-validation-error", () =>
    expectConflict(
      putDocument(U, STORED.replace("</resource-lists>", '<x:y xmlns:x="urn:other"/></resource-lists>')),
      "schema-validation-error",
    ));
});

describe("V-10 conditions", () => {
  const body = '<entry uri="sip:erin@example.com"/>';

  test("XDM-029 row 36: If-Match with an old tag: 412", () =>
    expectStatus(putElement(`${WORK}/entry[2]`, body, { ifMatch: '"e0"' }), 412));
  test("XDM-030 row 37: If-None-Match: * on an element: 412", () =>
    expectStatus(putElement(`${WORK}/entry[2]`, body, { ifNoneMatch: "*" }), 412));
  test("XDM-029 row 38: create only, where a document is: 412", () =>
    expectStatus(putDocument(U, STORED, { ifNoneMatch: "*" }), 412));
  test("XDM-086 row 59: no parent is told before 412", () =>
    expectConflict(putElement(`${L}/list[@name="none"]/entry[1]`, body, { ifMatch: '"e0"' }), "no-parent"));
});

describe("V-10 deleting", () => {
  test("XDM-020 row 40: the last of its name", () => {
    const response = remove(`${FRIENDS}/entry[2]`);
    expect(response.status).toBe(200);
    expect(response.etag).not.toBe("e1");
    expect(text()).toBe(STORED.replace('<entry uri="sip:carol@example.com"/>', ""));
  });
  test("XDM-020 row 41: carol would become entry[1]: 409 cannot-delete, in its exact form", () => {
    const response = remove(`${FRIENDS}/entry[1]`);
    expectConflict(response, "cannot-delete");
    expect(response.body).toBe(
      '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><cannot-delete phrase="another element would match"/></xcap-error>',
    );
  });
  test("XDM-021 row 42: two match: 404", () => expectStatus(remove(`${FRIENDS}/entry`), 404));
  test("XDM-020 row 43: by attribute", () => {
    expect(remove(`${FRIENDS}/entry[@uri="sip:bob@example.com"]`).status).toBe(200);
    expect(text()).toBe(STORED.replace(BOB_ENTRY, ""));
  });
  test("XDM-028 row 44: the document: 200 without a tag, then 404", () => {
    expect(remove(U)).toEqual({ status: 200 });
    expect(get(U)).toEqual({ status: 404 });
  });
  test("XDM-017 row 45: a node of a document that is gone: 409 no-parent", () => {
    remove(U);
    const response = putElement(`${L}/list[@name="a"]`, '<list name="a"/>');
    expect(response.status).toBe(409);
    expect(response.body).toContain(
      `<ancestor>${ROOT}/resource-lists/users/sip:alice@example.com/</ancestor>`,
    );
  });
  test("XDM-085 row 58: a required attribute: 409 schema-validation-error", () =>
    expectConflict(remove(`${FRIENDS}/entry[1]/@uri`), "schema-validation-error"));
});

describe("V-10 services", () => {
  const services = (uri: string) =>
    `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="${NS}"><service uri="${uri}"><resource-list>${ROOT}/resource-lists/users/sip:alice@example.com/index/~~/resource-lists/list%5B@name=%22friends%22%5D</resource-list><packages><package>presence</package></packages></service></rls-services>`;
  const put = (owner: typeof ALICE | typeof BOB, body: string) =>
    world.request("PUT", `/rls-services/users/${owner.aor}/index`, {
      contentType: "application/rls-services+xml",
      body,
      as: owner,
    });

  test("XDM-045 the list service of V-12 is taken, and taken again by its owner", () => {
    expect(put(ALICE, services("sip:alice@example.com;pres-list=friends")).status).toBe(201);
    expect(put(ALICE, services("sip:alice@example.com;pres-list=friends")).status).toBe(200);
  });
  test("XDM-027 the same service URI by another user: 409 with a URI that is free, in its exact form", () => {
    put(ALICE, services("sip:alice-friends@example.com"));
    const response = put(
      BOB,
      services("sip:alice-friends@example.com").replaceAll("users/sip:alice", "users/sip:bob"),
    );
    expect(response.status).toBe(409);
    expect(response.body).toBe(
      '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><uniqueness-failure><exists field="rls-services/service%5B1%5D/@uri"><alt-value>sip:alice-friends2@example.com</alt-value></exists></uniqueness-failure></xcap-error>',
    );
    expect(world.text(`/rls-services/users/${BOB.aor}/index`)).toBeUndefined();
  });
  test("XDM-045 an account's own address is no service URI: 409 uniqueness-failure", () => {
    expect(put(ALICE, services("sip:bob@example.com")).body).toContain("<uniqueness-failure");
  });
  test("XDM-046 the global index is the union of the index documents, selectable by URI", () => {
    put(ALICE, services("sip:a-list@example.com"));
    put(BOB, services("sip:b-list@example.com").replaceAll("users/sip:alice", "users/sip:bob"));
    const index = get("/rls-services/global/index", { as: LIST_SERVER });
    expect(schemas.validate("rls-services", index.body ?? "").ok).toBe(true);
    const one = get(
      '/rls-services/global/index/~~/rls-services/service[@uri="sip:b-list@example.com"]/@uri',
      {
        as: LIST_SERVER,
      },
    );
    expect(one).toMatchObject({ status: 200, body: '"sip:b-list@example.com"', etag: index.etag });
  });
});
