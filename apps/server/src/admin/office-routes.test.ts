import type { FlowId } from "@porchlight/engine";
import { instant } from "@porchlight/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { bindingView, openFlow, presentityView, subscriptionView } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";
import { RulesDouble } from "./testing/rules-double";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@branch.test";
const HOSTILE = `<script>alert(1)</script>"'&\u202e\u0007\\ \u{1f47b} {{7*7}} =cmd|' /C calc'!A0`;

const pidf = (basic: string, note: string) =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${ALICE}"><tuple id="t1"><status><basic>${basic}</basic></status></tuple><note>${note}</note></presence>`;

let world: AdminWorld;

beforeAll(async () => {
  world = await openAdminWorld();
  const { office } = world;
  const publication = {
    id: "p1",
    entityTag: "e1",
    publisher: ALICE,
    contentType: "application/pidf+xml",
    expiresAt: instant(0),
    modifiedAt: instant(0),
    binding: "lost" as const,
    flow: undefined,
    lapsesAt: instant(30_000),
    body: pidf("open", "In the garden"),
    parts: [],
  };
  office.states.set(ALICE, [
    presentityView({ document: pidf("open", "In the garden"), publications: [publication], watchers: 2 }),
  ]);
  office.states.set(BOB, [
    presentityView({ presentity: BOB, document: pidf("closed", ""), changedAt: instant(1) }),
  ]);
  office.states.set("sip:carol@office.test", [
    presentityView({ presentity: "sip:carol@office.test", document: "<" }),
  ]);
  office.subscribed.set("s1", subscriptionView({ flow: 7 as FlowId }));
  office.subscribed.set(
    "s2",
    subscriptionView({
      id: "s2",
      watcher: BOB,
      userAgent: HOSTILE,
      callId: HOSTILE,
      state: "pending",
      reachable: false,
    }),
  );
  office.bindings.push(
    bindingView(),
    bindingView({ aor: BOB, contact: HOSTILE, userAgent: HOSTILE, transport: "ws" }),
  );
  office.flows.set(7, openFlow());
  office.flows.set(
    8,
    openFlow({ id: 8, transport: "ws", userAgent: HOSTILE, origin: HOSTILE, queuedBytes: 5 }),
  );
});
afterAll(() => world.close());

