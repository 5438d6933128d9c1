import { describe, expect, test } from "vitest";
import { DEFAULT_XDM_LIMITS } from "../limits";
import { ACCEPT_ALL, ALICE, BOB, LIST_SERVER, OPERATOR, XcapWorld } from "../testing/xcap-world";

const U = "/resource-lists/users/sip:alice@example.com/index";
const NS = "urn:ietf:params:xml:ns:resource-lists";
const EMPTY = `<resource-lists xmlns="${NS}"/>`;
const TYPE = "application/resource-lists+xml";
const EL = "application/xcap-el+xml";
const ATT = "application/xcap-att+xml";

const worldWith = (text: string): XcapWorld => {
  const world = new XcapWorld();
  world.store(U, text, "e1");
  return world;
};

describe("XDM-003 where nothing can be", () => {
  test.each([
    "/resource-lists/global/index",
    "/resource-lists/users/sip:nobody@example.com/index",
    "/resource-lists/users/sip:alice@example.com/index",
    "/xcap-caps/users/sip:alice@example.com/index",
    "/xcap-caps/global/other",
    "/rls-services/global/other",
    "/org.openmobilealliance.xcap-directory/users/sip:alice@example.com/index",
    "/",
    "",
  ])("%s: 404 for every reading method", (target) => {
    for (const method of ["GET", "HEAD", "DELETE"] as const) {
      expect(new XcapWorld().request(method, target)).toEqual({ status: 404 });
    }
  });
});

describe("XDM-054 the table of authorization", () => {
  const profile = "/org.openmobilealliance.user-profile/users/sip:alice@example.com/user-profile";
  const locked =
    "/org.openmobilealliance.locked-user-profile/users/sip:alice@example.com/locked-user-profile";
  const content = "/org.openmobilealliance.pres-content/users/sip:alice@example.com/oma_status-icon/me.png";
  const directory = "/org.openmobilealliance.xcap-directory/users/sip:alice@example.com/directory.xml";
  const services = "/rls-services/global/index";
  test.each([
    [U, ALICE, true, true],
    [U, BOB, false, false],
    [U, OPERATOR, true, true],
    [U, LIST_SERVER, true, true],
    [profile, BOB, true, false],
    [profile, LIST_SERVER, true, false],
    [locked, ALICE, true, false],
    [locked, BOB, false, false],
    [locked, OPERATOR, true, true],
    [content, ALICE, true, true],
    [content, BOB, false, false],
    [directory, ALICE, true, true],
    [directory, BOB, false, false],
    [services, ALICE, false, false],
    [services, LIST_SERVER, true, true],
    ["/xcap-caps/global/index", BOB, true, true],
  ])("%s as %o: read %s, write %s", (target, as, reads, writes) => {
    const world = new XcapWorld();
    expect(world.request("GET", target, { as }).status !== 403).toBe(reads);
    expect(world.request("PUT", target, { as }).status !== 403).toBe(writes);
    expect(world.request("DELETE", target, { as }).status !== 403).toBe(writes);
    expect(world.request("POST", target, { as }).status).toBe(reads ? 405 : 403);
  });

  test("XDM-051 who is shown the reference may read the content", () => {
    const world = new XcapWorld(ACCEPT_ALL, { mayReadContent: (reader) => reader === BOB.aor });
    expect(world.request("GET", content, { as: BOB }).status).toBe(404);
    expect(world.request("PUT", content, { as: BOB }).status).toBe(403);
  });

  test("XDM-084 a write by the list server keeps its name", () => {
    const world = new XcapWorld();
    world.request("PUT", U, { as: LIST_SERVER, contentType: TYPE, body: EMPTY });
    expect(world.changes).toMatchObject([{ author: "list server", client: "world", newText: EMPTY }]);
  });
});

