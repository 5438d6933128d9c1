import { expect, onTestFinished, test, vi } from "vitest";
import {
  attributeIn,
  createXdmClient,
  elementIn,
  type LiveDocuments,
  type LiveView,
  type PresenceClient,
  usages,
  userDocument,
  userDocuments,
  type WatchOptions,
  type WatchTarget,
} from "../src/index";
import { DocumentServer } from "./document-server";
import { enlist, type Office, type Script } from "./office";
import { connected, openOffice } from "./story";

const alice = "sip:alice@office.test";
const index = userDocument(usages["resource-lists"], alice);
const folder = userDocuments(usages["resource-lists"], alice);
const friends = elementIn(
  index,
  { name: "resource-lists" },
  { name: "list", attribute: ["name", "friends"] },
);
const lists = (content = ""): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;

const diff = (content = ""): string =>
  `<d:xcap-diff xmlns:d="urn:ietf:params:xml:ns:xcap-diff" xmlns="urn:ietf:params:xml:ns:resource-lists" xcap-root="http://office.test/xcap-root/">${content}</d:xcap-diff>`;
const there = (etag: string, sel = index.path): string => `<d:document sel="${sel}" new-etag="${etag}"/>`;
const step = (from: string, to: string, patch = "", sel = index.path): string =>
  `<d:document sel="${sel}" previous-etag="${from}" new-etag="${to}">${patch}</d:document>`;
const added = '<d:add sel="*"><list/></d:add>';

/** Tells the whole state as the documents are, at each SUBSCRIBE. */
const tellAll =
  (server: DocumentServer, more = ""): Script =>
  (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const subscriber = known ?? enlist(request, office);
    const entries = [...server.documents].map(([path, { etag }]) => there(etag, path));
    const left = request.header("expires");
    const state = left === "0" ? "terminated;reason=timeout" : `active;expires=${left}`;
    queueMicrotask(() => office.notify(subscriber, { ...xcapDiff(diff(entries.join("") + more)), state }));
    return { status: 200, headers: [`Expires: ${left}`] };
  };

const xcapDiff = (body: string) => ({ event: "xcap-diff", contentType: "application/xcap-diff+xml", body });

interface World {
  readonly office: Office;
  readonly server: DocumentServer;
  readonly client: PresenceClient;
  readonly watch: (targets: readonly WatchTarget[], options?: WatchOptions) => LiveDocuments;
  readonly tell: (content: string) => void;
}

async function opened(): Promise<World> {
  const [office, server] = [await openOffice(), await DocumentServer.open()];
  office.scripts.SUBSCRIBE = tellAll(server);
  const client = await connected(office);
  const xdm = createXdmClient({
    aor: "alice@office.test",
    password: "secret",
    root: server.root,
    connection: client,
    timing: { retryFirstMs: 20, retryLongestMs: 50 },
  });
  onTestFinished(async () => {
    xdm.close();
    await server.close();
  });
  return {
    office,
    server,
    client,
    watch: (targets, options) => xdm.watch(targets, options),
    tell: (content) => office.notify(office.subscribers[0], xcapDiff(diff(content))),
  };
}

/** The next view that holds, the present one included. */
async function seen(watch: LiveDocuments, holds: (view: LiveView) => boolean): Promise<LiveView> {
  return vi.waitFor(() => {
    const { view } = watch;
    if (!holds(view)) throw new Error(JSON.stringify([...view.documents, ...view.nodes]));
    return view;
  });
}

const textIn = ({ documents }: LiveView, path = index.path): string | undefined => {
  const document = documents.get(path);
  return document?.kind === "present" ? document.copy.text : document?.kind;
};
const reads = ({ requests }: DocumentServer): number =>
  requests.filter(({ method }) => method === "GET").length;

/** In step with the server and at rest. */
async function inStep({ server, watch }: World, options?: WatchOptions): Promise<LiveDocuments> {
  server.store(index.path, lists());
  const live = watch([index], options);
  await seen(live, (view) => textIn(view) === lists() && !view.stale);
  return live;
}

test("XDM-070 XDM-072 the SUBSCRIBE names what is watched, and how changes are wanted", async () => {
  const world = await opened();
  await inStep(world, { mode: "aggregate" });
  const request = await world.office.request("SUBSCRIBE");
  expect(request.uri).toBe(alice);
  expect(request.header("event")).toBe("xcap-diff;diff-processing=aggregate");
  expect(request.header("accept")).toBe("application/xcap-diff+xml");
  expect(request.header("content-type")).toBe("application/resource-lists+xml");
  expect(request.body).toContain(`<list><entry uri="${index.path}"/></list>`);
});

