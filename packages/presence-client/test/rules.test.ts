import { expect, onTestFinished, test, vi } from "vitest";
import {
  createXdmClient,
  type PresenceRules,
  type PresenceRulesOptions,
  type RulesView,
  usages,
  userDocument,
} from "../src/index";
import { presenceRules } from "../src/rules/index";
import { DocumentServer, keep } from "./document-server";
import { enlist, type Office, type Script } from "./office";
import { connected, openOffice } from "./story";

const alice = "sip:alice@office.test";
const bob = "sip:bob@office.test";
const OMA = userDocument(usages["org.openmobilealliance.pres-rules"], alice, "pres-rules").path;
const LISTS = userDocument(usages["resource-lists"], alice).path;
const RULES_TYPE = "application/auth-policy+xml";

const lists = (granted = "", blocked = ""): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="oma_grantedcontacts">${granted}</list><list name="oma_blockedcontacts">${blocked}</list></resource-lists>`;
const entry = (uri: string): string => `<entry uri="${uri}"/>`;

/** Rules as OMA has them, whose anchors spell the root by another name of the server. */
const rules = (root: string): string => {
  const anchor = (name: string): string =>
    `${root.replace("127.0.0.1", "localhost")}/resource-lists/users/${alice}/index/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
  const rule = (id: string, condition: string, handling: string, shown = ""): string =>
    `<cr:rule id="${id}"><cr:conditions>${condition}</cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions>${shown}</cr:rule>`;
  const list = (name: string): string =>
    `<ocp:external-list><ocp:entry anc="${anchor(name)}"/></ocp:external-list>`;
  const everything =
    "<cr:transformations><pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices><pr:provide-all-attributes/></cr:transformations>";
  return `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy">${rule("unlisted", "<ocp:other-identity/>", "confirm")}${rule("granted", list("oma_grantedcontacts"), "allow", everything)}${rule("blocked", list("oma_blockedcontacts"), "block")}</cr:ruleset>`;
};

/** Tells the whole state as the documents are, at each SUBSCRIBE. */
const tellAll =
  (server: DocumentServer): Script =>
  (request, office) => {
    const known = office.subscribers.find(({ callId }) => callId === request.header("call-id"));
    const subscriber = known ?? enlist(request, office);
    const left = request.header("expires");
    const state = left === "0" ? "terminated;reason=timeout" : `active;expires=${left}`;
    queueMicrotask(() => office.notify(subscriber, { ...allOf(server), state }));
    return { status: 200, headers: [`Expires: ${left}`] };
  };

const allOf = (server: DocumentServer) => ({
  event: "xcap-diff",
  contentType: "application/xcap-diff+xml",
  body: `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="${server.root}/">${[...server.documents].map(([path, { etag }]) => `<document sel="${path}" new-etag="${etag}"/>`).join("")}</xcap-diff>`,
});

interface World {
  readonly office: Office;
  readonly server: DocumentServer;
  readonly open: (options?: PresenceRulesOptions) => PresenceRules;
}

async function opened(): Promise<World> {
  const [office, server] = [await openOffice(), await DocumentServer.open()];
  office.scripts.SUBSCRIBE = tellAll(server);
  const client = await connected(office);
  const xdm = createXdmClient({ aor: alice, password: "secret", root: server.root, connection: client });
  onTestFinished(async () => {
    xdm.close();
    await server.close();
  });
  return { office, server, open: (options) => presenceRules(xdm, options) };
}

/** With the usual rules, and nobody in the lists. */
async function usual(): Promise<World & { readonly mine: PresenceRules }> {
  const world = await opened();
  world.server.store(OMA, rules(world.server.root), RULES_TYPE);
  world.server.store(LISTS, lists());
  const mine = world.open();
  await seen(mine, ({ kind }) => kind === "ready");
  return { ...world, mine };
}

async function seen(mine: PresenceRules, holds: (view: RulesView) => boolean): Promise<RulesView> {
  return vi.waitFor(() => {
    if (!holds(mine.view)) throw new Error(JSON.stringify(mine.view));
    return mine.view;
  });
}

const textAt = ({ documents }: DocumentServer, path: string): string | undefined => documents.get(path)?.text;

function value<Value, Failure>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const writes = ({ requests }: DocumentServer): readonly string[] =>
  requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, uri }) => `${method} ${uri.includes("pres-rules") ? "rules" : "lists"}`);

test("POL-042 who sees what is said in sentences, with the people of the lists", async () => {
  const { server, mine, office } = await usual();
  expect(value(mine.inWords()).map(({ text }) => text)).toEqual(["Anybody else has to ask you first"]);
  server.store(LISTS, lists(entry(bob)));
  office.notify(office.subscribers[0], allOf(server));
  await vi.waitFor(() =>
    expect(value(mine.inWords({ nameOf: () => "Bob", timeOf: String })).map(({ text }) => text)).toEqual([
      "Bob sees everything",
      "Anybody else has to ask you first",
    ]),
  );
});

