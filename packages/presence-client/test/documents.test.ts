import { expect, onTestFinished, test } from "vitest";
import {
  attributeIn,
  bindingsIn,
  createXdmClient,
  elementIn,
  usages,
  userDocument,
  type XdmClient,
  type XdmClientOptions,
} from "../src/index";
import { type DocumentScript, DocumentServer } from "./document-server";

const alice = "sip:alice@office.test";
const index = userDocument(usages["resource-lists"], alice);
const friends = elementIn(
  index,
  { name: "resource-lists" },
  { name: "list", attribute: ["name", "friends"] },
);
const bob = elementIn(index, ...friends.steps, { name: "entry", attribute: ["uri", "sip:bob@office.test"] });
const lists = (content = ""): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;

async function openServer(): Promise<DocumentServer> {
  const server = await DocumentServer.open();
  onTestFinished(() => server.close());
  return server;
}

function clientOf({ root }: DocumentServer, wishes: Partial<XdmClientOptions> = {}): XdmClient {
  const client = createXdmClient({ aor: "alice@office.test", password: "secret", root, ...wishes });
  onTestFinished(() => client.close());
  return client;
}

const answering =
  (
    status: number,
    headers: Readonly<Record<string, string>> = {},
    body: string | Uint8Array = "",
  ): DocumentScript =>
  () => ({ status, headers, body });

test("XDM-028 alice keeps a document, reads it with its version, and takes it away", async () => {
  const server = await openServer();
  const client = clientOf(server);
  expect(await client.get(index)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await client.put(index, lists())).toEqual({ ok: true, value: { etag: "v1", created: true } });
  expect(server.last().header("content-type")).toBe("application/resource-lists+xml");
  expect(await client.get(index)).toEqual({ ok: true, value: { etag: "v1", text: lists() } });
  expect(await client.put(index, lists("\n"))).toEqual({ ok: true, value: { etag: "v2", created: false } });
  expect(await client.delete(index)).toEqual({ ok: true, value: { etag: undefined, created: false } });
  expect(server.documents.size).toBe(0);
});

test("XDM-029 what has not changed is not sent again", async () => {
  const server = await openServer();
  const client = clientOf(server);
  const etag = server.store(index.path, lists());
  expect(await client.getIfChanged(index, etag)).toEqual({ ok: true, value: undefined });
  expect(server.last().header("if-none-match")).toBe(`"${etag}"`);
  const newer = server.store(index.path, lists("\n"));
  expect(await client.getIfChanged(index, etag)).toMatchObject({ ok: true, value: { etag: newer } });
});

test("XDM-029 conditions: a version, any version, none", async () => {
  const server = await openServer();
  const client = clientOf(server);
  const refused = { ok: false, error: { kind: "precondition-failed" } };
  expect(await client.put(index, lists(), { exists: true })).toEqual(refused);
  expect(await client.put(index, lists(), { exists: false })).toMatchObject({ ok: true });
  expect(await client.put(index, lists(), { exists: false })).toEqual(refused);
  expect(await client.put(index, lists(), { etag: "other" })).toEqual(refused);
  expect(await client.delete(index, { etag: "other" })).toEqual(refused);
  expect(await client.delete(index, { etag: "v1" })).toMatchObject({ ok: true });
  expect(server.requests.map(({ header }) => [header("if-match"), header("if-none-match")])).toEqual([
    ["*", ""],
    ["", "*"],
    ["", "*"],
    ['"other"', ""],
    ['"other"', ""],
    ['"v1"', ""],
  ]);
});

test("XDM-011 XDM-015 nodes have types of their own, and attributes come without their quotes", async () => {
  const server = await openServer();
  const client = clientOf(server);
  const text = '<entry uri="sip:bob@office.test"/>';
  server.next(answering(201, { ETag: '"v2"' }));
  expect(await client.put(bob, text)).toMatchObject({ ok: true, value: { created: true } });
  expect([server.last().header("content-type"), server.last().body]).toEqual([
    "application/xcap-el+xml",
    text,
  ]);
  expect(server.last().uri).toBe(
    "/xcap-root/resource-lists/users/sip:alice@office.test/index/~~/resource-lists/list%5B@name=%22friends%22%5D/entry%5B@uri=%22sip:bob@office.test%22%5D",
  );
  server.next(answering(200, { ETag: '"v3"' }));
  await client.put(attributeIn(friends, "title"), 'a "b"');
  expect([server.last().header("content-type"), server.last().body]).toEqual([
    "application/xcap-att+xml",
    '"a &quot;b&quot;"',
  ]);
  server.next(answering(200, { ETag: '"v3"', "Content-Type": "application/xcap-att+xml" }, "'a \"b\"'"));
  expect(await client.get(attributeIn(friends, "title"))).toEqual({
    ok: true,
    value: { etag: "v3", text: 'a "b"' },
  });
  server.next(
    answering(200, { "Content-Type": "application/xcap-ns+xml" }, '<list xmlns="urn:d" xmlns:x="urn:e"/>'),
  );
  expect(await client.getBindings(bindingsIn(friends))).toEqual({
    ok: true,
    value: new Map([
      ["", "urn:d"],
      ["x", "urn:e"],
    ]),
  });
});

