import { type AccountService, accountServices, everyService } from "@porchlight/accounts";
import { after } from "@porchlight/kernel";
import type { SipResponse } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import type { WatchNews } from "../src/index";
import { header, type Party, type RequestWish } from "./party";
import { heard, lastHeard, phone, register, reply, send, sendWithin, statuses } from "./phone";
import { World } from "./world";

const BOB = "sip:bob@office.test";
const FRIENDS = "sip:friends@office.test";
const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

let world: World;
let alice: Party;
let bob: Party;

beforeEach(() => {
  world = new World({ notifyIntervalMs: 0 });
  alice = world.connect("alice");
  bob = world.connect("bob");
  world.write(
    "rls-services/users/sip:bob@office.test/index",
    `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${FRIENDS}"><list><rl:entry uri="sip:alice@office.test"/></list></service></rls-services>`,
  );
});

/** The operator takes services from a user; what is not named is on. */
function switchOff(user: string, ...off: readonly AccountService[]): void {
  const index = world.accounts.findIndex((account) => account.user === user);
  const account = world.accounts[index];
  if (account === undefined) throw new Error(`no ${user}`);
  const services = { ...everyService, ...Object.fromEntries(off.map((service) => [service, false])) };
  const changed = { ...account, services };
  world.accounts[index] = changed;
  world.do((engine, now) => engine.accountsChanged([changed], now));
}

const said = (response: SipResponse): readonly [number, string] => [response.status, response.reason];

const watchList = (party: Party): SipResponse =>
  party.request("SUBSCRIBE", { uri: FRIENDS, headers: ["Event: presence", ...TAKES_LISTS] });

const bringList = (party: Party): SipResponse =>
  party.request("SUBSCRIBE", {
    uri: "sip:rls@office.test",
    headers: [
      "Event: presence",
      ...TAKES_LISTS,
      "Require: recipient-list-subscribe",
      "Content-Disposition: recipient-list",
    ],
    contentType: "application/resource-lists+xml",
    body: '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:alice@office.test"/></list></resource-lists>',
  });

const ends = (party: Party): readonly (string | undefined)[] =>
  party.notifies.map((notify) => header(notify, "subscription-state"));

describe("COR-046 what is switched off is answered 403, with the service in words", () => {
  const asks: readonly [AccountService, string, (party: Party) => SipResponse][] = [
    ["publish", "Publish Service Not Allowed", (party) => party.publish()],
    ["publish", "Publish Service Not Allowed", (party) => party.republish("an-entity-tag", ["Expires: 0"])],
    ["watch", "Watch Service Not Allowed", (party) => party.subscribe("alice")],
    ["watch", "Watch Service Not Allowed", (party) => party.subscribe("alice", ["Expires: 0"])],
    ["watch", "Watch Service Not Allowed", watchList],
    ["watch", "Watch Service Not Allowed", bringList],
    ["list", "List Service Not Allowed", watchList],
    ["list", "List Service Not Allowed", bringList],
    [
      "message",
      "Message Service Not Allowed",
      (party) => party.request("MESSAGE", { uri: "sip:alice@office.test" }),
    ],
    [
      "call",
      "Call Service Not Allowed",
      (party) => party.request("INVITE", { uri: "sip:alice@office.test" }),
    ],
    ["call", "Call Service Not Allowed", (party) => party.request("REFER", { uri: "sip:alice@office.test" })],
  ];

  test.each(asks)("%s: %s", (service, reason, ask) => {
    expect(ask(bob).status).not.toBe(403);
    switchOff("bob", service);
    expect(said(ask(bob))).toEqual([403, reason]);
    switchOff("bob");
    expect(ask(bob).status).not.toBe(403);
  });

  test("each switch takes its own service and no other, but that lists are a way of watching", () => {
    const each: Readonly<Record<AccountService, () => SipResponse>> = {
      publish: () => bob.publish(),
      watch: () => bob.subscribe("alice"),
      list: () => watchList(bob),
      message: () => bob.request("MESSAGE", { uri: "sip:alice@office.test" }),
      call: () => bob.request("INVITE", { uri: "sip:alice@office.test" }),
    };
    for (const service of accountServices) {
      switchOff("bob", service);
      const refused = accountServices.filter((asked) => each[asked]().status === 403);
      expect(refused).toEqual(service === "watch" ? ["watch", "list"] : [service]);
    }
  });

  test("credentials are asked for before anybody learns what is switched off", () => {
    switchOff("bob", "publish", "watch", "list", "message", "call");
    const stranger = world.connect("bob", "ws", false);
    expect(stranger.publish().status).toBe(401);
    expect(stranger.subscribe("alice").status).toBe(401);
    expect(stranger.request("MESSAGE", { uri: "sip:alice@office.test" }).status).toBe(407);
  });

  test("nobody needs leave to register, or to look at what is its own", () => {
    switchOff("bob", "publish", "watch", "list", "message", "call");
    const registration: RequestWish = { uri: "sip:office.test", to: `<${BOB}>` };
    expect(bob.request("REGISTER", registration).status).toBe(200);
    for (const event of ["presence", "presence.winfo", "reg"])
      expect([event, bob.request("SUBSCRIBE", { headers: [`Event: ${event}`] }).status]).toEqual([
        event,
        200,
      ]);
    expect(bob.request("OPTIONS").status).toBe(200);
  });

  test("somebody from elsewhere has no profile here", () => {
    const proxy = world.connect("proxy", "tcp");
    const eve = ["P-Asserted-Identity: <sip:eve@elsewhere.test>"];
    expect(proxy.subscribe("alice", eve).status).toBe(202);
  });
});

