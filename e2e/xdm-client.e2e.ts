import { expect, test } from "@playwright/test";
import {
  attributeIn,
  bindingsIn,
  createPresenceClient,
  createXdmClient,
  elementIn,
  type LiveDocuments,
  type LiveView,
  ok,
  type PresenceClient,
  usages,
  userDocument,
  userDocuments,
  type XdmClient,
} from "@porchlight/presence-client";
import { WebSocket } from "ws";
import { Office, samplePassword } from "./support/office";
import { SamplePeople } from "./support/sample-people";
import { XcapUser } from "./support/xcap";

const alice = "sip:alice@office.test";
const index = userDocument(usages["resource-lists"], alice);
const buddies = elementIn(
  index,
  { name: "resource-lists" },
  { name: "list", attribute: ["name", "oma_buddylist"] },
);
const entry = (uri: string) => elementIn(index, ...buddies.steps, { name: "entry", attribute: ["uri", uri] });

/** A device of a user: the connection, and the documents over it. */
interface Device {
  readonly client: PresenceClient;
  readonly xdm: XdmClient;
}

const platformFetch = globalThis.fetch;
/** HTTP requests of all clients here. */
let fetches = 0;

let office: Office;
let people: SamplePeople;
let devices: Device[];

test.beforeAll(async () => {
  // Changes are told without the usual wait of some seconds between two.
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "100" });
  people = await SamplePeople.of(office);
  globalThis.fetch = (...parameters) => {
    fetches += 1;
    return platformFetch(...parameters);
  };
});
test.afterAll(async () => {
  globalThis.fetch = platformFetch;
  await office.close();
});

test.beforeEach(async () => {
  await people.renew();
  devices = [];
});
test.afterEach(async () => {
  for (const { client, xdm } of devices) {
    xdm.close();
    await client.disconnect();
  }
});

async function device(user = "alice"): Promise<Device> {
  const account = { aor: `${user}@office.test`, password: samplePassword };
  const client = createPresenceClient({
    ...account,
    server: `ws://127.0.0.1:${office.httpPort}/sip`,
    webSocket: WebSocket,
  });
  const xdm = createXdmClient({ ...account, root: `${office.url}/xcap-root`, connection: client });
  devices.push({ client, xdm });
  expect(await client.connect()).toEqual({ ok: true, value: undefined });
  return { client, xdm };
}

const textIn = ({ documents }: LiveView, path = index.path): string => {
  const document = documents.get(path);
  return document?.kind === "present" ? document.copy.text : (document?.kind ?? "not there");
};

async function live(watch: LiveDocuments): Promise<void> {
  await expect
    .poll(() => [watch.view.stale, textIn(watch.view)])
    .toEqual([false, expect.stringContaining("<")]);
}

test("XDM-094 XDM-090 documents, elements, attributes and bindings, as the server has them", async () => {
  const { xdm } = await device();
  const erin = entry("sip:erin@office.test");
  const found = await xdm.get(index);
  if (!found.ok) throw new Error(found.error.kind);
  const put = await xdm.put(erin, '<entry uri="sip:erin@office.test"/>', { etag: found.value.etag });
  expect(put).toMatchObject({ ok: true, value: { created: true } });
  expect(await xdm.get(erin)).toMatchObject({
    ok: true,
    value: { text: '<entry uri="sip:erin@office.test"/>' },
  });
  const title = attributeIn(buddies, { namespace: "urn:example:a(b)", localName: "title" });
  expect(await xdm.put(attributeIn(buddies, "id"), "no")).toMatchObject({
    ok: false,
    error: { kind: "conflict", report: { kind: "schema-validation-error" } },
  });
  expect(await xdm.get(title)).toEqual({ ok: false, error: { kind: "not-found" } });
  expect(await xdm.getBindings(bindingsIn(erin))).toEqual({
    ok: true,
    value: new Map([["", "urn:ietf:params:xml:ns:resource-lists"]]),
  });
  expect(await xdm.delete(erin, { etag: found.value.etag })).toEqual({
    ok: false,
    error: { kind: "precondition-failed" },
  });
  expect(await xdm.delete(erin)).toMatchObject({ ok: true });
  expect(await xdm.get(userDocument(usages["resource-lists"], "sip:bob@office.test"))).toEqual({
    ok: false,
    error: { kind: "forbidden" },
  });
});