test.each([[["SHA-256", "MD5"]], [["MD5"]], [["SHA-512-256", "SHA-256"]]])(
  "XDM-060 credentials where %j are offered: one challenge is enough, and the count rises",
  async (algorithms) => {
    const server = await openServer();
    server.digest.algorithms = algorithms;
    const client = clientOf(server);
    await client.put(index, lists());
    await client.get(index);
    await client.get(bob);
    const sent = server.requests.map(({ header }) => header("authorization"));
    expect(sent.map((value) => /nc=(\w+)/.exec(value)?.[1])).toEqual(["00000001", "00000002", "00000003"]);
    expect(sent[0]).toContain(`algorithm=${algorithms.find((name) => name !== "SHA-512-256")}`);
    expect(sent[0]).toContain("qop=auth");
  },
);

test("XDM-061 a nonce that is too old costs one more round trip and nothing else", async () => {
  const server = await openServer();
  const client = clientOf(server);
  await client.put(index, lists());
  server.digest.ageNonces();
  expect(await client.get(index)).toMatchObject({ ok: true });
  expect(server.digest.challenges).toBe(2);
});

test("a wrong password is tried once; a challenge for another realm not at all", async () => {
  const server = await openServer();
  const refused = { ok: false, error: { kind: "unauthorized" } };
  expect(await clientOf(server, { password: "guess" }).get(index)).toEqual(refused);
  expect(server.digest.challenges).toBe(2);
  server.digest.realm = "elsewhere.test";
  expect(await clientOf(server).get(index)).toEqual(refused);
  expect(server.digest.challenges).toBe(3);
});

test("a request that is redirected is signed anew for where it leads", async () => {
  const server = await openServer();
  const client = clientOf(server);
  const moved = userDocument(usages["resource-lists"], alice, "moved");
  server.next((request) => ({ status: 307, headers: { Location: request.uri.replace("/index", "/moved") } }));
  expect(await client.put(index, lists())).toMatchObject({ ok: true });
  expect([...server.documents.keys()]).toEqual([moved.path]);
  expect(server.last().header("authorization")).toContain(`uri="/xcap-root/${moved.path}"`);
});

const failures: readonly (readonly [number, Readonly<Record<string, string>>, object])[] = [
  [400, {}, { kind: "refused", status: 400 }],
  [403, {}, { kind: "forbidden" }],
  [404, {}, { kind: "not-found" }],
  [405, { Allow: "GET" }, { kind: "refused", status: 405 }],
  [409, {}, { kind: "conflict", report: { kind: "unspecified" } }],
  [412, {}, { kind: "precondition-failed" }],
  [413, {}, { kind: "too-large" }],
  [415, {}, { kind: "refused", status: 415 }],
  [500, {}, { kind: "unavailable", status: 500 }],
  [503, { "Retry-After": "7" }, { kind: "unavailable", status: 503, retryAfterMs: 7000 }],
  [507, {}, { kind: "too-large" }],
];

test.each(failures)("an answer of %i is told as what it means", async (status, headers, error) => {
  const server = await openServer();
  server.next(answering(status, headers));
  expect(await clientOf(server).put(index, lists())).toMatchObject({ ok: false, error });
});

test("XDM-033 a conflict is told with its report", async () => {
  const server = await openServer();
  const body =
    '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><constraint-failure phrase="no more than 2 entries"/></xcap-error>';
  server.next(answering(409, { "Content-Type": "application/xcap-error+xml" }, body));
  expect(await clientOf(server).put(index, lists())).toEqual({
    ok: false,
    error: {
      kind: "conflict",
      report: { kind: "constraint-failure", phrase: "no more than 2 entries" },
    },
  });
});

