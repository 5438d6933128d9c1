import { expect, test } from "vitest";
import { readRelated } from "../src/content/related-body";
import { contentReference, memoryStorage } from "../src/index";
import { compose, type Script } from "./office";
import { clientOf, connected, heard, openOffice } from "./story";

const tupleId = (body: string): string | undefined => /<tuple id="([^"]+)"/.exec(body)?.[1];

test("PRS-026 alice publishes, changes her mind and takes it back: one publication, the same ids", async () => {
  const office = await openOffice();
  const { source } = await connected(office);
  await source.publish({ basic: "open" });
  await source.publish({ basic: "open", activities: ["busy"] });
  expect(source.state.kind).toBe("published");
  await source.unpublish();
  const [initial, modify, remove] = office.of("PUBLISH");
  expect(initial?.header("sip-if-match")).toBe("");
  expect(modify?.header("sip-if-match")).not.toBe("");
  expect(modify?.body).toContain("<rpid:busy/>");
  expect(tupleId(modify?.body ?? "")).toBe(tupleId(initial?.body ?? ""));
  expect([remove?.header("expires"), remove?.body]).toEqual(["0", ""]);
  expect(office.published.size).toBe(0);
});

test("PRS-024 two devices of alice use different ids", async () => {
  const office = await openOffice();
  for (const client of [await connected(office), await connected(office)])
    await client.source.publish({ basic: "open" });
  const [one, two] = office.of("PUBLISH").map(({ body }) => tupleId(body));
  expect(one).not.toBe(two);
});

test("PRS-023 while a PUBLISH is out, changes wait and only the newest is sent", async () => {
  const office = await openOffice();
  const { source } = await connected(office);
  const results = ["one", "two", "three", "four"].map((note) => source.publish({ basic: "open", note }));
  expect((await Promise.all(results)).map(({ ok }) => ok)).toEqual([false, false, false, true]);
  expect(office.of("PUBLISH").map(({ body }) => /<dm:note>(.*)<\/dm:note>/.exec(body)?.[1])).toEqual([
    "one",
    "four",
  ]);
});

test("PRS-021 after 412 the tag is forgotten and an initial PUBLISH follows", async () => {
  const office = await openOffice();
  const { source } = await connected(office);
  await source.publish({ basic: "open" });
  office.published.clear();
  expect(await source.publish({ basic: "closed" })).toMatchObject({ ok: true });
  const [, refused, initial] = office.of("PUBLISH");
  expect(refused?.header("sip-if-match")).not.toBe("");
  expect(initial?.header("sip-if-match")).toBe("");
  expect(initial?.body).toContain("closed");
});

test("PRS-022 after 423 the PUBLISH is repeated with the least time allowed", async () => {
  const office = await openOffice();
  office.next("PUBLISH", () => ({ status: 423, headers: ["Min-Expires: 7200"] }));
  const { source } = await connected(office);
  expect(await source.publish({ basic: "open" })).toMatchObject({ ok: true });
  expect((await office.request("PUBLISH", 2)).header("expires")).toBe("7200");
});

test("PRS-020 after 503 the source waits as told and then sends the last state", async () => {
  const office = await openOffice();
  office.next("PUBLISH", () => ({ status: 503, headers: ["Retry-After: 1 (busy)"] }));
  const { source } = await connected(office);
  const first = source.publish({ basic: "open", note: "old" });
  await heard(source, "state", ({ kind }) => kind === "waiting");
  const last = source.publish({ basic: "open", note: "new" });
  expect(office.of("PUBLISH")).toHaveLength(1);
  expect(await first).toMatchObject({ ok: false, error: { kind: "superseded" } });
  expect(await last).toMatchObject({ ok: true });
  expect(office.of("PUBLISH")[1]?.body).toContain("new");
});

test("a failing server is tried again", async () => {
  const office = await openOffice();
  office.next("PUBLISH", () => ({ status: 500 }));
  const { source } = await connected(office);
  expect(await source.publish({ basic: "open" })).toMatchObject({ ok: true });
});