describe("XDM-028 what a write says", () => {
  test("creation, change and deletion each make one event with the right tags", () => {
    const world = new XcapWorld();
    const created = world.request("PUT", U, { contentType: TYPE, body: EMPTY });
    const changed = world.request("PUT", `${U}/~~/resource-lists/list`, { contentType: EL, body: "<list/>" });
    world.request("DELETE", U);
    expect(world.changes.map(({ previousEtag, newEtag }) => [previousEtag, newEtag])).toEqual([
      [undefined, created.etag],
      [created.etag, changed.etag],
      [changed.etag, undefined],
    ]);
    expect(world.changes[1]).toMatchObject({
      previousText: EMPTY,
      newText: `<resource-lists xmlns="${NS}"><list/></resource-lists>`,
      author: ALICE.aor,
    });
  });

  test("XDM-031 a writer that saw an older state is refused", () => {
    const world = worldWith(EMPTY);
    const put = (ifMatch: string) => world.request("PUT", U, { contentType: TYPE, body: EMPTY, ifMatch });
    expect(put('"e1"').status).toBe(200);
    expect(put('"e1"').status).toBe(412);
  });

  test("XDM-028 a generated document has one tag as long as its text is the same", () => {
    const world = new XcapWorld();
    const first = world.request("GET", "/xcap-caps/global/index");
    const same = world.request("GET", "/xcap-caps/global/index", { ifNoneMatch: `"${first.etag}"` });
    expect(same).toEqual({ status: 304, etag: first.etag });
    expect(world.request("GET", "/xcap-caps/global/index/~~/xcap-caps/auids/auid[1]").body).toBe(
      "<auid>xcap-caps</auid>",
    );
  });
});

describe("XDM-086 the order of checks", () => {
  const world = worldWith(EMPTY);
  const deep = `${U}/~~/resource-lists/list/entry`;
  test.each([
    ["403 before 400", "GET", `${U}/~~/x:y`, { as: BOB }, 403],
    ["400 before 405", "POST", `${U}/~~/x:y`, {}, 400],
    ["404 for an extension before 405", "POST", `${U}/~~/a(b)`, {}, 404],
    ["405 before 404", "POST", "/resource-lists/users/sip:alice@example.com/none", {}, 405],
    ["409 no-parent before 415", "PUT", deep, { contentType: "text/plain" }, 409],
    ["415 before 412", "PUT", U, { contentType: "text/plain", ifMatch: '"e0"' }, 415],
    ["413 before 412", "PUT", U, { contentType: TYPE, body: "x".repeat(2_097_153), ifMatch: '"e0"' }, 413],
    ["412 before the body is looked at", "PUT", U, { contentType: TYPE, body: "<", ifMatch: '"e0"' }, 412],
    ["404 before 412", "DELETE", `${U}/~~/none`, { ifMatch: '"e0"' }, 404],
    ["412 before cannot-delete", "DELETE", `${U}/~~/resource-lists`, { ifMatch: '"e0"' }, 412],
  ] as const)("%s", (_title, method, target, given, status) => {
    expect(world.request(method, target, given).status).toBe(status);
    expect(world.text(U)).toBe(EMPTY);
  });
});