test("XDM-081 a change that is told is made in the copy, and nothing is read", async () => {
  const world = await opened();
  const live = await inStep(world);
  const before = reads(world.server);
  world.tell(step("v1", "v2", added) + step("v2", "v3", added));
  expect(await seen(live, (view) => textIn(view) !== lists())).toMatchObject({ stale: false });
  expect(textIn(live.view)).toBe(lists("<list/><list/>"));
  world.tell(step("v3", "v4", "<d:body-not-changed/>"));
  await seen(live, ({ documents }) => JSON.stringify(documents.get(index.path)).includes("v4"));
  expect(reads(world.server)).toBe(before);
});

test("XDM-081 a step that does not begin where the copy is, or has no content, is mended by a GET", async () => {
  const world = await opened();
  const live = await inStep(world);
  world.server.store(index.path, lists("<list/>"));
  const v3 = world.server.store(index.path, lists("<list/><list/>"));
  world.tell(step("v2", v3, added));
  await seen(live, (view) => textIn(view) === lists("<list/><list/>"));
  const v4 = world.server.store(index.path, lists());
  world.tell(step(v3, v4));
  await seen(live, (view) => textIn(view) === lists());
});

test("XDM-081 a patch that fails is answered 200; from then on only versions are told", async () => {
  const world = await opened();
  const live = await inStep(world);
  const v2 = world.server.store(index.path, lists("<list/>"));
  world.tell(step("v1", v2, '<d:remove sel="nothing"/>'));
  await seen(live, (view) => textIn(view) === lists("<list/>"));
  const refresh = await world.office.request("SUBSCRIBE", 2);
  expect(refresh.header("event")).toBe("xcap-diff;diff-processing=no-patching");
  expect([refresh.header("call-id"), refresh.body]).toEqual([
    (await world.office.request("SUBSCRIBE")).header("call-id"),
    "",
  ]);
  await world.office.until(() => world.office.answers.length >= 3);
  expect(new Set(world.office.answers)).toEqual(new Set([200]));
});

test("XDM-075 deletion and creation are followed", async () => {
  const world = await opened();
  const live = await inStep(world);
  world.server.documents.delete(index.path);
  world.tell(`<d:document sel="${index.path}" previous-etag="v1"/>`);
  await seen(live, (view) => textIn(view) === "absent");
  world.tell(there(world.server.store(index.path, lists("<list/>"))));
  await seen(live, (view) => textIn(view) === lists("<list/>"));
});

test("RFC 5875 §4.8 what is told while the document is being read is made in what was read", async () => {
  const world = await opened();
  const { server, office } = world;
  server.store(index.path, lists());
  let release: (() => void) | undefined;
  server.next(async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    const headers = { ETag: '"v1"', "Content-Type": "application/resource-lists+xml" };
    return { status: 200, headers, body: lists() };
  });
  const live = world.watch([index]);
  await vi.waitFor(() => expect(release).toBeDefined());
  await office.until(() => office.answers.length > 0);
  server.store(index.path, lists("<list/>"));
  world.tell(step("v0", "v1", added) + step("v1", "v2", added));
  await office.until(() => office.answers.length > 1);
  release?.();
  await seen(live, (view) => textIn(view) === lists("<list/>"));
  expect(reads(server)).toBe(1);
});

test("XDM-091 after a loss of connection the whole state is told, and what it does not mention is looked at", async () => {
  const world = await opened();
  const other = userDocument(usages["resource-lists"], alice, "other");
  world.server.store(other.path, lists());
  const live = world.watch([index, other]);
  await seen(live, (view) => textIn(view, other.path) === lists() && textIn(view) === "absent");
  await world.office.crash();
  await seen(live, ({ stale }) => stale);
  expect(textIn(live.view, other.path)).toBe(lists());
  world.server.documents.delete(other.path);
  world.server.store(index.path, lists("<list/>"));
  await world.office.restart();
  await seen(live, (view) => !view.stale && textIn(view, other.path) === "absent");
  await seen(live, (view) => textIn(view) === lists("<list/>"));
});

test("what this client writes is in the copy before the notifier says so", async () => {
  const world = await opened();
  const { office, server, client } = world;
  server.store(index.path, lists());
  const xdm = createXdmClient({ aor: alice, password: "secret", root: server.root, connection: client });
  const live = xdm.watch([index]);
  await seen(live, (view) => textIn(view) === lists() && !view.stale);
  await xdm.put(index, lists("<list/>"), { etag: "v1" });
  await seen(live, (view) => textIn(view) === lists("<list/>"));
  expect(office.of("SUBSCRIBE")).toHaveLength(1);
  xdm.close();
  await office.request("SUBSCRIBE", 2);
});

test("a server that is in trouble is asked again later, and the last copy stays", async () => {
  const world = await opened();
  const live = await inStep(world);
  const v2 = world.server.store(index.path, lists("<list/>"));
  for (let count = 0; count < 3; count += 1) world.server.next(() => ({ status: 503 }));
  world.tell(step("v1", v2));
  const failed = await seen(live, ({ documents }) => documents.get(index.path)?.kind === "failed");
  expect(failed.documents.get(index.path)).toMatchObject({
    failure: { kind: "unavailable" },
    copy: { etag: "v1", text: lists() },
  });
  await seen(live, (view) => textIn(view) === lists("<list/>"));
});