test("a refused PUBLISH is said, and the next one may fare better", async () => {
  const office = await openOffice();
  office.next("PUBLISH", () => ({ status: 403 }));
  const { source } = await connected(office);
  expect(await source.publish({ basic: "open" })).toMatchObject({
    ok: false,
    error: { kind: "refused", statusCode: 403 },
  });
  expect(source.state).toMatchObject({ kind: "refused", statusCode: 403 });
  expect(await source.publish({ basic: "closed" })).toMatchObject({ ok: true });
});

test("PRS-051 a publication is refreshed without a body before it ends", async () => {
  const office = await openOffice();
  const { source } = await connected(office, { publicationExpiresSeconds: 1 });
  await source.publish({ basic: "open" });
  const refresh = await office.request("PUBLISH", 2);
  expect(refresh.header("sip-if-match")).not.toBe("");
  expect([refresh.body, refresh.header("content-type")]).toEqual(["", ""]);
});

test("alice publishes, loses the connection, comes back: the publication is confirmed by its tag", async () => {
  const office = await openOffice();
  const client = await connected(office);
  await client.source.publish({ basic: "open" });
  office.cut();
  await heard(client, "state", ({ kind }) => kind === "connected");
  const refresh = await office.request("PUBLISH", 2);
  expect(refresh.header("sip-if-match")).not.toBe("");
  expect(refresh.body).toBe("");
});

test("alice changes her status while the connection is away: it goes out when it is back", async () => {
  const office = await openOffice();
  const client = await connected(office);
  await client.source.publish({ basic: "open" });
  await office.crash();
  await heard(client, "state", ({ kind }) => kind === "reconnecting");
  const change = client.source.publish({ basic: "closed" });
  await office.restart();
  expect(await change).toMatchObject({ ok: true });
  expect(office.of("PUBLISH").at(-1)?.body).toContain("closed");
});

test("the connection breaks while a PUBLISH is out: it is sent again on the next one", async () => {
  const office = await openOffice();
  const { source } = await connected(office);
  office.next("PUBLISH", () => {
    office.cut();
    return "silence";
  });
  expect(await source.publish({ basic: "open" })).toMatchObject({ ok: true });
  expect(office.of("PUBLISH")).toHaveLength(2);
});

test("a password that was changed while a status is waiting ends the wait", async () => {
  const office = await openOffice();
  const client = await connected(office);
  office.digest.password = "changed";
  expect(await client.source.publish({ basic: "open" })).toEqual({ ok: false, error: { kind: "closed" } });
  expect(client.state).toMatchObject({ kind: "disconnected", reason: { kind: "wrong-credentials" } });
});

test("alice reloads her page: the same publication goes on by a refresh, without news for her watchers", async () => {
  const office = await openOffice();
  const storage = memoryStorage();
  const status = { basic: "open", note: "here", since: 1_900_000_000_000 } as const;
  const before = await connected(office, { storage });
  await before.source.publish(status);
  await before.disconnect({ keepPublication: true });
  const after = clientOf(office, { storage });
  const published = after.source.publish(status);
  await after.connect();
  expect(await published).toMatchObject({ ok: true });
  expect(office.of("PUBLISH")).toHaveLength(2);
  expect(office.of("PUBLISH")[1]?.header("sip-if-match")).not.toBe("");
  expect(office.of("PUBLISH")[1]?.body).toBe("");
});

test("a publication found in storage is left alone until the user says something", async () => {
  const office = await openOffice();
  const storage = memoryStorage();
  const before = await connected(office, { storage });
  await before.source.publish({ basic: "open" });
  await before.disconnect({ keepPublication: true });
  await connected(office, { storage });
  await office.request("REGISTER", 2);
  expect(office.of("PUBLISH")).toHaveLength(1);
});