test("XDM-094 what would have to be refused is not sent", async () => {
  const server = await openServer();
  const client = clientOf(server);
  const invalid = { ok: false, error: { kind: "invalid" } };
  expect(await client.put(index, "<resource-lists>")).toMatchObject(invalid);
  expect(await client.put(index, "<resource-lists/>")).toMatchObject(invalid);
  const twice = '<entry uri="sip:bob@office.test"/>'.repeat(2);
  expect(await client.put(index, lists(`<list><list>${twice}</list></list>`))).toMatchObject(invalid);
  expect(await client.put(bob, "<entry/><entry/>")).toMatchObject(invalid);
  expect(await client.put(bob, '<entry uri="sip:carol@office.test"/>')).toMatchObject(invalid);
  expect(await client.put(bob, '<list uri="sip:bob@office.test"/>')).toMatchObject(invalid);
  expect(await client.put(attributeIn(bob, "uri"), "sip:carol@office.test")).toMatchObject(invalid);
  expect(server.requests).toEqual([]);
  const foreign = '<x:entry a:b="1" uri="sip:bob@office.test"><y:z/></x:entry>';
  await client.put(bob, foreign);
  expect(server.last().body).toBe(foreign);
});

test.each([
  ["without a version", { "Content-Type": "application/resource-lists+xml" }, lists()],
  ["of another type", { ETag: '"a"', "Content-Type": "text/html" }, "<html/>"],
  [
    "that is not UTF-8",
    { ETag: '"a"', "Content-Type": "application/resource-lists+xml" },
    new Uint8Array([0xff]),
  ],
  [
    "longer than it may be",
    { ETag: '"a"', "Content-Type": "application/resource-lists+xml" },
    "x".repeat(1001),
  ],
] as const)("an answer %s cannot be used", async (_, headers, body) => {
  const server = await openServer();
  server.next(answering(200, headers, body));
  expect(await clientOf(server, { longestAnswer: 1000 }).get(index)).toEqual({
    ok: false,
    error: { kind: "unreadable-answer" },
  });
});

test("a tag that a proxy has made weak is the tag", async () => {
  const server = await openServer();
  server.next(answering(200, { ETag: 'W/"a"', "Content-Type": "application/resource-lists+xml" }, lists()));
  expect(await clientOf(server).get(index)).toMatchObject({ ok: true, value: { etag: "a" } });
});

test("a server that is silent or away is unreachable, and a closed client asks nobody", async () => {
  const server = await openServer();
  const client = clientOf(server, { timing: { answerWaitMs: 100 } });
  const unreachable = { ok: false, error: { kind: "unreachable" } };
  server.next(() => "silence");
  expect(await client.get(index)).toEqual(unreachable);
  client.close();
  expect(await client.get(index)).toEqual(unreachable);
  expect(server.requests).toHaveLength(1);
  await server.close();
  expect(await clientOf(server).get(index)).toEqual(unreachable);
});

test("XDM-040 XDM-049 what the server can do, and what is kept", async () => {
  const server = await openServer();
  const client = clientOf(server);
  server.store(
    "xcap-caps/global/index",
    '<xcap-caps xmlns="urn:ietf:params:xml:ns:xcap-caps"><auids><auid>resource-lists</auid></auids><namespaces><namespace> urn:n </namespace></namespaces></xcap-caps>',
    "application/xcap-caps+xml",
  );
  expect(await client.capabilities()).toEqual({
    ok: true,
    value: { auids: ["resource-lists"], extensions: [], namespaces: ["urn:n"] },
  });
  server.store(
    "org.openmobilealliance.xcap-directory/users/sip:alice@office.test/directory.xml",
    '<xcap-directory xmlns="urn:oma:xml:xdm:xcap-directory"><folder auid="a"><entry uri="/x" etag="t" last-modified="2030-01-01T00:00:00Z" size="7"/><entry uri="/y"/></folder><folder auid="b"><error-code>503</error-code></folder></xcap-directory>',
    "application/vnd.oma.xcap-directory+xml",
  );
  const modifiedAt = Date.UTC(2030, 0, 1);
  expect(await client.directory()).toEqual({
    ok: true,
    value: [
      { auid: "a", entries: [{ uri: "/x", etag: "t", modifiedAt, size: 7 }], errorCode: undefined },
      { auid: "b", entries: [], errorCode: "503" },
    ],
  });
});

test("options that cannot work are refused at once", async () => {
  const server = await openServer();
  for (const root of ["ftp://x", "http://x?y", "x", "http://["]) {
    expect(() => clientOf(server, { root })).toThrow(TypeError);
  }
  expect(() => clientOf(server, { aor: "nobody" })).toThrow(TypeError);
  expect(createXdmClient({ aor: "alice@office.test", password: "secret" }).root).toBe(
    "https://xcap.office.test",
  );
});