test("XDM-037 names with quotes, brackets, slashes and letters of any script select what was put", async () => {
  const { xdm } = await device();
  for (const name of [`a"b'c`, "d]/e[", "50%?#&;", "日本 🏮", "<&>", " x  y "]) {
    const list = elementIn(index, { name: "resource-lists" }, { name: "list", attribute: ["name", name] });
    const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    const text = `<list name="${escaped}"/>`;
    expect(await xdm.put(list, text)).toMatchObject({ ok: true, value: { created: true } });
    expect(await xdm.get(list)).toMatchObject({ ok: true, value: { text } });
    expect(await xdm.get(attributeIn(list, "name"))).toMatchObject({ ok: true, value: { text: name } });
    expect(await xdm.delete(list)).toMatchObject({ ok: true });
  }
});

test("XDM-040 XDM-049 what the server can do, and what is kept", async () => {
  const { xdm } = await device();
  const capabilities = await xdm.capabilities();
  expect(capabilities.ok && capabilities.value.auids).toContain("resource-lists");
  const directory = await xdm.directory();
  const folder = directory.ok ? directory.value.find(({ auid }) => auid === "resource-lists") : undefined;
  expect(folder?.entries.map(({ uri }) => new URL(uri).pathname)).toEqual([`/xcap-root/${index.path}`]);
});

test("XDM-031 XDM-081 two devices edit at once: nothing is lost, and both copies are the document", async () => {
  const [one, other] = [await device(), await device()];
  const watches = [one.xdm.watch([index]), other.xdm.watch([index], { mode: "aggregate" })];
  for (const watch of watches) await live(watch);
  const add = (xdm: XdmClient, uri: string) =>
    xdm.update(index, () => ok({ kind: "put", target: entry(uri), text: `<entry uri="${uri}"/>` }), {
      attempts: 30,
    });
  const uris = Array.from({ length: 16 }, (_, at) => `sip:guest${at}@office.test`);
  const results = await Promise.all(uris.map((uri, at) => add(at % 2 ? one.xdm : other.xdm, uri)));
  expect(results.filter((result) => !result.ok)).toEqual([]);
  const stored = await one.xdm.get(index);
  const text = stored.ok ? stored.value.text : "";
  for (const uri of uris) expect(text).toContain(`"${uri}"`);
  for (const watch of watches) await expect.poll(() => textIn(watch.view), { timeout: 20_000 }).toBe(text);
});

test("XDM-081 a change of another client is patched into the copy: the document is not read again", async () => {
  const watching = await device();
  const writing = new XcapUser(office.httpPort, "alice", samplePassword);
  const watch = watching.xdm.watch([index]);
  await live(watch);
  const before = fetches;
  const erin = entry("sip:erin@office.test");
  await writing.put(
    `/xcap-root/${erin.path}`,
    "application/xcap-el+xml",
    '<entry uri="sip:erin@office.test"/>',
  );
  await expect.poll(() => textIn(watch.view), { timeout: 15_000 }).toContain("erin");
  expect(fetches).toBe(before);
  expect((await writing.get(`/xcap-root/${index.path}`)).text).toBe(textIn(watch.view));
});

test("XDM-075 XDM-089 a folder, an element and an attribute, live", async () => {
  const [watching, writing] = [await device(), await device()];
  const folder = userDocuments(usages["resource-lists"], alice);
  const erin = entry("sip:erin@office.test");
  const name = attributeIn(buddies, "name");
  const watch = watching.xdm.watch([folder, erin, name]);
  await live(watch);
  await expect
    .poll(() => watch.view.nodes.get(name.path))
    .toEqual({ kind: "present", text: "oma_buddylist" });
  expect(watch.view.nodes.get(erin.path)).toEqual({ kind: "absent" });
  const second = userDocument(usages["resource-lists"], alice, "second");
  await writing.xdm.put(second, '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>');
  await writing.xdm.put(erin, '<entry uri="sip:erin@office.test"/>');
  await expect.poll(() => textIn(watch.view, second.path), { timeout: 15_000 }).toContain("resource-lists");
  await expect.poll(() => watch.view.nodes.get(erin.path)?.kind, { timeout: 15_000 }).toBe("present");
  await writing.xdm.delete(second);
  await expect.poll(() => watch.view.documents.has(second.path), { timeout: 15_000 }).toBe(false);
});

test("XDM-081 SYS-009 after kill -9 the copy is right again without a person's help", async () => {
  test.slow();
  const [watching, writing] = [await device(), await device()];
  const watch = watching.xdm.watch([index]);
  await live(watch);
  await office.kill("SIGKILL");
  await expect.poll(() => watch.view.stale).toBe(true);
  await office.start();
  await expect.poll(() => writing.client.state.kind, { timeout: 30_000 }).toBe("connected");
  await writing.xdm.put(entry("sip:erin@office.test"), '<entry uri="sip:erin@office.test"/>');
  await expect
    .poll(() => [watch.view.stale, textIn(watch.view)], { timeout: 30_000 })
    .toEqual([false, expect.stringContaining("erin")]);
});
