import { numberTable } from "@porchlight/routing";
import { parseTelUri, type TelUri } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { entryOf, inline, LIST, service, servicesOf, TAKES_LISTS } from "./list-service";
import { header, type Party } from "./party";
import { ALICE_RULES, components, one, rule, ruleset } from "./rules";
import { World, type WorldOptions } from "./world";

const SERVICES = "rls-services/users/sip:alice@office.test/index";
const LISTS = "resource-lists/users/sip:alice@office.test/index";
const RULES_OF = (user: string): string => ALICE_RULES.replace("alice", user);

function telUri(text: string): TelUri {
  const parsed = parseTelUri(text);
  if (!parsed.ok) throw new Error(parsed.error.text);
  return parsed.value;
}

const entry = (user: string, name = ""): string => entryOf(`sip:${user}@office.test`, name);

const watchList = (party: Party, headers: readonly string[] = TAKES_LISTS, uri = LIST) =>
  party.request("SUBSCRIBE", { uri, headers: ["Event: presence", ...headers] });

const refreshList = (
  party: Party,
  accepted: ReturnType<typeof watchList>,
  cseq: number,
  headers: readonly string[] = TAKES_LISTS,
) =>
  party.request("SUBSCRIBE", {
    uri: header(accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
    to: header(accepted, "to") ?? "",
    from: header(accepted, "from") ?? "",
    callId: accepted.callId,
    cseq,
    headers: ["Event: presence", ...headers],
  });

const says = (party: Party, note: string): void => {
  expect(party.publish({ note }).status).toBe(200);
};

function office(options: WorldOptions = {}, members: readonly string[] = ["bob", "carol"]) {
  const world = new World({ notifyIntervalMs: 0, users: ["alice", "bob", "carol", "dave"], ...options });
  world.write(SERVICES, servicesOf(service(inline(...members.map((user) => entry(user))))));
  const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
  return { world, alice, bob, carol, list: new ListReader(alice) };
}

describe("alice watches her friends by one subscription", () => {
  test("RLS-020 RLS-011 RLS-031 the first NOTIFY has everybody's state, in the order of the list, and needs the extension", () => {
    const { alice, bob, list } = office();
    says(bob, "in");
    const accepted = watchList(alice);
    expect([accepted.status, header(accepted, "require")]).toEqual([200, "eventlist"]);
    expect(header(alice.lastNotify, "require")).toBe("eventlist");
    expect(list.rows()).toEqual({ bob: "in", carol: "nothing" });
    expect(list.last).toMatchObject({ uri: LIST, version: 0, isFull: true });
    expect(list.last.resources.map(({ uri }) => uri)).toEqual([
      "sip:bob@office.test",
      "sip:carol@office.test",
    ]);
  });

  test("RLS-020 linphone is told as it reads lists; who else is told by the letter", () => {
    const { world, alice, bob, carol } = office();
    says(bob, "in");
    watchList(alice, [...TAKES_LISTS, "User-Agent: Linphonec/5.1.65"]);
    expect(header(alice.lastNotify, "event")).toBe("Presence");
    const [, cid] = /state="active" cid="([^"]+)"/.exec(alice.lastBody) ?? [];
    expect(alice.lastBody).toContain(`\r\nContent-Id: ${cid}\r\n`);
    const other = world.connect("alice");
    watchList(other, [...TAKES_LISTS, "User-Agent: Jitsi (not Linphone)"]);
    expect(header(other.lastNotify, "event")).toBe("presence");
    expect(other.lastBody).toMatch(/\r\nContent-ID: <[^>]+>\r\n/);
    carol.subscribe("bob", ["User-Agent: Linphonec/5.1.65"]);
    expect(header(carol.lastNotify, "event")).toBe("presence");
  });

  test("RLS-021 RLS-022 a change of one is told of that one, each version one higher; a refresh tells all again", () => {
    const { alice, bob, carol, list } = office();
    const accepted = watchList(alice);
    says(carol, "back");
    expect(list.last).toMatchObject({
      version: 1,
      isFull: false,
      resources: [{ uri: "sip:carol@office.test" }],
    });
    says(bob, "in");
    expect(list.rows()).toEqual({ bob: "in", carol: "back" });
    expect(list.last).toMatchObject({ version: 2, isFull: false });
    expect(refreshList(alice, accepted, 2).status).toBe(200);
    expect(list.last).toMatchObject({ version: 3, isFull: true });
    expect(list.rows()).toEqual({ bob: "in", carol: "back" });
  });

  test("RLS-050 many changes within the interval are one NOTIFY, the first at once", () => {
    const { world, alice, bob, carol, list } = office({ notifyIntervalMs: 1000 });
    watchList(alice);
    world.pass(5000);
    const before = alice.notifies.length;
    says(bob, "one");
    expect(alice.notifies).toHaveLength(before + 1);
    for (let count = 0; count < 5; count += 1) {
      says(bob, `bob ${count}`);
      says(carol, `carol ${count}`);
    }
    expect(alice.notifies).toHaveLength(before + 1);
    world.pass(1000);
    expect(alice.notifies).toHaveLength(before + 2);
    expect(list.last.resources).toHaveLength(2);
  });

  test.each([
    ["RLS-010 without the extension: 421 that names it", ["Accept: */*"], 421, "require", "eventlist"],
    [
      "RLS-012 without rlmi: 406",
      ["Supported: eventlist", "Accept: multipart/related"],
      406,
      "accept",
      "rlmi",
    ],
    ["RLS-012 without an Accept: 406", ["Supported: eventlist"], 406, "accept", "multipart/related"],
    [
      "RLS-012 without a type of the package: 406",
      ["Supported: eventlist", "Accept: application/rlmi+xml, multipart/related"],
      406,
      "accept",
      "pidf",
    ],
  ])("%s", (_, headers, status, name, value) => {
    const { alice } = office();
    const refused = watchList(alice, headers);
    expect(refused.status).toBe(status);
    expect(header(refused, name)).toContain(value);
    expect(alice.notifies).toEqual([]);
  });

  test("RLS-010 who requires the extension supports it", () => {
    const { alice } = office();
    expect(watchList(alice, ["Require: eventlist", "Accept: */*"]).status).toBe(200);
  });

  test("RLS-013 other people's lists are refused, and nobody's are not found", () => {
    const { world, bob } = office();
    expect(watchList(bob).status).toBe(403);
    expect(watchList(bob, TAKES_LISTS, "sip:nobody@office.test").status).toBe(404);
    world.write(SERVICES, undefined);
    expect(watchList(bob).status).toBe(404);
  });

  test("RLS-003 RLS-015 RLS-017 packages outside the service, and watcher information, are refused with those that are", () => {
    const { world, alice } = office();
    const other = `<packages><package>dialog</package></packages>`;
    world.write(SERVICES, servicesOf(service(inline(entry("bob")), LIST, other)));
    const refused = watchList(alice);
    expect([refused.status, header(refused, "allow-events")]).toEqual([489, "dialog"]);
    const winfo = alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: ["Event: presence.winfo", ...TAKES_LISTS],
    });
    expect(winfo.status).toBe(489);
  });

  test("RLS-001 RLS-067 the service is found by any spelling of its address", () => {
    const { world, alice, list } = office();
    world.write(
      SERVICES,
      servicesOf(service(inline(entry("bob")), "sip:alice@office.test;pres-list=friends")),
    );
    expect(watchList(alice, TAKES_LISTS, "sip:alice@OFFICE.test;Pres-List=Friends").status).toBe(200);
    expect(list.rows()).toEqual({ bob: "nothing" });
  });

  test.each([
    "sip:bob@office.test",
    "sips:bob@office.test",
    "sip:bob@office.test:5060;transport=tcp",
    "pres:bob@office.test",
  ])("RLS-013 RLS-067 %s is bob, whatever services stand in whose documents", (uri) => {
    const { world, alice, bob, list } = office();
    const stands = servicesOf(service(inline(entryOf("sip:alice@office.test")), uri));
    world.write("rls-services/users/sip:carol@office.test/index", stands);
    world.write(SERVICES, servicesOf(service(inline(entryOf(uri)))));
    says(bob, "it is me");
    const secure = world.connect("alice", "tls");
    expect(secure.request("SUBSCRIBE", { uri, headers: ["Event: presence"] }).status).toBe(200);
    expect(secure.lastBody).toContain("it is me");
    watchList(alice);
    expect(Object.values(list.rows())).toEqual(["it is me"]);
  });

  test("RLS-004 RLS-060 a number is a member where it is somebody's here, and left out where it is nobody's", () => {
    const numbers = numberTable([[telUri("tel:+15551234567"), "sip:bob@office.test"]]);
    const { world, alice, bob, list } = office({ numbers });
    const entries = ["tel:+1-555-123-4567", "tel:+15550000000", "sip:carol@office.test"].map((uri) =>
      entryOf(uri),
    );
    world.write(SERVICES, servicesOf(service(inline(...entries))));
    says(bob, "by number");
    watchList(alice);
    expect(list.rows()).toEqual({ "tel:+1-555-123-4567": "by number", carol: "nothing" });
    const brought = alice.request("SUBSCRIBE", {
      uri: "sip:rls@office.test",
      headers: [
        "Event: presence",
        ...TAKES_LISTS,
        "Require: recipient-list-subscribe",
        "Content-Disposition: recipient-list",
      ],
      contentType: "application/resource-lists+xml",
      body: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${entries.join("").replaceAll("rl:", "")}</list></resource-lists>`,
    });
    expect([brought.status, alice.lastBody.match(/<resource /g)?.length]).toEqual([200, 2]);
  });

  test("RLS-005 a service whose list cannot be found: 502", () => {
    const { world, alice } = office();
    const missing =
      "<resource-list>https://office.test/xcap-root/resource-lists/users/sip:alice@office.test/index/~~/resource-lists/list%5B@name=%22none%22%5D</resource-list>";
    world.write(SERVICES, servicesOf(service(missing)));
    expect(watchList(alice).status).toBe(502);
  });

  test("RLS-032 a fetch has the list and every state at hand, and ends", () => {
    const { alice, bob, list } = office();
    says(bob, "in");
    expect(watchList(alice, [...TAKES_LISTS, "Expires: 0"]).status).toBe(200);
    expect(header(alice.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
    expect(list.rows()).toEqual({ bob: "in", carol: "nothing" });
    const before = alice.notifies.length;
    says(bob, "out");
    expect(alice.notifies).toHaveLength(before);
  });

  test("who watches by a list is seen as such by operators, with the subscription that tells it", () => {
    const { world, alice } = office();
    world.write(RULES_OF("carol"), ruleset(rule(one("alice"), "confirm")));
    watchList(alice);
    const [own] = world.engine.views.subscriptions();
    expect(own).toMatchObject({ presentity: LIST, list: undefined });
    const seen = (user: string) => [...world.engine.views.watchersOf(`sip:${user}@office.test`)];
    expect(seen("bob")).toMatchObject([
      { id: own?.id, presentity: "sip:bob@office.test", list: LIST, state: "active", reachable: true },
    ]);
    expect(seen("carol")).toMatchObject([{ list: LIST, state: "pending", watcher: "sip:alice@office.test" }]);
    expect([...world.engine.views.watching()]).toHaveLength(3);
  });

  test("RLS-016 the lifetime is that of the package, long ones too", () => {
    const { alice } = office();
    expect(header(watchList(alice), "expires")).toBe("3600");
    expect(header(watchList(alice, [...TAKES_LISTS, "Expires: 86400"]), "expires")).toBe("86400");
    expect(watchList(alice, [...TAKES_LISTS, "Expires: 30"]).status).toBe(423);
  });

  test("RLS-033 while it stands every NOTIFY with a body has meta-information", () => {
    const { world, alice, bob } = office();
    const accepted = watchList(alice);
    says(bob, "in");
    world.write(SERVICES, servicesOf(service(inline(entry("dave")))));
    refreshList(alice, accepted, 2);
    refreshList(alice, accepted, 3, [...TAKES_LISTS, "Expires: 0"]);
    for (const notify of alice.notifies) {
      expect(header(notify, "content-type")).toMatch(/^multipart\/related;type="application\/rlmi\+xml"/);
    }
  });

  test("RLS-043 when she ends it, nobody is watched any more", () => {
    const { world, alice, bob } = office();
    const accepted = watchList(alice);
    expect(world.engine.views.presentity("sip:bob@office.test")[0]?.watchers).toBe(1);
    refreshList(alice, accepted, 2, [...TAKES_LISTS, "Expires: 0"]);
    expect(world.engine.views.presentity("sip:bob@office.test")).toEqual([]);
    says(bob, "in");
  });
});

describe("each member decides for itself", () => {
  test("RLS-040 RLS-027 RLS-028 RLS-044 allowed, asked, blocked, politely blocked, unknown, elsewhere", () => {
    const { world, alice, bob, list } = office({ users: ["alice", "bob", "carol", "dave", "erin"] }, []);
    const all = ["bob", "carol", "dave", "erin", "nobody"].map((user) => entry(user));
    world.write(SERVICES, servicesOf(service(inline(...all, entryOf("sip:zoe@elsewhere.test")))));
    world.write(RULES_OF("carol"), ruleset(rule(one("alice"), "confirm")));
    world.write(RULES_OF("dave"), ruleset(rule(one("alice"), "block")));
    world.write(RULES_OF("erin"), ruleset(rule(one("alice"), "polite-block")));
    says(bob, "in");
    says(world.connect("erin"), "secret");
    says(world.connect("carol"), "not yet");
    watchList(alice);
    expect(list.rows()).toEqual({
      bob: "in",
      carol: "pending",
      dave: "ended rejected",
      erin: "nothing",
      nobody: "ended noresource",
      "zoe@elsewhere.test": "unknown",
    });
    for (const frame of alice.frames) expect(frame).not.toMatch(/secret|not yet/);
  });

  test("RLS-040 POL-035 who is asked sees who asks, and lets her in: the list tells at once", () => {
    const { world, alice, bob, list } = office();
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "confirm")));
    bob.request("SUBSCRIBE", { headers: ["Event: presence.winfo"] });
    says(bob, "in");
    watchList(alice);
    expect(bob.lastBody).toContain('status="pending"');
    expect(bob.lastBody).toContain("sip:alice@office.test");
    expect(list.rows()).toMatchObject({ bob: "pending" });
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "allow")));
    expect(bob.lastBody).toContain('status="active" event="approved"');
    expect(list.rows()).toMatchObject({ bob: "in" });
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "block")));
    expect(list.rows()).toMatchObject({ bob: "ended rejected" });
    expect(bob.lastBody).toContain('status="terminated" event="rejected"');
  });

  test("RLS-042 who was blocked and is let in later is there with the next refresh", () => {
    const { world, alice, bob, list } = office();
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "block")));
    says(bob, "in");
    const accepted = watchList(alice);
    expect(list.rows()).toMatchObject({ bob: "ended rejected" });
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "allow")));
    refreshList(alice, accepted, 2);
    expect(list.rows()).toMatchObject({ bob: "in" });
  });

  test("PRS-104 a member that was not asked in time waits on when the list is given up", () => {
    const { world, alice, bob } = office();
    world.write(RULES_OF("bob"), ruleset(rule(one("alice"), "confirm")));
    const accepted = watchList(alice);
    refreshList(alice, accepted, 2, [...TAKES_LISTS, "Expires: 0"]);
    bob.request("SUBSCRIBE", { headers: ["Event: presence.winfo"] });
    expect(bob.lastBody).toContain('status="waiting"');
  });

  test("an account that goes is told as noresource, the rest goes on", () => {
    const { world, alice, carol, list } = office();
    watchList(alice);
    world.do((engine, now) => engine.accountsRemoved(["sip:bob@office.test"], now));
    says(carol, "here");
    expect(list.rows()).toEqual({ bob: "ended noresource", carol: "here" });
  });
});

describe("the list changes while it is watched", () => {
  test("RLS-070 added, removed and renamed members are told in full, with the states at hand", () => {
    const { world, alice, bob, list } = office({}, ["bob"]);
    says(world.connect("dave"), "new here");
    watchList(alice);
    world.write(SERVICES, servicesOf(service(inline(entry("bob"), entry("dave", "David")))));
    expect(list.last).toMatchObject({ version: 1, isFull: true });
    expect(list.rows()).toEqual({ bob: "nothing", dave: "new here" });
    expect(list.last.resources[1]?.names).toEqual([{ text: "David" }]);
    world.write(SERVICES, servicesOf(service(inline(entry("dave", "Dave")))));
    expect(list.rows()).toEqual({ dave: "new here" });
    expect(list.last.resources[0]?.names).toEqual([{ text: "Dave" }]);
    says(bob, "nobody asks");
    expect(list.rows()).toEqual({ dave: "new here" });
  });

  test("RLS-070 RLS-002 the list of another document: edited there, and deleted", () => {
    const { world, alice, list } = office();
    const anchor = `https://office.test/xcap-root/${LISTS}/~~/resource-lists/list%5B@name=%22friends%22%5D`;
    const friends = (...users: readonly string[]): string =>
      `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends">${users.map((user) => `<entry uri="sip:${user}@office.test"/>`).join("")}</list></resource-lists>`;
    world.write(LISTS, friends("bob"));
    world.write(SERVICES, servicesOf(service(`<resource-list>${anchor}</resource-list>`)));
    watchList(alice);
    world.write(LISTS, friends("bob", "carol"));
    expect(list.rows()).toEqual({ bob: "nothing", carol: "nothing" });
    world.write(LISTS, undefined);
    expect(list.rows()).toEqual({});
    expect(list.last.isFull).toBe(true);
  });

  test("RLS-070 the service does not serve the package any more: its subscriptions end", () => {
    const { world, alice } = office();
    watchList(alice);
    const other = "<packages><package>dialog</package></packages>";
    world.write(SERVICES, servicesOf(service(inline(entry("bob")), LIST, other)));
    expect(header(alice.lastNotify, "subscription-state")).toMatch(
      /^terminated;reason=(rejected|noresource)$/,
    );
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
  });

  test("RLS-070 the service goes: noresource, and nobody is watched any more", () => {
    const { world, alice } = office();
    watchList(alice);
    world.write(SERVICES, undefined);
    expect(header(alice.lastNotify, "subscription-state")).toBe("terminated;reason=noresource");
    expect(world.engine.views.counts(world.now).subscriptions).toBe(0);
    expect(world.engine.views.presentity("sip:bob@office.test")).toEqual([]);
  });
});