describe("XDM-036 limits", () => {
  const limited = (limits: Partial<typeof DEFAULT_XDM_LIMITS>) =>
    new XcapWorld(ACCEPT_ALL, { limits: { ...DEFAULT_XDM_LIMITS, ...limits } });
  const put = (world: XcapWorld, body: string, target = U) =>
    world.request("PUT", target, { contentType: TYPE, body });

  test("octets of a body and of a result: 413", () => {
    expect(put(limited({ documentOctets: 20 }), EMPTY).status).toBe(413);
    const world = limited({ documentOctets: EMPTY.length + 40 });
    put(world, EMPTY);
    const body = '<list name="ünïcödé ünïcödé"/>';
    expect(world.request("PUT", `${U}/~~/resource-lists/list`, { contentType: EL, body }).status).toBe(413);
    expect(world.text(U)).toBe(EMPTY);
  });

  test.each([
    ["an element put over another", "PUT", "list[@name='ä']", "<list name='ä'>ünïcödé 🕯️</list>"],
    ["an element put beside others", "PUT", "list[@name='ö']", "<list name='ö'/>"],
    ["an element put into an empty one", "PUT", "list[@name='e']/entry", "<entry uri='ü'/>"],
    ["an element taken out", "DELETE", "list[@name='ä']", ""],
  ] as const)("what %s comes to is counted to the octet", (_, method, step, body) => {
    const text = EMPTY.replace("/>", "><list name='ä'>größer</list>\n<list name='e'/></resource-lists>");
    const target = encodeURI(`${U}/~~/resource-lists/${step}`);
    const ask = (octets?: number) => {
      const world = octets === undefined ? new XcapWorld() : limited({ octetsPerUser: octets });
      world.store(U, text);
      const { status } = world.request(method, target, { contentType: EL, body });
      return { status, text: world.text(U) ?? "" };
    };
    const after = ask();
    expect(after.text).not.toBe(text);
    const exact = new TextEncoder().encode(after.text).length;
    expect(ask(exact)).toEqual(after);
    expect(ask(exact - 1)).toEqual({ status: 413, text });
  });

  test("octets of all documents of a user: 413, the replaced one left out", () => {
    const world = limited({ octetsPerUser: EMPTY.length });
    expect(put(world, EMPTY).status).toBe(201);
    expect(put(world, EMPTY).status).toBe(200);
    expect(put(world, EMPTY, U.replace("index", "other")).status).toBe(413);
  });

  test.each([
    ["documents", { documentsPerUser: 0 }, EMPTY],
    ["depth", { depth: 2 }, "<a><b><c/></b></a>"],
    ["nodes", { nodes: 2 }, "<a><b/><c/></a>"],
    [
      "entries",
      { entries: 2 },
      `<resource-lists xmlns="${NS}"><list><entry uri="a"/><entry uri="b"/></list></resource-lists>`,
    ],
  ])("XDM-034 %s: 409 with OMA's local-constraint-failure", (_what, limits, body) => {
    const response = put(limited(limits), body);
    expect(response.status).toBe(409);
    expect(response.body).toContain(
      '<extension><local-constraint-failure xmlns="urn:oma:xml:xdm:xcap-error" phrase="',
    );
  });

  test("attributes of one element: 409", () => {
    const many = Array.from({ length: 100 }, (_, index) => ` a${index}=""`).join("");
    expect(put(new XcapWorld(), `<a${many}/>`).status).toBe(409);
  });
});

describe("XDM-035 what is never read", () => {
  test.each([
    ["entities that multiply", '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>'],
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["an undeclared entity", "<a>&x;</a>"],
  ])("%s: 409 not-well-formed", (_what, body) => {
    const world = worldWith(EMPTY);
    expect(world.request("PUT", U, { contentType: TYPE, body }).body).toContain("<not-well-formed");
    const element = world.request("PUT", `${U}/~~/resource-lists/list`, { contentType: EL, body });
    expect(element.body).toContain("<not-xml-frag");
    expect(world.text(U)).toBe(EMPTY);
  });

  test("XInclude is an element like any other", () => {
    const world = worldWith(EMPTY);
    const body = '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>';
    const target = `${U}/~~/resource-lists/i:include?xmlns(i=http://www.w3.org/2001/XInclude)`;
    expect(world.request("PUT", target, { contentType: EL, body }).status).toBe(201);
    expect(world.request("GET", target).body).toBe(body);
  });

  test.each([
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 60, 0, 97, 0)],
    [
      "an encoding declaration of another encoding",
      new TextEncoder().encode('<?xml version="1.0" encoding="latin1"?><a/>'),
    ],
  ])("XDM-026 %s: 409 not-utf-8", (_what, body) => {
    expect(new XcapWorld().request("PUT", U, { contentType: TYPE, body }).body).toContain("<not-utf-8");
  });
});