test("storage with nonsense in it counts as empty", async () => {
  const office = await openOffice();
  const storage = memoryStorage();
  for (const key of ["instance", "source:sip:alice@office.test"]) storage.set(key, '{"tupleId":"\\"><x>"}');
  storage.set(
    "publication:sip:alice@office.test",
    '{"entityTag":"a\\r\\nb","expiresAt":1e15,"contentKey":""}',
  );
  const { source } = await connected(office, { storage });
  expect(await source.publish({ basic: "open" })).toMatchObject({ ok: true });
  expect((await office.request("PUBLISH")).header("sip-if-match")).toBe("");
});

/** A server that binds, with a grace of 30 seconds. */
const bind: Script = (request, office) => {
  const answer = compose(request, office);
  if (answer === "silence" || request.header("publication-binding") !== "flow") return answer;
  return { ...answer, headers: [...(answer.headers ?? []), "Publication-Binding: flow;grace=30"] };
};

test("a publication bound to its connection says so at every PUBLISH, and is told its grace", async () => {
  const office = await openOffice();
  office.scripts.PUBLISH = bind;
  const client = await connected(office, { bindToConnection: true });
  await client.source.publish({ basic: "open" });
  expect(client.source.state).toMatchObject({ kind: "published", graceSeconds: 30 });
  await client.source.publish({ basic: "open", activities: ["busy"] });
  office.cut();
  const refresh = await office.request("PUBLISH", 3);
  expect([refresh.header("sip-if-match") !== "", refresh.body]).toEqual([true, ""]);
  expect(office.of("PUBLISH").map((each) => each.header("publication-binding"))).toEqual([
    "flow",
    "flow",
    "flow",
  ]);
});

test("after the grace the tag is unknown, and an initial PUBLISH is bound to the new connection", async () => {
  const office = await openOffice();
  office.scripts.PUBLISH = bind;
  const client = await connected(office, { bindToConnection: true });
  await client.source.publish({ basic: "open" });
  office.published.clear();
  office.cut();
  const again = await office.request("PUBLISH", 3);
  expect([again.header("sip-if-match"), again.header("publication-binding")]).toEqual(["", "flow"]);
  expect(again.body).toContain("<basic>open</basic>");
});

test("a server that does not know bindings leaves the publication to its lifetime; a client may leave it there", async () => {
  const office = await openOffice();
  const client = await connected(office, { bindToConnection: true });
  await client.source.publish({ basic: "open" });
  expect(client.source.state).toMatchObject({ kind: "published", graceSeconds: undefined });
  const other = await connected(office);
  await other.source.publish({ basic: "open" });
  expect(office.of("PUBLISH").map((each) => each.header("publication-binding"))).toEqual(["flow", ""]);
});

const picture = contentReference(
  {
    url: "https://office.test/content/alice@office.test/face",
    contentType: "image/png",
    data: new Uint8Array([1]),
    expiresAt: Date.UTC(2100, 0, 1),
  },
  "office.test",
);

test("PRS-120 PRS-124 a picture is published by reference beside the document, which names it by its Content-ID", async () => {
  const office = await openOffice();
  const client = await connected(office);
  await client.source.publish({ basic: "open", picture });
  const { header, body } = await office.request("PUBLISH");
  const read = readRelated(header("content-type"), body);
  expect(read).toMatchObject({ ok: true, value: { type: "application/pidf+xml", references: [picture] } });
  expect(body).toContain(`<rpid:status-icon>cid:${picture.contentId}</rpid:status-icon>`);
});

test("PRS-127 a server that takes no references is told by the document alone, from then on", async () => {
  const office = await openOffice();
  const client = await connected(office);
  office.next("PUBLISH", () => ({ status: 415, headers: ["Accept: application/pidf+xml"] }));
  expect((await client.source.publish({ basic: "open", picture })).ok).toBe(true);
  await client.source.publish({ basic: "closed", picture });
  const types = office.of("PUBLISH").map(({ header }) => header("content-type").split(";")[0]);
  expect(types).toEqual(["multipart/related", "application/pidf+xml", "application/pidf+xml"]);
  expect(office.of("PUBLISH")[1]?.body).toContain(`<rpid:status-icon>${picture.url}</rpid:status-icon>`);
});