describe("sparing ways over lists", () => {
  const PARTIAL = [
    "Supported: eventlist",
    "Accept: application/pidf-diff+xml, application/pidf+xml;q=0.3, application/rlmi+xml, multipart/related",
  ];

  test("RLS-046 members are told as differences, each instance with versions of its own", () => {
    const { alice, bob, carol, list } = office();
    says(bob, "in");
    watchList(alice, PARTIAL);
    for (const note of ["a", "b", "c"]) says(bob, note.repeat(300));
    says(carol, "here");
    expect(list.rows()).toMatchObject({ carol: "here" });
    expect(list.refreshWanted).toBe(false);
  });

  test("RLS-052 a refresh that knows the whole list state: 204 and nothing else", () => {
    const { alice, bob, list } = office();
    const accepted = watchList(alice);
    const tag = header(alice.lastNotify, "sip-etag") ?? "";
    const before = alice.notifies.length;
    const again = refreshList(alice, accepted, 2, [...TAKES_LISTS, `Suppress-If-Match: ${tag}`]);
    expect(again.status).toBe(204);
    expect(alice.notifies).toHaveLength(before);
    says(bob, "in");
    expect(list.rows()).toMatchObject({ bob: "in" });
    expect(header(alice.lastNotify, "sip-etag")).not.toBe(tag);
  });

  test("RLS-051 a rate holds for the list as a whole", () => {
    const { world, alice, bob, carol } = office();
    alice.request("SUBSCRIBE", { uri: LIST, headers: ["Event: presence;max-rate=0.1", ...TAKES_LISTS] });
    const before = alice.notifies.length;
    says(bob, "one");
    says(carol, "two");
    expect(alice.notifies).toHaveLength(before);
    world.pass(10_000);
    expect(alice.notifies).toHaveLength(before + 1);
  });

  test("RLS-045 a filter for one member is for that one alone", () => {
    const { alice, bob, carol, list } = office();
    says(bob, "hidden");
    says(carol, "shown");
    const filter = `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings><filter id="f" uri="sip:bob@office.test"><what><include>/p:presence/p:tuple/p:status/p:basic</include></what></filter></filter-set>`;
    const accepted = alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: ["Event: presence", ...TAKES_LISTS],
      contentType: "application/simple-filter+xml",
      body: filter,
    });
    expect(accepted.status).toBe(200);
    expect(list.rows()).toEqual({ bob: "open", carol: "shown" });
  });
});