describe("presentities", () => {
  test("are listed with their mark, number of watchers and note", async () => {
    const { items, total } = await world.as("auditor").listPresentities();
    expect(total).toBe(3);
    expect(items.map(({ presentity, mark, note, watchers }) => [presentity, mark, note, watchers])).toEqual([
      [ALICE, "available", "In the garden", 2],
      [BOB, "offline", null, 1],
      ["sip:carol@office.test", "unknown", null, 1],
    ]);
  });

  test("are filtered by mark, domain and text, and sorted", async () => {
    const found = async (query: object) =>
      (await world.as("operator").listPresentities({ query })).items.map(({ presentity }) => presentity);
    expect(await found({ mark: "offline" })).toEqual([BOB]);
    expect(await found({ domain: "branch.test" })).toEqual([BOB]);
    expect(await found({ search: "ALI" })).toEqual([ALICE]);
    expect((await found({ sort: "-watchers" }))[0]).toBe(ALICE);
    expect((await found({ sort: "-changedAt" })).at(-1)).toBe(BOB);
    expect(await found({ offset: 1, limit: 1 })).toEqual([BOB]);
  });

  test("one is shown with publications, composed document and watchers", async () => {
    const shown = await world.as("operator").showPresentity({ params: { aor: "alice@office.test" } });
    expect(shown.contentWithheld).toBe(false);
    expect(shown.states[0]?.document).toContain("In the garden");
    expect(shown.states[0]?.publications[0]).toMatchObject({
      id: "p1",
      entityTag: "e1",
      publisher: ALICE,
      binding: "lost",
      connection: null,
      lapsesAt: "1970-01-01T00:00:30.000Z",
    });
    expect(shown.subscriptions.map(({ id }) => id)).toEqual(["s1", "s2"]);
    const missing = world.as("operator").showPresentity({ params: { aor: "zoe@office.test" } });
    expect((await problemOf(missing)).code).toBe("presentity-not-found");
  });

  test("the composition says for each element who says it and why, content kept from support", async () => {
    const { office } = world;
    office.rules = new RulesDouble({ watch: () => () => {} });
    const person = (mood: string): string =>
      `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${ALICE}"><dm:person id="p"><rpid:mood><rpid:${mood}/></rpid:mood></dm:person></presence>`;
    office.rules.publish(ALICE, person("happy"), "p1");
    office.rules.publish(ALICE, person("happy"), "hard-state");
    office.rules.publish(ALICE, person("sad"), "network");
    const params = { aor: ALICE };
    const { sources, components } = await world.as("auditor").explainPresence({ params });
    expect(sources.map(({ id, kind, publisher }) => [id, kind, publisher])).toEqual([
      ["hard-state", "hard-state", null],
      ["p1", "publication", ALICE],
      ["network", "server", null],
    ]);
    expect(components).toMatchObject([
      { kind: "person", rule: "united", sources: ["hard-state", "p1"] },
      { kind: "person", rule: "apart", sources: ["network"], parts: [{ name: "rpid:mood" }] },
    ]);
    expect(components[1]?.parts[0]?.text).toContain("sad");
    const seen = await world.as("support").explainPresence({ params });
    expect(JSON.stringify(seen)).not.toContain("sad");
    expect(seen).toMatchObject({ contentWithheld: true, components: [{ parts: [{ text: null }] }, {}] });
    const missing = world.as("operator").explainPresence({ params: { aor: "zoe@office.test" } });
    expect((await problemOf(missing)).code).toBe("presentity-not-found");
  });

  test("PRV-054 SYS-018 support sees structure, never the content", async () => {
    const support = world.as("support");
    const answers = [
      await support.listPresentities(),
      await support.showPresentity({ params: { aor: ALICE } }),
    ];
    const text = JSON.stringify(answers);
    expect(text).not.toContain("garden");
    expect(text).not.toContain("<presence");
    expect(answers[1]).toMatchObject({
      contentWithheld: true,
      mark: "available",
      note: null,
      states: [{ document: null, publications: [{ id: "p1", body: null }] }],
    });
  });
});

describe("subscriptions", () => {
  const ids = async (query: object) =>
    (await world.as("support").listSubscriptions({ query })).items.map(({ id }) => id);

  test("are filtered by presentity, watcher, state, reach, connection and text", async () => {
    expect(await ids({ presentity: ALICE })).toEqual(["s2", "s1"]);
    expect(await ids({ watcher: BOB })).toEqual(["s2"]);
    expect(await ids({ state: "pending" })).toEqual(["s2"]);
    expect(await ids({ reachable: true })).toEqual(["s1"]);
    expect(await ids({ connection: 7, search: "desk" })).toEqual(["s1"]);
    expect(await ids({ presentity: "sip:x@office.test" })).toEqual([]);
  });

  test("unknown ones are told so", async () => {
    const owner = world.as("owner");
    const params = { id: "s9" };
    for (const call of [
      owner.showSubscription({ params }),
      owner.notifyAgain({ params }),
      owner.terminateSubscription({ params, body: {} }),
    ]) {
      expect((await problemOf(call)).code).toBe("subscription-not-found");
    }
  });

  test("are notified again and ended with a reason", async () => {
    const operator = world.as("operator");
    world.office.subscribed.set("s3", subscriptionView({ id: "s3" }));
    await operator.notifyAgain({ params: { id: "s3" } });
    await operator.terminateSubscription({ params: { id: "s3" }, body: { reason: "probation" } });
    expect(world.office.told).toEqual(["notify s3", "end s3 probation"]);
    const refused = await problemOf(
      operator.terminateSubscription({ params: { id: "s1" }, body: { reason: "noresource" as never } }),
    );
    expect(refused.problem.field).toBe("reason");
  });

  test("COR-075 one over HTTP is named by its token, is ended like others, and not notified again", async () => {
    const operator = world.as("operator");
    const params = { id: "s4" };
    world.office.subscribed.set("s4", subscriptionView({ id: "s4", label: "home page", callId: "" }));
    expect(await operator.showSubscription({ params })).toMatchObject({ kind: "http", token: "home page" });
    expect((await problemOf(operator.notifyAgain({ params }))).problem).toMatchObject({
      status: 400,
      field: "id",
    });
    await operator.terminateSubscription({ params, body: {} });
    expect(world.office.told).not.toContain("notify s4");
    expect(world.office.told.at(-1)).toBe("end s4 deactivated");
  });
});