test("what may not be read is not asked for again and again", async () => {
  const world = await opened();
  world.server.store(index.path, lists());
  for (let count = 0; count < 9; count += 1) world.server.next(() => ({ status: 403 }));
  const live = world.watch([index]);
  await seen(live, ({ stale, documents }) => !stale && documents.get(index.path)?.kind === "failed");
  const before = world.server.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(world.server.requests).toHaveLength(before);
});

test("copies from an earlier time are shown at once, and not sent again", async () => {
  const world = await opened();
  const etag = world.server.store(index.path, lists());
  const copies = new Map([[index.path, { etag, text: lists() }]]);
  const live = world.watch([index], { copies });
  expect(textIn(live.view)).toBe(lists());
  await seen(live, ({ stale }) => !stale);
  expect(world.server.requests.every(({ header }) => header("if-none-match") === `"${etag}"`)).toBe(true);
});

test("XDM-070 documents of a folder come and go", async () => {
  const world = await opened();
  world.server.store(index.path, lists());
  const live = world.watch([folder]);
  await seen(live, (view) => textIn(view) === lists());
  const second = `${folder.path}second`;
  world.tell(there(world.server.store(second, lists("<list/>")), second));
  await seen(live, (view) => textIn(view, second) === lists("<list/>"));
  world.server.documents.delete(index.path);
  world.tell(`<d:document sel="${index.path}" previous-etag="v1"/>`);
  await seen(live, ({ documents }) => !documents.has(index.path) && documents.has(second));
});

test("XDM-089 elements and attributes are told with their content, or as gone", async () => {
  const world = await opened();
  const name = attributeIn(friends, "title");
  const quoted = friends.path.replaceAll("&", "&amp;");
  const live = world.watch([friends, name]);
  await seen(live, ({ nodes }) => nodes.get(friends.path)?.kind === "absent");
  world.tell(
    `<d:element sel="${quoted}"><list name="friends"/></d:element><d:attribute sel="${name.path}">a &amp; b</d:attribute>`,
  );
  await seen(live, ({ nodes }) => nodes.get(name.path)?.kind === "present");
  expect(live.view.nodes.get(friends.path)).toEqual({ kind: "present", text: '<list name="friends"/>' });
  expect(live.view.nodes.get(name.path)).toEqual({ kind: "present", text: "a & b" });
  world.tell(`<d:element sel="${quoted}" exists="0"/><d:attribute sel="${name.path}" exists="false"/>`);
  await seen(live, ({ nodes }) => nodes.get(name.path)?.kind === "absent");
  expect(live.view.nodes.get(friends.path)).toEqual({ kind: "absent" });
  const text = '<list name="friends">long</list>';
  world.server.next(() => ({
    status: 200,
    headers: { ETag: '"v1"', "Content-Type": "application/xcap-el+xml" },
    body: text,
  }));
  world.tell(`<d:element sel="${quoted}"/>`);
  await seen(live, ({ nodes }) => JSON.stringify(nodes.get(friends.path)).includes("long"));
});

test("a NOTIFY that cannot be read is reported, and everything is read anew", async () => {
  const world = await opened();
  const live = await inStep(world);
  const problems: string[] = [];
  live.on("problem", (problem) => problems.push(problem));
  world.server.store(index.path, lists("<list/>"));
  world.office.notify(world.office.subscribers[0], xcapDiff("<xcap-diff"));
  await seen(live, (view) => textIn(view) === lists("<list/>"));
  world.office.notify(world.office.subscribers[0], { ...xcapDiff("{}"), contentType: "text/plain" });
  await world.office.until(() => world.office.answers.length === 3);
  expect([problems.length, world.office.answers]).toEqual([1, [200, 200, 415]]);
});

test("where changes are not told, documents are there all the same, and it is said that they may be old", async () => {
  const world = await opened();
  world.office.scripts.SUBSCRIBE = () => ({ status: 489 });
  world.server.store(index.path, lists());
  const live = world.watch([index]);
  await seen(live, (view) => textIn(view) === lists() && view.status.kind === "terminated");
  expect(live.view.stale).toBe(true);
  world.office.scripts.SUBSCRIBE = tellAll(world.server);
  live.retry();
  await seen(live, ({ stale }) => !stale);
});

test("a watch that is stopped unsubscribes and reads nothing more", async () => {
  const world = await opened();
  const live = await inStep(world);
  await live.stop();
  expect((await world.office.request("SUBSCRIBE", 2)).header("expires")).toBe("0");
  expect(live.view).toMatchObject({ status: { kind: "terminated", reason: "stopped" }, stale: true });
});

test("without a connection nothing can be watched", async () => {
  const { server } = await opened();
  const xdm = createXdmClient({ aor: alice, password: "secret", root: server.root });
  expect(() => xdm.watch([index])).toThrow(TypeError);
});