describe("COR-046 the profile of whoever is called counts like that of the caller", () => {
  test.each([
    ["INVITE", "call", "Call Service Not Allowed"],
    ["REFER", "call", "Call Service Not Allowed"],
    ["MESSAGE", "message", "Message Service Not Allowed"],
  ] as const)(
    "%s to somebody without %s, registered or not, by whatever address",
    (method, service, reason) => {
      const instance = "6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
      switchOff("bob", service);
      const ask = (uri: string) => said(alice.request(method, { uri }));
      expect(ask(BOB)).toEqual([403, reason]);
      const desk = phone(world, "bob");
      const contact = register(desk, { instance }).headers.raw("contact").join();
      const gruus = [...contact.matchAll(/-gruu="([^"]+)"/g)].map(([, gruu]) => gruu ?? "");
      expect(gruus).toHaveLength(2);
      for (const uri of [BOB, "sips:bob@office.test", "sip:bob@198.51.100.1:8080", ...gruus])
        expect([uri, ...ask(uri)]).toEqual([uri, 403, reason]);
      expect(heard(desk, method)).toEqual([]);
      expect(said(alice.request("OPTIONS", { uri: BOB }))[0]).toBe(200);
    },
  );

  test("a call that stands goes on, and ends as it would", () => {
    const [caller, callee] = [phone(world, "alice"), phone(world, "bob")];
    const branch = send(caller, "INVITE", { uri: BOB });
    reply(callee, lastHeard(callee, "INVITE"), 200);
    switchOff("alice", "call");
    switchOff("bob", "call");
    const accepted = caller.responseTo(branch);
    const dialog = {
      uri: /<([^>]+)>/.exec(accepted?.headers.first("contact") ?? "")?.[1] ?? "",
      routes: [...(accepted?.headers.values("record-route") ?? [])].reverse(),
      from: accepted?.headers.first("from") ?? "",
      to: accepted?.headers.first("to") ?? "",
      callId: branch,
    };
    const again = sendWithin(caller, "INVITE", dialog, 3);
    reply(callee, lastHeard(callee, "INVITE"), 200);
    const bye = sendWithin(caller, "BYE", dialog, 4);
    reply(callee, lastHeard(callee, "BYE"), 200);
    expect([statuses(caller, again), statuses(caller, bye)]).toEqual([[200], [200]]);
  });
});