describe("XDM-087 attributes", () => {
  const text = '<r xmlns:p="urn:p"><e\n  a = "1"\tp:b=\'2\' /></r>';
  const uri = (key: string) => `${U}/~~/n:r/n:e/@${key}?xmlns(n=)xmlns(p=urn:p)xmlns(q=urn:q)`;
  const put = (world: XcapWorld, key: string, body: string) =>
    world.request("PUT", uri(key), { contentType: ATT, body });

  test.each([
    ["a", '"x"', "<e\n  a = \"x\"\tp:b='2' />", 200],
    ["a", "x & y", null, 409],
    ["a", "x &amp; &#x41;", "<e\n  a = \"x &amp; &#x41;\"\tp:b='2' />", 200],
    ["a", ' "x" \n', "<e\n  a = \"x\"\tp:b='2' />", 200],
    ["a", 'say "x" twice', "<e\n  a = 'say \"x\" twice'\tp:b='2' />", 200],
    ["a", '"it\'s"', "<e\n  a = \"it's\"\tp:b='2' />", 200],
    ["a", `both " and '`, null, 409],
    ["a", `x'`, null, 409],
    ["a", '"x"y"', null, 409],
    ["a", '"', null, 409],
    ["a", "", null, 409],
    ["a", "&#0;", null, 409],
    ["a", "%22x%22", "<e\n  a = \"%22x%22\"\tp:b='2' />", 200],
    ["p:b", '"x"', '<e\n  a = "1"\tp:b="x" />', 200],
    ["c", '"x"', '<e\n  a = "1"\tp:b=\'2\' c="x" />', 201],
    ["p:c", '"x"', '<e\n  a = "1"\tp:b=\'2\' p:c="x" />', 201],
    ["q:c", '"x"', '<e\n  a = "1"\tp:b=\'2\' xmlns:q="urn:q" q:c="x" />', 201],
    ["xml:lang", '"en"', '<e\n  a = "1"\tp:b=\'2\' xml:lang="en" />', 201],
    ["xmlns", '"urn:x"', null, 409],
  ])("PUT @%s with %s", (key, body, after, status) => {
    const world = worldWith(text);
    expect(put(world, key, body).status).toBe(status);
    expect(world.text(U)).toBe(after === null ? text : text.replace(/<e[^>]*>/, () => after));
  });

  test.each([
    ["a", "<e\tp:b='2' />"],
    ["p:b", '<e\n  a = "1" />'],
  ])("DELETE @%s takes the space before it along", (key, after) => {
    const world = worldWith(text);
    expect(world.request("DELETE", uri(key)).status).toBe(200);
    expect(world.text(U)).toBe(text.replace(/<e[^>]*>/, () => after));
  });

  test("XDM-011 the bare value, where the operator wants it for old clients", () => {
    const world = new XcapWorld(ACCEPT_ALL, { bareAttributeValues: true });
    world.store(U, text);
    expect(world.request("GET", uri("a")).body).toBe("1");
  });
});

describe("XDM-017 directories and missing parents", () => {
  test("a sub-directory where the usage has none: 409 no-parent with the home directory", () => {
    const response = new XcapWorld().request("PUT", U.replace("index", "a/b"), {
      contentType: TYPE,
      body: EMPTY,
    });
    expect(response.status).toBe(409);
    expect(response.body).toContain(
      "<no-parent><ancestor>https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/</ancestor>",
    );
  });

  test("no name is a document and a directory", () => {
    const rules = "/pres-rules/users/sip:alice@example.com";
    const body = '<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>';
    const world = new XcapWorld();
    const put = (path: string) =>
      world.request("PUT", `${rules}/${path}`, { contentType: "application/auth-policy+xml", body });
    expect(put("work/index").status).toBe(201);
    expect(put("work/index").status).toBe(200);
    expect(put("work").body).toContain("<constraint-failure");
    expect(put("work/index/deeper").body).toContain("<no-parent>");
  });

  test("the ancestor is the deepest element that exists, with its query", () => {
    const world = worldWith('<r xmlns:p="urn:p"><p:a x="1/2"/></r>');
    const path = 'n:r/p:a[@x="1/2"]/b/c?xmlns(n=)xmlns(p=urn:p)';
    const response = world.request("PUT", `${U}/~~/${path}`, { contentType: EL, body: "<c/>" });
    expect(response.body).toContain(
      `<ancestor>https://example.com/xcap-root${U}/~~/n:r/p:a%5B@x=%221%2F2%22%5D?xmlns(n=)xmlns(p=urn:p)</ancestor>`,
    );
  });
});
