import { fail, ok } from "@porchlight/kernel";
import { expect, onTestFinished, test } from "vitest";
import {
  createXdmClient,
  type DocumentCopy,
  elementIn,
  usages,
  userDocument,
  type XcapEdit,
} from "../src/index";
import { DocumentServer } from "./document-server";

const index = userDocument(usages["resource-lists"], "sip:alice@office.test");
const list = elementIn(index, { name: "resource-lists" }, { name: "list" });
const lists = (content: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;
const entry = (name: string): string => `<list name="${name}"/>`;

async function opened() {
  const server = await DocumentServer.open();
  const client = createXdmClient({ aor: "alice@office.test", password: "secret", root: server.root });
  onTestFinished(async () => {
    client.close();
    await server.close();
  });
  return { server, client };
}

/** Adds a list to the whole document; the document is made when there is none. */
const adding =
  (name: string, seen: (DocumentCopy | undefined)[] = []): XcapEdit<never> =>
  (current) => {
    seen.push(current);
    const text = current?.text.replace("</resource-lists>", `${entry(name)}</resource-lists>`);
    return ok({ kind: "put", target: index, text: text ?? lists(entry(name)) });
  };

test("XDM-031 an edit is made again on what somebody else wrote meanwhile, and nothing is lost", async () => {
  const { server, client } = await opened();
  server.store(index.path, lists(entry("a")));
  server.next((request) => {
    expect(request.method).toBe("GET");
    const stored = server.documents.get(index.path);
    server.store(index.path, lists(entry("a") + entry("b")));
    return {
      status: 200,
      headers: { ETag: `"${stored?.etag}"`, "Content-Type": "application/resource-lists+xml" },
      body: stored?.text ?? "",
    };
  });
  expect(await client.update(index, adding("c"))).toEqual({ ok: true, value: { etag: "v3", changed: true } });
  expect(server.documents.get(index.path)?.text).toBe(lists(entry("a") + entry("b") + entry("c")));
  expect(server.requests.map(({ method }) => method)).toEqual(["GET", "PUT", "GET", "PUT"]);
  expect(server.last().header("if-match")).toBe('"v2"');
});

test("XDM-029 a document that is not there is made, on the condition that it still is not", async () => {
  const { server, client } = await opened();
  expect(await client.update(index, adding("a"))).toMatchObject({ ok: true, value: { changed: true } });
  expect(server.last().header("if-none-match")).toBe("*");
});

test("tries are bounded", async () => {
  const { server, client } = await opened();
  const seen: (DocumentCopy | undefined)[] = [];
  server.store(index.path, lists(""));
  const edit: XcapEdit<never> = (current) => {
    const change = adding("x", seen)(current);
    server.store(index.path, lists(entry(`n${seen.length}`)));
    return change;
  };
  expect(await client.update(index, edit, { attempts: 3 })).toEqual({
    ok: false,
    error: { kind: "precondition-failed" },
  });
  expect(seen).toHaveLength(3);
});

test("an edit begins with the copy at hand, and reads only when that is old", async () => {
  const { server, client } = await opened();
  const etag = server.store(index.path, lists(entry("a")));
  const from = { etag, text: lists(entry("a")) };
  await client.update(index, adding("b"), { from });
  expect(server.requests.map(({ method }) => method)).toEqual(["PUT"]);
  expect(await client.update(index, adding("c"), { from })).toMatchObject({ ok: true });
  expect(server.documents.get(index.path)?.text).toBe(lists(entry("a") + entry("b") + entry("c")));
});

test.each([404, 409])(
  "XDM-086 a node that an old copy still had is told by %i: it is read again",
  async (status) => {
    const { server, client } = await opened();
    const body = '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><no-parent/></xcap-error>';
    server.store(index.path, lists(""));
    server.next(() => ({ status, headers: { "Content-Type": "application/xcap-error+xml" }, body }));
    const edit: XcapEdit<"gone"> = (current) =>
      current?.text.includes("<list") ? ok({ kind: "delete", target: list }) : fail("gone");
    const from = { etag: "old", text: lists(entry("a")) };
    expect(await client.update(index, edit, { from })).toEqual({ ok: false, error: "gone" });
  },
);

test("what the newest version does not change about, is refused and not repeated", async () => {
  const { server, client } = await opened();
  const etag = server.store(index.path, lists(""));
  server.next(() => ({ status: 404 }));
  const edit: XcapEdit<never> = () => ok({ kind: "delete", target: list });
  expect(await client.update(index, edit, { from: { etag, text: lists("") } })).toEqual({
    ok: false,
    error: { kind: "not-found" },
  });
  expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "GET"]);
});

test("an edit that changes nothing writes nothing; other failures end it", async () => {
  const { server, client } = await opened();
  const etag = server.store(index.path, lists(""));
  expect(await client.update(index, () => ok(undefined))).toEqual({
    ok: true,
    value: { etag, changed: false },
  });
  server.next(() => ({ status: 503 }));
  expect(await client.update(index, adding("a"))).toMatchObject({
    ok: false,
    error: { kind: "unavailable" },
  });
  server.next(() => ({
    status: 200,
    headers: { ETag: '"v9"', "Content-Type": "application/resource-lists+xml" },
    body: lists(""),
  }));
  server.next(() => ({ status: 413 }));
  expect(await client.update(index, adding("a"))).toEqual({ ok: false, error: { kind: "too-large" } });
});