test("POL-090 a decision is one write on the version that was seen", async () => {
  const { server, mine } = await usual();
  const before = server.documents.get(LISTS)?.etag;
  const decided = value(await mine.decide({ watcher: "bob@office.test" }, "allow"));
  expect(decided).toMatchObject({ changed: true, before: "ask" });
  expect(textAt(server, LISTS)).toBe(lists(entry(bob)));
  expect([writes(server), server.last().header("if-match")]).toEqual([["PUT lists"], `"${before}"`]);
  expect(mine.present({ watcher: bob })).toMatchObject({ handling: "allow", shown: "everything" });
});

test("POL-090 what holds already is not written", async () => {
  const { server, mine } = await usual();
  expect(value(await mine.decide({ watcher: bob }, "ask"))).toMatchObject({ changed: false });
  expect(writes(server)).toEqual([]);
});

test("POL-090 decisions one after the other each see what the one before wrote", async () => {
  const { server, mine } = await usual();
  const all = await Promise.all([
    mine.decide({ watcher: bob }, "allow"),
    mine.decide({ watcher: bob }, "block"),
    mine.decide({ watcher: bob }, "ask"),
    mine.decide({ watcher: "sip:carol@office.test" }, "block"),
  ]);
  expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(textAt(server, LISTS)).toBe(lists("", entry("sip:carol@office.test")));
});

test("POL-090 when somebody else was faster, the decision is made on what that left", async () => {
  const { server, mine } = await usual();
  server.store(LISTS, lists("", entry("sip:eve@office.test")));
  expect((await mine.decide({ watcher: bob }, "allow")).ok).toBe(true);
  expect(textAt(server, LISTS)).toBe(lists(entry(bob), entry("sip:eve@office.test")));
});

test("POL-038 rules and lists: first what lets in less or nothing new, and back in the other order", async () => {
  const { server, mine } = await usual();
  value(await mine.decide({ watcher: bob }, "allow"));
  const [rulesBefore, listsBefore] = [textAt(server, OMA), textAt(server, LISTS)];
  server.requests.length = 0;
  const decided = value(await mine.decide({ watcher: bob }, "polite-block"));
  expect(writes(server)).toEqual(["PUT rules", "PUT lists"]);
  server.requests.length = 0;
  expect(await mine.undo(decided)).toEqual({ ok: true, value: undefined });
  expect(writes(server)).toEqual(["PUT lists", "PUT rules"]);
  expect([textAt(server, OMA), textAt(server, LISTS)]).toEqual([rulesBefore, listsBefore]);
});

test("POL-090 a second write that is refused takes the first one back", async () => {
  const { server, mine } = await usual();
  value(await mine.decide({ watcher: bob }, "allow"));
  const before = textAt(server, OMA);
  server.next(keep);
  server.next(() => ({ status: 413 }));
  expect(await mine.decide({ watcher: bob }, "polite-block")).toMatchObject({ error: { kind: "too-large" } });
  expect([textAt(server, OMA), textAt(server, LISTS)]).toEqual([before, lists(entry(bob))]);
  expect(mine.present({ watcher: bob })?.handling).toBe("allow");
});

test("POL-090 what has been changed since is not undone with the decision", async () => {
  const { server, mine } = await usual();
  const decided = value(await mine.decide({ watcher: bob }, "block"));
  value(await mine.decide({ watcher: "sip:carol@office.test" }, "allow"));
  expect((await mine.undo(decided)).ok).toBe(true);
  expect(textAt(server, LISTS)).toBe(lists(entry("sip:carol@office.test")));
  expect(mine.present({ watcher: bob })?.handling).toBe("confirm");
});

test("POL-071 without rules the server is asked what holds, and first rules keep that", async () => {
  const { server, open } = await opened();
  const answer = (handling: string) => ({
    status: 200,
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: seenBy({ handling, basis: "default" }),
  });
  const office = server.documents;
  const asked: string[] = [];
  const preview: Parameters<DocumentServer["next"]>[0] = (request, self) => {
    if (!request.uri.startsWith("/api/v1/self/as-seen-by/")) return keep(request, self);
    const watcher = decodeURIComponent(request.uri.slice("/api/v1/self/as-seen-by/".length));
    asked.push(watcher);
    return answer(watcher.endsWith("@office.test") ? "allow" : "confirm");
  };
  for (let count = 0; count < 60; count += 1) server.next(preview);
  const mine = open();
  await seen(mine, ({ kind }) => kind === "ready");
  expect(value(mine.inWords()).map(({ text }) => text)).toEqual([
    "Colleagues at office.test see everything",
    "Anybody else has to ask you first",
  ]);
  const decided = value(await mine.decide({ watcher: bob }, "block"));
  expect(value(mine.inWords()).map(({ text }) => text)).toEqual([
    "bob@office.test is blocked",
    "Colleagues at office.test (but not bob@office.test) see everything",
    "Anybody else has to ask you first",
    "Anonymous watchers have to ask you first",
  ]);
  expect(
    asked.every((watcher) => /^sip:anybody\.\w+@(?:office\.test|elsewhere\.invalid)$/.test(watcher)),
  ).toBe(true);
  expect((await mine.undo(decided)).ok).toBe(true);
  expect([...office.keys()]).toEqual([]);
});

