import { expect, onTestFinished, test } from "vitest";
import { createXdmClient, usages, userDocument } from "../src/index";
import { ensureListService } from "../src/lists/index";
import { type DocumentScript, DocumentServer, keep } from "./document-server";

const alice = "sip:alice@office.test";
const index = userDocument(usages["rls-services"], alice);
const lists = userDocument(usages["resource-lists"], alice);
const uri = `${alice};pres-list=friends`;
const anchor = (root: string, list = "friends"): string =>
  `${root}/resource-lists/users/sip:alice@office.test/index/~~/resource-lists/list%5B@name=%22${list}%22%5D`;

const services = (content: string): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists">${content}</rls-services>`;
const service = (at: string, list: string, packages = ""): string =>
  `<service uri="${at}"><resource-list>${list}</resource-list>${packages}</service>`;

async function story() {
  const server = await DocumentServer.open();
  onTestFinished(() => server.close());
  const xdm = createXdmClient({ aor: alice, password: "secret", root: server.root });
  onTestFinished(() => xdm.close());
  const store = (text: string) => server.store(index.path, text, "application/rls-services+xml");
  const puts = () => server.requests.filter(({ method }) => method === "PUT");
  return { server, xdm, store, puts };
}

/** To a PUT of an element; the server keeps whole documents only. */
const added: DocumentScript = () => ({ status: 201, headers: { ETag: '"v9"' } });

const conflict =
  (report: string): DocumentScript =>
  () => ({
    status: 409,
    headers: { "Content-Type": "application/xcap-error+xml" },
    body: `<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error">${report}</xcap-error>`,
  });

test("RLS-002 RLS-067 a user without services gets one over the list, where there is no document yet", async () => {
  const { server, xdm, puts } = await story();
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: uri });
  expect(puts().map((each) => each.header("if-none-match"))).toEqual(["*"]);
  const written = server.documents.get(index.path)?.text ?? "";
  expect(written).toContain(`<service uri="${uri}">`);
  expect(written).toContain(`<resource-list>${anchor(server.root)}</resource-list>`);
  expect(written).toContain("<packages><package>presence</package></packages>");
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: uri });
  expect(puts()).toHaveLength(1);
});

test("a service that is there is taken, whoever made it and by whatever name the server is called", async () => {
  const { xdm, store, puts } = await story();
  const packages = "<packages><package>presence</package></packages>";
  const other = "https://other.office.test/xcap-root";
  store(
    services(
      service("sip:a@office.test", anchor(other, "others")) +
        service("sip:b@office.test", anchor(other), "<packages><package>dialog</package></packages>") +
        service("sip:c@office.test", anchor(other), packages),
    ),
  );
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: "sip:c@office.test" });
  expect(puts()).toEqual([]);
});

test("other services stay: one element is added, on the condition that nothing else was written meanwhile", async () => {
  const { server, xdm, store, puts } = await story();
  const etag = store(services(service("sip:a@office.test", anchor("https://x", "others"))));
  server.next(keep);
  server.next(added);
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: uri });
  const [put] = puts();
  expect(decodeURIComponent(put?.uri ?? "")).toContain(`/index/~~/rls-services/service[@uri="${uri}"]`);
  expect([put?.header("if-match"), put?.header("content-type")]).toEqual([
    `"${etag}"`,
    "application/xcap-el+xml",
  ]);
  expect(put?.body).toContain(anchor(server.root));
});

test("somebody else writes the same meanwhile: his is taken", async () => {
  const { server, xdm, store, puts } = await story();
  const theirs = services(service(uri, anchor(server.root)));
  server.next(() => ({ status: 404 }));
  server.next(() => ({ status: 404 }));
  server.next(() => {
    store(theirs);
    return { status: 412 };
  });
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: uri });
  expect([puts().length, server.documents.get(index.path)?.text]).toEqual([1, theirs]);
});

test("the URI is one of the user's own services already: another one is taken", async () => {
  const { server, xdm, store, puts } = await story();
  server.next(keep);
  server.next(added);
  store(services(service("sip:alice@OFFICE.test;PRES-LIST=friends", anchor("https://x", "others"))));
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({ ok: true, value: `${uri}2` });
  expect(decodeURIComponent(puts()[0]?.uri ?? "")).toContain(`service[@uri="${uri}2"]`);
});

test.each([
  [
    "is taken",
    `<uniqueness-failure><exists field="x"><alt-value>sip:free@office.test</alt-value></exists></uniqueness-failure>`,
  ],
  [
    "is not as the template of the server has it",
    `<extension><local-constraint-failure xmlns="urn:oma:xml:xdm:xcap-error"><alt-value field="x">sip:free@office.test</alt-value></local-constraint-failure></extension>`,
  ],
])("a URI that %s: the one that the server offers is used", async (_, report) => {
  const { server, xdm } = await story();
  server.next(() => ({ status: 404 }));
  server.next(() => ({ status: 404 }));
  server.next(conflict(report));
  expect(await ensureListService(xdm, { list: "friends" })).toEqual({
    ok: true,
    value: "sip:free@office.test",
  });
  expect(server.documents.get(index.path)?.text).toContain('uri="sip:free@office.test"');
});

test("a server that has no such documents, and a document that is none of services: told, nothing is written", async () => {
  const { server, xdm, store, puts } = await story();
  server.next(() => ({ status: 503 }));
  expect(await ensureListService(xdm, { list: "friends" })).toMatchObject({ error: { kind: "unavailable" } });
  for (const text of ["<rls-services", "<x/>"]) {
    store(text);
    expect(await ensureListService(xdm, { list: "friends" })).toEqual({
      ok: false,
      error: { kind: "unreadable" },
    });
  }
  expect(puts()).toEqual([]);
});

test("RLS-072 no service is made over a list with more members than a list may have", async () => {
  const { server, xdm } = await story();
  const entry = (user: string): string => `<entry uri="sip:${user}@office.test"/>`;
  server.store(
    lists.path,
    `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends">${entry("a")}<list name="g">${entry("b")}${entry("c")}</list></list><list name="others">${entry("d")}</list></resource-lists>`,
  );
  const ensure = (mostMembers: number) => ensureListService(xdm, { list: "friends", mostMembers });
  expect(await ensure(2)).toEqual({ ok: false, error: { kind: "too-many-members", most: 2 } });
  expect(server.documents.has(index.path)).toBe(false);
  expect(await ensure(3)).toEqual({ ok: true, value: uri });
});