describe("connections and registrations", () => {
  test("are filtered and sorted", async () => {
    const support = world.as("support");
    const open = async (query: object) =>
      (await support.listConnections({ query })).items.map(({ id }) => id);
    expect(await open({ transport: "udp" })).toEqual([7]);
    expect(await open({ sort: "-queuedBytes" })).toEqual([8, 7]);
    expect(await open({ search: "ALICE@", limit: 1 })).toEqual([8]);
    const registered = await support.listRegistrations({ query: { aor: ALICE } });
    expect(registered.items.map(({ contact }) => contact)).toEqual(["sip:alice@192.0.2.7:5060"]);
  });

  test("a connection is closed", async () => {
    world.office.flows.set(9, openFlow({ id: 9 }));
    await world.as("operator").disconnect({ params: { id: 9 }, body: {} });
    expect(world.office.told.at(-1)).toBe("disconnect 9 closed by an operator");
    expect((await problemOf(world.as("operator").disconnect({ params: { id: 9 }, body: {} }))).code).toBe(
      "connection-not-found",
    );
  });
});

describe("strings that came by SIP", () => {
  test.each([
    [
      "subscriptions",
      () => world.as("support").listSubscriptions({ query: { watcher: BOB } }),
      ["userAgent", "callId"],
    ],
    [
      "registrations",
      () => world.as("support").listRegistrations({ query: { aor: BOB } }),
      ["contact", "userAgent"],
    ],
    [
      "connections",
      () => world.as("support").listConnections({ query: { transport: "ws" } }),
      ["userAgent", "origin"],
    ],
  ] as const)("come back in %s letter by letter, as JSON text", async (_, list, fields) => {
    const [row] = (await list()).items as readonly object[];
    for (const field of fields) expect(row).toHaveProperty(field, HOSTILE);
  });

  test("are never sent as anything that a browser would render", async () => {
    const headers = { authorization: `Bearer ${world.secretOf("support")}` };
    const answer = await world.app.inject({ url: "/api/v1/subscriptions", headers });
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("overview", () => {
  test("has the counts of the store, the engine, the listeners and the metrics", async () => {
    await world.as("owner").createUser({ body: { aor: "erin@office.test", password: "lamplight" } });
    world.advance(90_500);
    expect(await world.as("support").showOverview()).toMatchObject({
      version: "1.2.3",
      uptimeSeconds: 90,
      domains: ["office.test", "branch.test"],
      counts: {
        users: 1,
        presentities: 3,
        subscriptions: 2,
        registrations: 2,
        connections: 2,
        connectionsByTransport: { ws: 1, wss: 0, udp: 1, tcp: 0, tls: 0 },
        messagesPerSecond: 4.5,
        publishToNotifyMs: { p50: 1, p95: 2, p99: 3 },
      },
    });
    expect((await world.as("support").listDomains()).items).toEqual([
      { name: "office.test", primary: true, users: 1 },
      { name: "branch.test", primary: false, users: 0 },
    ]);
  });
});

describe("the rendered contract", () => {
  test("SYS-011 comes from this server alone, under a content security policy", async () => {
    const page = await world.app.inject({ url: "/api/docs/" });
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(page.headers["content-security-policy"]).not.toMatch(
      /https?:|unsafe-eval|script-src[^;]*unsafe-inline/,
    );
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
    const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(scripts.length).toBeGreaterThan(2);
    for (const path of scripts) {
      const url = new URL(path, "http://office.test/api/docs/").pathname;
      expect((await world.app.inject({ url })).statusCode, url).toBe(200);
    }
  });

  test("is served as OpenAPI, and the pages read the same", async () => {
    const served = (await world.app.inject({ url: "/api/v1/openapi.json" })).json();
    expect(served).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" } });
    expect((await world.app.inject({ url: "/api/docs/json" })).json()).toEqual(served);
  });
});