describe("lists in lists, limits, losses", () => {
  test("RLS-070 a long list that many watch is edited in turns: others are served between, everybody hears in the end", () => {
    const people = Array.from({ length: 150 }, (_, index) => `person${index}`);
    const { world, alice, bob, carol } = office({}, people);
    const watchers = people.slice(0, 12).map(() => world.connect("alice"));
    for (const watcher of watchers) watchList(watcher);
    carol.subscribe("bob");
    world.write(SERVICES, servicesOf(service(inline(...people.map((user) => entry(user)), entry("dave")))));
    const told = () => watchers.filter(({ lastBody }) => lastBody.includes("sip:dave@")).length;
    const atFirst = told();
    expect(atFirst).toBeGreaterThan(0);
    expect(atFirst).toBeLessThan(watchers.length / 2);
    expect(world.engine.nextDeadline()).toBe(world.now);
    says(bob, "not held up");
    expect([carol.lastBody.includes("not held up"), told()]).toEqual([true, atFirst]);
    watchList(alice);
    expect(alice.lastBody).toContain("sip:dave@");
    world.pass(0);
    expect(told()).toBe(watchers.length);
    for (const watcher of watchers) expect(watcher.notifies).toHaveLength(2);
  });

  test("RLS-081 a hundred members of ours are all told in the first NOTIFY, which goes with the answer", () => {
    const people = Array.from({ length: 100 }, (_, index) => `person${index}`);
    const { world, alice, list } = office({ users: ["alice", ...people], notifyIntervalMs: 5000 }, people);
    for (const user of people) says(world.connect(user), `${user} is in`);
    expect(watchList(alice).status).toBe(200);
    expect(alice.notifies).toHaveLength(1);
    expect(list.rows()).toEqual(Object.fromEntries(people.map((user) => [user, `${user} is in`])));
  });

  test("RLS-070 a service that is deleted is over at once, while its list is still being followed", () => {
    const people = Array.from({ length: 150 }, (_, index) => `person${index}`);
    const { world } = office({}, people);
    const watchers = people.slice(0, 12).map(() => world.connect("alice"));
    for (const watcher of watchers) watchList(watcher);
    world.write(SERVICES, servicesOf(service(inline(...people.map((user) => entry(user)), entry("dave")))));
    world.write(SERVICES, servicesOf());
    for (const { lastNotify } of watchers)
      expect(header(lastNotify, "subscription-state")).toBe("terminated;reason=noresource");
    world.pass(0);
  });

  test("RLS-030 a list in the list has meta-information and versions of its own", () => {
    const { world, alice, bob, list } = office({}, []);
    world.write(
      SERVICES,
      servicesOf(
        service(inline(entry("carol"), entryOf("sip:team@office.test"))),
        service(inline(entry("bob")), "sip:team@office.test"),
      ),
    );
    watchList(alice);
    expect(list.rows()).toEqual({ carol: "nothing", team: '{"bob":"nothing"}' });
    says(bob, "in");
    expect(list.rows()).toEqual({ carol: "nothing", team: '{"bob":"in"}' });
  });

  test("RLS-006 bad input: a list that is a member of itself ends", () => {
    const { world, alice, list } = office({}, []);
    world.write(SERVICES, servicesOf(service(inline(entry("bob"), entryOf(LIST)))));
    expect(watchList(alice).status).toBe(200);
    expect(Object.keys(list.rows())).toEqual(["bob"]);
  });

  test("RLS-071 members beyond the limit are told to be given up; where that is set the list is refused", () => {
    const limits = {
      maxSubscriptions: 1,
      maxEntries: 100,
      maxReferences: 10,
      maxSearched: 1000,
      maxDepth: 3,
      maxNesting: 1,
    };
    const { alice, list } = office({ lists: { limits } });
    watchList(alice);
    expect(list.rows()).toEqual({ bob: "nothing", carol: "ended giveup" });
    const strict = office({
      lists: { limits, strictness: { strictListResolution: false, rejectOversizedLists: true } },
    });
    const refused = watchList(strict.alice);
    expect(refused.status).toBe(403);
    expect(header(refused, "warning")).toContain("1 members");
  });

  test("RLS-021 a NOTIFY that was not taken is followed by the whole", () => {
    const { world, alice, bob, list } = office();
    watchList(alice);
    list.rows();
    alice.notifyAnswer = 503;
    says(bob, "lost");
    alice.notifyAnswer = 200;
    world.pass(60_000);
    expect(list.last.isFull).toBe(true);
    expect(list.rows()).toMatchObject({ bob: "lost" });
  });

  test("RLS-073 a crash: the list goes on in its dialog, with everybody's state, changed meanwhile or not", () => {
    const { world, alice, bob, list } = office();
    says(bob, "before");
    const accepted = watchList(alice);
    list.rows();
    world.crash();
    const back = world.connect("alice");
    const again = new ListReader(back);
    const refreshed = refreshList(back, accepted, 2);
    expect(refreshed.status).toBe(200);
    expect(again.rows()).toEqual({ bob: "before", carol: "nothing" });
    expect(again.last.version).toBeGreaterThan(0);
    says(world.connect("carol"), "after");
    expect(again.rows()).toEqual({ bob: "before", carol: "after" });
  });

  test("RLS-073 a list whose service went while the server was down is not restored", () => {
    const { world, alice } = office();
    const accepted = watchList(alice);
    world.library.changed({ path: SERVICES });
    world.crash();
    expect(refreshList(world.connect("alice"), accepted, 2).status).toBe(481);
  });

  test("RLS-080 a hundred members cost one SUBSCRIBE and one refresh", () => {
    const users = Array.from({ length: 100 }, (_, index) => `user${index}`);
    const { alice, list } = office({ users: ["alice", "bob", "carol", ...users] }, users);
    const accepted = watchList(alice);
    expect(Object.keys(list.rows())).toHaveLength(100);
    expect(alice.notifies).toHaveLength(1);
    refreshList(alice, accepted, 2);
    expect(alice.notifies).toHaveLength(2);
  });

  test("lamps and mailboxes are watched over lists too", () => {
    const { alice, list } = office();
    const accepted = alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: [
        "Event: dialog",
        "Supported: eventlist",
        "Accept: application/dialog-info+xml, application/rlmi+xml, multipart/related",
      ],
    });
    expect(accepted.status).toBe(200);
    expect(Object.keys(list.rows())).toEqual(["bob", "carol"]);
    expect(alice.lastBody).toContain("dialog-info");
  });
});