describe("COR-046 a service that is switched off takes what runs by it", () => {
  test("watch: subscriptions end with their last NOTIFY, but for what is his own", () => {
    bob.subscribe("alice");
    watchList(bob);
    bob.request("SUBSCRIBE", { headers: ["Event: presence.winfo"] });
    const before = bob.notifies.length;
    switchOff("bob", "watch");
    expect(ends(bob).slice(before)).toEqual(["terminated;reason=rejected", "terminated;reason=rejected"]);
    expect(world.durable.snapshot().subscriptions.map(({ eventPackage }) => eventPackage)).toEqual([
      "presence.winfo",
    ]);
    expect(world.engine.views.watchersOf("sip:alice@office.test")).toSatisfy(
      (rest) => [...rest].length === 0,
    );
  });

  test("list: those over lists alone", () => {
    const watching = bob.subscribe("alice");
    const [stored, brought] = [watchList(bob), bringList(bob)];
    const before = bob.notifies.length;
    switchOff("bob", "list");
    expect(bob.notifies.slice(before).map(({ callId }) => callId)).toEqual([stored.callId, brought.callId]);
    expect(bob.resubscribe(watching, 20).status).toBe(200);
    expect(bob.resubscribe(stored, 21, TAKES_LISTS).status).toBe(481);
  });

  test("publish: what he published is withdrawn at once, for his watchers too; what others say of him stays", () => {
    world = new World({ notifyIntervalMs: 0, agents: ["sip:carol@office.test"] });
    [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const carol = world.connect("carol");
    alice.subscribe("bob");
    bob.publish({ note: "mine", tuple: "mine" });
    carol.publish({ entity: BOB, note: "hers", tuple: "hers" });
    carol.request("PUBLISH", { uri: BOB, headers: ["Event: presence"], body: lastPidf("hers") });
    expect(alice.lastBody).toContain("mine");
    switchOff("bob", "publish");
    expect(alice.lastBody).not.toContain("mine");
    expect(alice.lastBody).toContain("hers");
    expect(world.durable.snapshot().publications.map(({ publisher }) => publisher)).not.toContain(BOB);
  });

  test("publish: what is on its way to the disk just then is withdrawn too", () => {
    alice.subscribe("bob");
    world.holdCommits = true;
    send(bob, "PUBLISH", { headers: ["Event: presence"], body: lastPidf("late") });
    switchOff("bob", "publish");
    world.releaseCommits();
    expect(world.durable.snapshot().publications).toEqual([]);
    expect(alice.lastBody).not.toContain("late");
  });

  test("watch: what is on its way to the disk just then is refused", () => {
    world.holdCommits = true;
    const branch = send(bob, "SUBSCRIBE", { uri: "sip:alice@office.test", headers: ["Event: presence"] });
    switchOff("bob", "watch");
    world.releaseCommits();
    expect(statuses(bob, branch)).toEqual([403]);
    expect(world.durable.snapshot().subscriptions).toEqual([]);
  });

  test("watch: a page that speaks no SIP is ended, and refused from then on", () => {
    const news: WatchNews[] = [];
    const order = {
      id: "page-1",
      presentity: "sip:alice@office.test",
      watcher: BOB,
      label: "home page",
      userAgent: "a browser",
      peer: { transport: "tls", address: "192.0.2.7", port: 50_000 },
      until: after(world.now, 60_000),
      told: (each: WatchNews) => news.push(each),
    } as const;
    world.do((engine, now) => engine.watch(order, now));
    switchOff("bob", "watch");
    world.do((engine, now) => engine.watch({ ...order, id: "page-2" }, now));
    const rejected = { state: "ended", reason: "rejected" };
    expect(news.slice(1)).toEqual([rejected, rejected]);
    expect(world.engine.fetch(order, world.now)).toEqual(rejected);
  });

  test("what was switched off while the server was down does not come back with it", () => {
    bob.subscribe("alice");
    bob.publish();
    const account = world.accounts.findIndex(({ user }) => user === "bob");
    const former = world.accounts[account];
    if (former === undefined) throw new Error("no bob");
    world.accounts[account] = { ...former, services: { ...everyService, watch: false, publish: false } };
    world.crash();
    expect(world.durable.snapshot()).toMatchObject({ subscriptions: [], publications: [] });
  });

  test("switched on again, everything may be asked for anew", () => {
    switchOff("bob", "watch", "publish");
    switchOff("bob");
    expect([bob.publish().status, bob.subscribe("alice").status]).toEqual([200, 200]);
  });
});

const lastPidf = (note: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${BOB}"><tuple id="${note}"><status><basic>open</basic></status><note>${note}</note></tuple></presence>`;
