import { expect, onTestFinished, test } from "vitest";
import { type ContentReference, contentReference, createContentClient } from "../src/index";
import { type DocumentScript, DocumentServer } from "./document-server";

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 1]);
const tomorrow = (): number => Date.now() + 86_400_000;

async function opened() {
  const server = await DocumentServer.open();
  onTestFinished(() => server.close());
  const root = `http://127.0.0.1:${server.port}/content`;
  const client = createContentClient({
    aor: "alice@office.test",
    password: "secret",
    root,
    largestObject: 1000,
  });
  onTestFinished(() => client.close());
  const url = `${root}/bob@office.test/face`;
  const reference = contentReference(
    { url, contentType: "image/png", data: picture, expiresAt: tomorrow() },
    "office.test",
  );
  return { server, client, url, reference };
}

const serve =
  (body: Uint8Array, headers: Record<string, string> = {}): DocumentScript =>
  () => ({ status: 200, headers: { "Content-Type": "image/png", ...headers }, body });

const row = {
  name: "face",
  url: "http://office.test/content/alice/face",
  contentType: "image/png",
  octets: 7,
  sha1: "aa",
  sha256: "bb",
  modifiedAt: "2030-01-01T00:00:00Z",
  expiresAt: "2030-02-01T00:00:00Z",
};

test("PRS-120 alice keeps a picture under a name of hers, with a lifetime, and with her credentials", async () => {
  const { server, client } = await opened();
  server.next(() => ({ status: 201, body: JSON.stringify(row) }));
  const stored = await client.put("face", { contentType: "image/png", data: picture, lifetimeSeconds: 600 });
  expect(stored).toMatchObject({ ok: true, value: { name: "face", expiresAt: Date.UTC(2030, 1, 1) } });
  const { method, uri, header } = server.last();
  expect([method, uri, header("content-type"), header("x-lifetime"), header("content-length")]).toEqual([
    "PUT",
    "/content/sip%3Aalice%40office.test/face",
    "image/png",
    "600",
    "7",
  ]);
  expect(header("authorization")).toContain("Digest ");
});

test("PRS-120 a list, a deletion, and what is refused", async () => {
  const { server, client } = await opened();
  server.next(() => ({ status: 200, body: JSON.stringify({ items: [row, { name: 1 }, null] }) }));
  expect(await client.list()).toMatchObject({ ok: true, value: [{ name: "face" }] });
  server.next(() => ({ status: 204 }));
  expect(await client.delete("face")).toEqual({ ok: true, value: undefined });
  for (const [status, kind] of [
    [403, "forbidden"],
    [413, "too-large"],
    [507, "too-large"],
    [415, "unsupported-type"],
    [503, "unavailable"],
  ] as const) {
    server.next(() => ({ status }));
    const refused = await client.post({ contentType: "text/html", data: picture });
    expect(refused).toMatchObject({ ok: false, error: { kind } });
  }
  server.next(() => ({ status: 200, body: "nonsense" }));
  expect(await client.list()).toMatchObject({ error: { kind: "unreadable-answer" } });
});

test("PRV-036 PRS-121 what is announced is fetched with the user's credentials and taken when size and hashes hold", async () => {
  const { server, client, reference } = await opened();
  server.next(serve(picture));
  const fetched = await client.fetch(reference);
  expect(fetched).toMatchObject({ ok: true, value: { contentType: "image/png" } });
  expect(fetched.ok && [...fetched.value.data]).toEqual([...picture]);
  expect(server.last().header("authorization")).toContain("Digest ");
});

test.each([
  ["another size", new Uint8Array([1]), {}, "size"],
  ["other octets", picture.toReversed(), {}, "hash"],
  ["another SHA-256", picture, { sha256: "0".repeat(64) }, "hash"],
] as const)("PRV-036 PRS-121 %s is no answer to what was announced", async (_, data, change, of) => {
  const { server, client, reference } = await opened();
  server.next(serve(data));
  expect(await client.fetch({ ...reference, ...change })).toMatchObject({ error: { kind: "mismatch", of } });
});

test.each<[string, Partial<Record<keyof ContentReference, number | string | undefined>>, object]>([
  ["past its expiration", { expiresAt: 1 }, { kind: "expired" }],
  ["without expiration", { expiresAt: undefined }, { kind: "not-fetched", reason: "no-expiration" }],
  ["larger than is taken", { octets: 1001 }, { kind: "too-large" }],
  ["inside a network", { url: "http://10.0.0.1/x" }, { kind: "not-fetched", reason: "place" }],
])("PRV-036 PRS-121 PRS-126 what is %s is not asked for", async (_, change, error) => {
  const { server, client, reference } = await opened();
  const announced = { ...reference, ...change } as ContentReference;
  expect(await client.fetch(announced)).toEqual({ ok: false, error });
  expect(server.requests).toEqual([]);
});

test("PRS-121 an answer that does not end is cut off at the largest size", async () => {
  const { server, client, reference } = await opened();
  server.next(serve(new Uint8Array(5000)));
  expect(await client.fetch(reference)).toMatchObject({ error: { kind: "too-large" } });
});

test("RFC 4480 §3.12 a picture of which only the URL is known is asked for again by its tag", async () => {
  const { server, client, url } = await opened();
  server.next(serve(picture, { ETag: '"v1"' }));
  expect(await client.fetchUrl(url)).toMatchObject({ ok: true, value: { etag: "v1" } });
  server.next(() => ({ status: 304 }));
  expect(await client.fetchUrl(url, "v1")).toEqual({ ok: true, value: undefined });
  expect(server.last().header("if-none-match")).toBe('"v1"');
  expect(await client.fetchUrl("https://elsewhere.example/x")).toMatchObject({
    error: { kind: "not-fetched", reason: "place" },
  });
});
