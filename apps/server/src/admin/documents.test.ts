import { AdminApiError, type AdminClient } from "@porchlight/admin-api";
import { readXcapDiff } from "@porchlight/documents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld, PASSWORD } from "./testing/admin-world";
import { readLive } from "./testing/live-reader";

const LISTS = "urn:ietf:params:xml:ns:resource-lists";
const SELECTOR = "resource-lists/users/sip:alice@office.test/index";
const lists = (content: string): string => `<resource-lists xmlns="${LISTS}">${content}</resource-lists>`;
const ONE = lists('<list name="one"/>');
const TWO = lists('<list name="one"/>\n<list name="two"/>');

let world: AdminWorld;
let operator: AdminClient;

beforeEach(async () => {
  world = await openAdminWorld();
  operator = world.as("operator");
});
afterEach(() => world.close());

const put = (text: string, ifMatch?: string | null, selector = SELECTOR) =>
  operator.putDocument({
    params: { selector },
    body: { text, ...(ifMatch === undefined ? {} : { ifMatch }) },
  });

const textOf = async (selector = SELECTOR) => (await operator.showDocument({ params: { selector } })).text;

/** The code of what is refused, with its field and reason. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AdminApiError)) throw new Error("nothing was refused");
  const { field = "", reason = "" } = error.problem;
  return `${error.status} ${error.code} ${field} ${reason}`.trim();
}

describe("documents written by an operator", () => {
  test("XDM-090 are created, read, changed and deleted for a user, byte for byte", async () => {
    const text = `\ufeff<?xml version="1.0"?>\r\n<!-- größe 🕯️ -->${ONE}`;
    expect(await put(text)).toMatchObject({
      selector: SELECTOR,
      usage: "resource-lists",
      user: "sip:alice@office.test",
      path: "index",
      version: 1,
      octets: Buffer.byteLength(text),
      author: "token:operator",
      client: "admin API",
      created: true,
    });
    expect(await operator.showDocument({ params: { selector: SELECTOR } })).toMatchObject({
      text,
      contentWithheld: false,
      mimeType: "application/resource-lists+xml",
      url: `http://office.test:80/xcap-root/${SELECTOR}`,
    });
    expect(await put(TWO)).toMatchObject({ version: 2, created: false });
    expect(await textOf()).toBe(TWO);
    const laidOut = { params: { selector: SELECTOR }, query: { layout: "indented" as const } };
    expect((await operator.showDocument(laidOut)).text).toBe(
      `<resource-lists xmlns="${LISTS}">\n  <list name="one"/>\n  <list name="two"/>\n</resource-lists>\n`,
    );
    await operator.deleteDocument({ params: { selector: SELECTOR } });
    expect(await refusalOf(textOf())).toMatch(/^404 document-not-found/);
  });

  test("the user may be named without sip:, and the selector with a slash before it", async () => {
    await put(ONE, undefined, "/resource-lists/users/alice@OFFICE.test/index");
    expect(await textOf()).toBe(ONE);
  });

  test.each([
    ["<resource-lists", "409 document-rejected text is not well-formed XML"],
    [lists("<list><entry/></list>"), "409 document-rejected text does not follow its schema: line 1"],
    [lists('<list name="a"/><list name="a"/>'), "409 document-rejected text has what must be unique twice"],
    [
      lists('<list><entry-ref ref="/absolute"/></list>'),
      "409 document-rejected text breaks a rule of its usage",
    ],
    [lists(`<list name="${"x".repeat(5000)}"/>`), "413 document-too-large text"],
    ["half a pair: \ud83d", "400 invalid-input text has half a surrogate pair"],
  ])("SYS-017 XDM-024 %j is refused, and what is stored stays", async (text, refusal) => {
    await put(ONE);
    expect(await refusalOf(put(text))).toContain(refusal);
    expect(await textOf()).toBe(ONE);
    const { items } = await operator.listDocumentVersions({ params: { selector: SELECTOR } });
    expect(items).toHaveLength(1);
  });

  test.each([
    ["resource-lists/users/sip:nobody@elsewhere.test/index", "404 document-not-found"],
    ["unheard-of/users/sip:alice@office.test/index", "404 document-not-found"],
    ["resource-lists/users/sip:alice@office.test", "404 document-not-found"],
    ["resource-lists/users/sip:alice@office.test/../index", "404 document-not-found"],
    ["resource-lists/users/sip:alice@office.test/index/~~/resource-lists", "404 document-not-found"],
    ["resource-lists/users/sip:alice@office.test/a/b", "409 document-rejected text has no place"],
    ["xcap-caps/global/index", "403 document-forbidden selector is made by the server itself"],
    [
      "org.openmobilealliance.xcap-directory/users/sip:alice@office.test/directory.xml",
      "403 document-forbidden",
    ],
  ])("%s is no place for one", async (selector, refusal) => {
    expect(await refusalOf(put(ONE, undefined, selector))).toContain(refusal);
  });

  test("XDM-029 only while the entity-tag is the one that was seen", async () => {
    expect(await refusalOf(put(ONE, "seen"))).toContain(
      "412 document-changed ifMatch there is no document now",
    );
    const { etag } = await put(ONE, null);
    expect(await refusalOf(put(TWO, null))).toContain(
      `412 document-changed ifMatch its entity-tag is ${etag} now`,
    );
    expect(await refusalOf(put(TWO, "seen"))).toContain("412 document-changed");
    expect(await refusalOf(put(TWO, `"${etag}"`))).toContain("412 document-changed");
    await put(TWO, etag);
    const wish = { params: { selector: SELECTOR }, query: { ifMatch: etag ?? "" } };
    expect(await refusalOf(operator.deleteDocument(wish))).toContain("412 document-changed");
    expect(await textOf()).toBe(TWO);
  });

  test("XDM-031 written all at once they take turns: none is lost, each has its version", async () => {
    await put(ONE);
    const writes = Array.from({ length: 10 }, (_, index) => put(lists(`<list name="n${index}"/>`)));
    const versions = (await Promise.all(writes)).map(({ version }) => version);
    expect(Math.max(...versions)).toBe(11);
    const { items } = await operator.listDocumentVersions({ params: { selector: SELECTOR } });
    expect(items.map(({ version }) => version)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe("the list of documents", () => {
  const RULES = "org.openmobilealliance.pres-rules/users/sip:alice@office.test/pres-rules";
  const BOB = "resource-lists/users/sip:bob@office.test/index";
  const selectors = async (query: Parameters<AdminClient["listDocuments"]>[0]) =>
    (await world.as("support").listDocuments(query)).items.map(({ selector }) => selector);

  test("is by user, usage and path, filtered and in windows", async () => {
    await put(ONE, undefined, BOB);
    await put(ONE);
    await put('<ruleset xmlns="urn:ietf:params:xml:ns:common-policy"/>', undefined, RULES);
    expect(await selectors({})).toEqual([RULES, SELECTOR, BOB]);
    expect(await selectors({ query: { user: "bob@office.test" } })).toEqual([BOB]);
    expect(await selectors({ query: { usage: "resource-lists", offset: 1 } })).toEqual([BOB]);
    expect(await selectors({ query: { search: "PRES-rules" } })).toEqual([RULES]);
    expect((await operator.listDocuments({ query: { limit: 1 } })).total).toBe(3);
    expect(await refusalOf(operator.listDocuments({ query: { user: "no address" } }))).toContain(
      "400 invalid-input user",
    );
  });

  test("has deleted documents beside it, until they are there again", async () => {
    await put(ONE);
    await put(TWO);
    await operator.deleteDocument({ params: { selector: SELECTOR } });
    expect(await selectors({})).toEqual([]);
    const { items } = await operator.listDocuments({ query: { state: "deleted" } });
    expect(items).toMatchObject([
      { selector: SELECTOR, etag: null, version: 3, octets: 0, author: "token:operator" },
    ]);
    await operator.restoreDocument({ params: { selector: SELECTOR, version: 1 }, body: { ifMatch: null } });
    expect(await selectors({ query: { state: "deleted" } })).toEqual([]);
    expect(await textOf()).toBe(ONE);
  });
});

describe("the history of a document", () => {
  test("has every version with its author, time and client, the newest first, in windows", async () => {
    await put(ONE);
    world.advance(1000);
    await put(TWO);
    world.advance(1000);
    await operator.deleteDocument({ params: { selector: SELECTOR } });
    const { items, nextBefore } = await operator.listDocumentVersions({ params: { selector: SELECTOR } });
    expect(nextBefore).toBeNull();
    const by = { author: "token:operator", client: "admin API" };
    expect(items).toEqual([
      { ...by, version: 3, etag: null, octets: 0, at: "2030-01-01T12:00:02.000Z" },
      { ...by, version: 2, etag: expect.any(String), octets: TWO.length, at: "2030-01-01T12:00:01.000Z" },
      { ...by, version: 1, etag: expect.any(String), octets: ONE.length, at: "2030-01-01T12:00:00.000Z" },
    ]);
    const page = (query: { before?: number; limit: number }) =>
      operator.listDocumentVersions({ params: { selector: SELECTOR }, query });
    expect(await page({ limit: 2 })).toMatchObject({
      items: [{ version: 3 }, { version: 2 }],
      nextBefore: 2,
    });
    expect(await page({ before: 2, limit: 2 })).toMatchObject({ items: [{ version: 1 }], nextBefore: null });
    const version = (number: number) =>
      operator.showDocumentVersion({ params: { selector: SELECTOR, version: number } });
    expect(await version(1)).toMatchObject({ text: ONE, contentWithheld: false });
    expect(await version(3)).toMatchObject({ text: null, etag: null });
    expect(await refusalOf(version(4))).toContain("404 document-version-not-found");
    const unknown = { params: { selector: SELECTOR.replace("alice", "bob") } };
    expect(await refusalOf(operator.listDocumentVersions(unknown))).toContain("404 document-not-found");
  });

  test("tells what a version changed, as text and as a patch of RFC 5261", async () => {
    const [one, two] = [await put(`${ONE}\n`), await put(`${TWO}\n`)];
    const changes = (version: number, query = {}) =>
      operator.compareDocumentVersions({ params: { selector: SELECTOR, version }, query });
    const second = await changes(2);
    expect(second).toMatchObject({ since: 1, version: 2 });
    expect(second.diff).toBe(
      [
        "--- version 1",
        "+++ version 2",
        "@@ -1,1 +1,2 @@",
        `-${ONE}`,
        `+${TWO.split("\n")[0]}`,
        `+${TWO.split("\n")[1]}`,
        "",
      ].join("\n"),
    );
    const diff = readXcapDiff(second.patch ?? "");
    if (!diff.ok) throw new Error(diff.error);
    expect(diff.value).toMatchObject({
      xcapRoot: "http://office.test:80/xcap-root/",
      entries: [{ kind: "document", sel: SELECTOR, previousEtag: one.etag, newEtag: two.etag }],
    });
    expect(second.patch).toContain('<list name="two"/></d:add>');
    expect(await changes(1)).toMatchObject({
      since: 0,
      diff: expect.stringContaining(`\n+${ONE}\n`),
      patch: null,
    });
    expect(await changes(1, { since: 2 })).toMatchObject({ diff: expect.stringContaining("\n-<list") });
    expect(await changes(2, { since: 2 })).toMatchObject({ diff: "" });
    const indented = await changes(2, { layout: "indented" });
    expect(indented.diff).toContain(`\n   <list name="one"/>\n+  <list name="two"/>\n </resource-lists>\n`);
    expect(await refusalOf(changes(2, { since: 7 }))).toContain("404 document-version-not-found version");
  });
});

describe("restoring a version", () => {
  const restore = (version: number, ifMatch?: string | null) =>
    operator.restoreDocument({
      params: { selector: SELECTOR, version },
      body: ifMatch === undefined ? {} : { ifMatch },
    });

  test("is a write like any other: its own version, entity-tag, history and audit entry", async () => {
    const first = await put(ONE);
    const second = await put(TWO);
    const restored = await restore(1, second.etag);
    expect(restored).toMatchObject({ version: 3, created: false });
    expect([first.etag, second.etag]).not.toContain(restored.etag);
    expect(await textOf()).toBe(ONE);
    const { items } = await world.as("auditor").listAudit({ query: { action: "document.restore" } });
    expect(items).toMatchObject([
      {
        actor: "token:operator",
        target: SELECTOR,
        before: { etag: second.etag },
        after: { etag: restored.etag, restored: 1 },
      },
    ]);
  });

  test("only while the document is the one that was seen; a deletion has nothing to restore", async () => {
    await put(ONE);
    const { etag } = await put(TWO);
    expect(await refusalOf(restore(1, "another"))).toContain("412 document-changed");
    expect(await refusalOf(restore(1, null))).toContain("412 document-changed");
    expect(await refusalOf(restore(9, etag))).toContain("404 document-version-not-found");
    await operator.deleteDocument({ params: { selector: SELECTOR } });
    expect(await refusalOf(restore(3))).toContain(
      "404 document-version-not-found version version 3 is a deletion",
    );
    expect(await refusalOf(restore(2, etag))).toContain("412 document-changed");
    expect(await restore(2, null)).toMatchObject({ version: 4, created: true });
  });

  test("what rules and bounds refuse by now is refused", async () => {
    const service = (user: string) => `rls-services/users/sip:${user}@office.test/index`;
    const text = (uri: string) =>
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="${uri}"><list/></service></rls-services>`;
    await put(text("sip:team@office.test"), undefined, service("alice"));
    await put(text("sip:other@office.test"), undefined, service("alice"));
    await put(text("sip:team@office.test"), undefined, service("bob"));
    const back = operator.restoreDocument({
      params: { selector: service("alice"), version: 1 },
      body: {},
    });
    expect(await refusalOf(back)).toContain("409 document-rejected text has what must be unique twice");
    expect(await textOf(service("alice"))).toBe(text("sip:other@office.test"));
  });
});

describe("who may what", () => {
  test("SYS-018 support sees structure, an auditor reads, neither writes", async () => {
    await put(ONE);
    const [support, auditor] = [world.as("support"), world.as("auditor")];
    const params = { selector: SELECTOR };
    expect(await support.showDocument({ params })).toMatchObject({
      text: null,
      contentWithheld: true,
      octets: ONE.length,
    });
    const version = { params: { ...params, version: 1 } };
    expect(await support.showDocumentVersion(version)).toMatchObject({ text: null, contentWithheld: true });
    expect((await support.listDocumentVersions({ params })).items).toHaveLength(1);
    expect(await refusalOf(support.compareDocumentVersions(version))).toContain("403 role-forbidden");
    const node = { params, query: { node: "resource-lists" } };
    expect(await refusalOf(support.selectDocumentNode(node))).toContain("403 role-forbidden");
    expect((await auditor.showDocument({ params })).text).toBe(ONE);
    expect((await auditor.compareDocumentVersions(version)).diff).toContain(ONE);
    for (const reader of [support, auditor]) {
      const writes = [
        reader.putDocument({ params, body: { text: TWO } }),
        reader.deleteDocument({ params }),
        reader.restoreDocument({ ...version, body: {} }),
      ];
      for (const write of writes) expect(await refusalOf(write)).toContain("403 role-forbidden");
    }
  });

  test("every write and every look at content is in the audit log, with who and what", async () => {
    const { etag } = await put(ONE);
    await world.as("auditor").showDocument({ params: { selector: SELECTOR } });
    await world.as("support").showDocument({ params: { selector: SELECTOR } });
    await world.as("auditor").compareDocumentVersions({ params: { selector: SELECTOR, version: 1 } });
    await operator.deleteDocument({ params: { selector: SELECTOR } });
    const { items } = await operator.listAudit({ query: { action: "document", target: SELECTOR } });
    expect(items.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "token:operator document.delete",
      "token:auditor document.read",
      "token:auditor document.read",
      "token:operator document.put",
    ]);
    expect(items.at(-1)).toMatchObject({ before: null, after: { etag } });
    expect(JSON.stringify(items)).not.toContain("<list");
  });

  test("history tells the console, the command line and programs apart", async () => {
    await world.operator("olga", "operator");
    const { client } = world.browser();
    await client.signIn({ body: { username: "olga", password: PASSWORD } });
    const written = await client.putDocument({ params: { selector: SELECTOR }, body: { text: ONE } });
    expect(written).toMatchObject({ author: "olga", client: "console" });
  });
});

test("behind a reverse proxy that is known the XCAP URL is the one outside", async () => {
  await put(ONE);
  const headers = {
    authorization: `Bearer ${world.secretOf("operator")}`,
    "x-forwarded-proto": "https",
    "x-forwarded-host": "phone.office.test",
  };
  const url = `/api/v1/documents/${encodeURIComponent(SELECTOR)}`;
  const urlFor = async (remoteAddress: string) =>
    (await world.app.inject({ url, headers, remoteAddress })).json<{ url: string }>().url;
  expect(await urlFor("192.0.2.1")).toBe(`https://phone.office.test/xcap-root/${SELECTOR}`);
  expect(await urlFor("198.51.100.1")).toMatch(/^http:\/\/localhost/);
});

test("a document that changes is told to who listens", async () => {
  const reader = await readLive(world.app, { authorization: `Bearer ${world.secretOf("support")}` });
  await put(ONE);
  const event = await reader.next(({ topic }) => topic === "documents");
  expect(event).toEqual({ topic: "documents", ids: [SELECTOR], more: false });
  reader.stop();
});

describe("a node selector is tried", () => {
  const find = (node: string, namespaces = "") =>
    operator.selectDocumentNode({ params: { selector: SELECTOR }, query: { node, namespaces } });
  const root = `http://office.test:80/xcap-root/${SELECTOR}/~~`;

  test("with the URL as XCAP clients send it, and what they get", async () => {
    await put(lists('<list name="my friends"><entry uri="sip:bob@office.test"/></list><list/>'));
    expect(await find('resource-lists/list[@name="my friends"]/entry[1]/@uri')).toEqual({
      url: `${root}/resource-lists/list%5B@name=%22my%20friends%22%5D/entry%5B1%5D/@uri`,
      status: 200,
      contentType: "application/xcap-att+xml",
      content: '"sip:bob@office.test"',
    });
    expect(await find("/rl:resource-lists/rl:list[2]", `xmlns(rl=${LISTS})`)).toMatchObject({
      url: `${root}/rl:resource-lists/rl:list%5B2%5D?xmlns(rl=${LISTS})`,
      content: "<list/>",
    });
    expect(await find("resource-lists/list")).toMatchObject({ status: 404, content: null });
    expect(await find("x:resource-lists")).toMatchObject({ status: 400, content: null });
    expect(await find("resource-lists/list[@name='größe %41 100%']")).toMatchObject({
      url: `${root}/resource-lists/list%5B@name='gr%C3%B6%C3%9Fe%20%41%20100%25'%5D`,
      status: 404,
    });
  });
});