test("POL-042 what colleagues see", async () => {
  const { server, mine } = await usual();
  value(await mine.decide({ domain: "office.test" }, { shown: "availability" }));
  expect(mine.present({ domain: "office.test" })).toMatchObject({ handling: "allow", shown: "availability" });
  expect(writes(server)).toEqual(["PUT rules"]);
});

test("POL-004 rules that cannot be read are said to be so, and not changed", async () => {
  const { server, open } = await opened();
  server.store(OMA, "<ruleset/>", RULES_TYPE);
  const mine = open();
  await seen(mine, ({ kind }) => kind === "ready");
  expect(mine.inWords()).toMatchObject({ error: { kind: "unreadable", path: OMA } });
  expect(await mine.decide({ watcher: bob }, "allow")).toMatchObject({ error: { kind: "unreadable" } });
  expect(mine.present({ watcher: bob })).toBeUndefined();
});

test("a server that does not tell what holds without rules leaves that open", async () => {
  const { open } = await opened();
  const mine = open();
  expect(await seen(mine, ({ kind }) => kind === "failed")).toMatchObject({ failure: { kind: "not-found" } });
  const known = open({ defaultHandling: { ownDomain: "allow", others: "block" } });
  await seen(known, ({ kind }) => kind === "ready");
  expect(known.present({ watcher: "sip:eve@else.test" })?.handling).toBe("block");
});

test("oneself is nobody to decide about", async () => {
  const { mine } = await usual();
  expect(await mine.decide({ watcher: alice }, "block")).toMatchObject({ error: { kind: "own-address" } });
  expect(await mine.decide({ watcher: "<bob>" }, "block")).toMatchObject({ error: { kind: "no-address" } });
});

const shown = `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${alice}"><tuple id="t"><status><basic>open</basic></status></tuple></presence>`;
const seenBy = (change: object = {}): string =>
  JSON.stringify({
    presentity: alice,
    watcher: bob,
    sentence: "sip:bob@office.test may watch.",
    handling: "allow",
    basis: "rules",
    decidedBy: ["granted"],
    rules: [
      {
        id: "granted",
        matches: true,
        handling: "allow",
        conditions: [{ kind: "identity", holds: true, because: "names" }],
      },
      { id: "more", matches: false, handling: null, conditions: [] },
    ],
    grants: [{ grant: "provide-all-attributes", rules: ["granted"] }],
    full: shown,
    shown,
    ...change,
  });

test("POL-091 how somebody sees the user, at a time and in a sphere, with the same credentials", async () => {
  const { server, mine } = await usual();
  server.next(() => ({ status: 200, headers: { "Content-Type": "application/json" }, body: seenBy() }));
  const seenByBob = value(
    await mine.asSeenBy("bob@office.test", { at: Date.UTC(2026, 0, 5), sphere: "a b" }),
  );
  expect(server.last().uri).toBe(
    "/api/v1/self/as-seen-by/sip%3Abob%40office.test?at=2026-01-05T00%3A00%3A00.000Z&sphere=a+b",
  );
  expect(server.last().header("authorization")).toMatch(/^Digest /);
  expect(seenByBob).toMatchObject({ handling: "allow", decidedBy: ["granted"], shown });
  expect(seenByBob.presence?.summary.mark).toBe("available");
  expect(seenByBob.rules[1]).toEqual({ id: "more", matches: false, handling: undefined, conditions: [] });
});

test.each<[string, object]>([
  ["no handling", { handling: "maybe" }],
  ["rules that are none", { rules: {} }],
  ["a flag that is none", { rules: [{ id: "a", matches: "yes", handling: null, conditions: [] }] }],
])("an answer with %s is not believed", async (_name, change) => {
  const { server, mine } = await usual();
  server.next(() => ({ status: 200, headers: { "Content-Type": "application/json" }, body: seenBy(change) }));
  expect(await mine.asSeenBy(bob)).toEqual({ ok: false, error: { kind: "unreadable-answer" } });
});

test("POL-091 who gets nothing is shown nothing; a refusal is a value", async () => {
  const { server, mine } = await usual();
  const nothing = seenBy({ handling: "block", shown: null });
  server.next(() => ({ status: 200, headers: { "Content-Type": "application/json" }, body: nothing }));
  expect(value(await mine.asSeenBy(bob))).toMatchObject({ shown: undefined, presence: undefined });
  server.next(() => ({ status: 400 }));
  expect(await mine.asSeenBy("tel:+1")).toEqual({ ok: false, error: { kind: "refused", status: 400 } });
});