describe("a list that the request brings (RFC 5367)", () => {
  const RLS = "sip:rls@office.test";
  const BRINGS = [...TAKES_LISTS, "Require: recipient-list-subscribe", "Content-Disposition: recipient-list"];
  const brought = (...users: readonly string[]): string =>
    `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${users.map((user) => `<entry uri="sip:${user}@office.test"/>`).join("")}</list></resource-lists>`;

  const bring = (party: Party, body: string | undefined, headers: readonly string[] = BRINGS) =>
    party.request("SUBSCRIBE", {
      uri: RLS,
      headers: ["Event: presence", ...headers],
      ...(body === undefined ? {} : { body, contentType: "application/resource-lists+xml" }),
    });

  test("RLS-060 anybody may bring one; it is told and refreshed like a stored one, and outlives a crash", () => {
    const { world, alice, bob } = office();
    const list = new ListReader(bob);
    says(alice, "alice is in");
    const accepted = bring(bob, brought("alice", "carol"));
    expect([accepted.status, header(accepted, "require")]).toEqual([200, "eventlist"]);
    expect(list.rows()).toEqual({ alice: "alice is in", carol: "nothing" });
    expect(list.last.uri).toBe(RLS);
    says(alice, "out");
    expect(list.rows()).toMatchObject({ alice: "out" });
    expect(refreshList(bob, accepted, 2).status).toBe(200);
    expect(list.last.isFull).toBe(true);
    world.crash();
    const back = world.connect("bob");
    const again = new ListReader(back);
    expect(refreshList(back, accepted, 3).status).toBe(200);
    expect(again.rows()).toEqual({ alice: "out", carol: "nothing" });
  });

  test("RLS-062 a refresh that brings a list: 415, and the subscription is as it was", () => {
    const { alice, bob } = office();
    const list = new ListReader(bob);
    const accepted = bring(bob, brought("alice"));
    const again = bob.request("SUBSCRIBE", {
      uri: header(accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
      to: header(accepted, "to") ?? "",
      from: header(accepted, "from") ?? "",
      callId: accepted.callId,
      cseq: 2,
      headers: ["Event: presence", ...BRINGS],
      contentType: "application/resource-lists+xml",
      body: brought("carol"),
    });
    expect(again.status).toBe(415);
    says(alice, "in");
    expect(list.rows()).toEqual({ alice: "in" });
  });

  test("RLS-063 an entry that is a list service is refused, the others are served", () => {
    const { bob } = office();
    const list = new ListReader(bob);
    expect(bring(bob, brought("friends", "carol")).status).toBe(200);
    expect(list.rows()).toEqual({ friends: "ended rejected", carol: "nothing" });
  });

  test("RLS-047 who asks not to be known is not known to the members either", () => {
    const { world, alice, bob } = office();
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    alice.request("SUBSCRIBE", { headers: ["Event: presence.winfo"] });
    expect(bring(bob, brought("alice"), [...BRINGS, "Privacy: id"]).status).toBe(200);
    const told = alice.frames.join("\n");
    expect(told).not.toContain("sip:bob@");
  });

  test("RLS-048 what one subscriber may see of a member is not what another one gets", () => {
    const { world, alice, bob, carol } = office();
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow"), rule(one("carol"), "allow", components)));
    says(alice, "for bob alone");
    const [ofBob, ofCarol] = [new ListReader(bob), new ListReader(carol)];
    bring(bob, brought("alice"));
    bring(carol, brought("alice"));
    expect(ofBob.rows()).toEqual({ alice: "for bob alone" });
    expect(ofCarol.rows()).toEqual({ alice: "open" });
    says(alice, "again");
    expect(ofBob.rows()).toMatchObject({ alice: "again" });
    for (const frame of carol.frames) expect(frame).not.toMatch(/for bob|again/);
  });

  test("RLS-065 with the disposition, but without requiring the extension", () => {
    const { bob } = office();
    expect(bring(bob, brought("carol"), [...TAKES_LISTS, "Content-Disposition: recipient-list"]).status).toBe(
      200,
    );
  });

  test.each([
    ["without a list", undefined, BRINGS, 400],
    ["with what is no list", "<x/>", BRINGS, 400],
    ["with a list that is to be shown", brought("carol"), TAKES_LISTS, 415],
    [
      "without the extension for lists",
      brought("carol"),
      ["Accept: */*", "Content-Disposition: recipient-list"],
      421,
    ],
  ])("RLS-060 %s it is refused", (_, body, headers, status) => {
    const { bob } = office();
    expect(bring(bob, body, headers).status).toBe(status);
    expect(bob.notifies).toEqual([]);
  });

  test("RLS-061 RLS-066 where it is switched off the extension is unknown", () => {
    const { bob } = office({ lists: { requestUser: undefined } });
    const refused = bring(bob, brought("carol"));
    expect([refused.status, header(refused, "unsupported")]).toEqual([420, "recipient-list-subscribe"]);
    const options = bob.request("OPTIONS", { uri: "sip:office.test" });
    expect(header(options, "supported")).toBe("path, outbound, gruu, eventlist");
    expect(header(office().bob.request("OPTIONS", { uri: "sip:office.test" }), "supported")).toBe(
      "path, outbound, gruu, eventlist, recipient-list-subscribe",
    );
  });
});

describe("RLS-014 a list that is shared", () => {
  const shared = (...users: readonly string[]): string =>
    servicesOf(
      service(
        `<resource-list>https://office.test/xcap-root/resource-lists/users/sip:alice@office.test/index/~~/resource-lists/list%5B@name=%22friends%22%5D</resource-list>`,
        LIST,
        `<s:shared-with xmlns:s="urn:porchlight:params:xml:ns:list-sharing">${users.map((user) => `<s:user uri="sip:${user}@office.test"/>`).join("")}</s:shared-with>`,
      ),
    );
  const friends = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"><entry uri="sip:carol@office.test"/></list></resource-lists>`;

  test("whom alice shares it with may subscribe, and sees what each member shows to him; others may not", () => {
    const { world, bob, carol } = office();
    world.write(LISTS, friends);
    world.write(SERVICES, shared("bob"));
    says(carol, "in");
    const list = new ListReader(bob);
    expect(watchList(bob).status).toBe(200);
    expect(list.rows()).toEqual({ carol: "in" });
    expect(watchList(world.connect("dave")).status).toBe(403);
    world.write(RULES_OF("carol"), ruleset(rule("bob", "block", one("bob"))));
    expect(list.rows()).toEqual({ carol: "ended rejected" });
  });

  test("once it is shared no more, it ends with rejected", () => {
    const { world, bob } = office();
    world.write(LISTS, friends);
    world.write(SERVICES, shared("bob"));
    watchList(bob);
    world.write(SERVICES, shared("dave"));
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=rejected");
    expect(watchList(bob).status).toBe(403);
  });

  test("nobody where sharing is off, and no stranger", () => {
    const { world, bob } = office({ lists: { sharing: false } });
    world.write(SERVICES, shared("bob"));
    expect(watchList(bob).status).toBe(403);
  });
});
