import { readWatcherInfo, type WatcherElement, type WatcherInfo } from "@porchlight/documents";
import type { SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World } from "./world";

const quick = { notifyIntervalMs: 0 };
const week = 604_800_000;

const watchWatchers = (party: Party, of = party.user, headers: readonly string[] = []): SipResponse =>
  party.request("SUBSCRIBE", {
    uri: `sip:${of}@office.test`,
    headers: ["Event: presence.winfo", ...headers],
  });

function info(party: Party): WatcherInfo {
  const read = readWatcherInfo(party.lastBody);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const watchers = (party: Party): readonly WatcherElement[] =>
  info(party).lists.flatMap((list) => list.watchers);

const told = (party: Party) =>
  watchers(party).map(({ uri, status, event }) => `${uri.slice(4).split("@")[0]} ${status} ${event}`);

const asks = ruleset(rule(one("bob", "carol"), "confirm"));
const decided = (handling: "allow" | "block" | "polite-block"): string =>
  ruleset(rule(one("bob", "carol"), handling));

const office = (rules: string, options = {}) => {
  const world = new World({ ...quick, ...options });
  if (rules !== "") world.write(ALICE_RULES, rules);
  return { world, alice: world.connect("alice"), bob: world.connect("bob"), carol: world.connect("carol") };
};

describe("alice watches her watchers", () => {
  test("PRS-100 FLW-011 full at first, then what changed, each version one higher; a refresh is full again", () => {
    const { world, alice, bob } = office(asks);
    const accepted = watchWatchers(alice);
    expect(accepted.status).toBe(200);
    expect(header(alice.lastNotify, "content-type")).toBe("application/watcherinfo+xml");
    expect(header(alice.lastNotify, "event")).toBe("presence.winfo");
    expect(info(alice)).toEqual({
      version: 0,
      state: "full",
      lists: [{ resource: "sip:alice@office.test", eventPackage: "presence", watchers: [] }],
    });
    bob.subscribe("alice");
    expect(info(alice)).toMatchObject({ version: 1, state: "partial" });
    expect(told(alice)).toEqual(["bob pending subscribe"]);
    const [pending] = watchers(alice);
    world.write(ALICE_RULES, decided("allow"));
    expect(info(alice)).toMatchObject({ version: 2, state: "partial" });
    expect(told(alice)).toEqual(["bob active approved"]);
    expect(watchers(alice)[0]?.id).toBe(pending?.id);
    alice.request("SUBSCRIBE", {
      uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
      to: header(accepted, "to") ?? "",
      from: header(accepted, "from") ?? "",
      callId: accepted.callId,
      cseq: 2,
      headers: ["Event: presence.winfo"],
    });
    expect(info(alice)).toMatchObject({ version: 3, state: "full" });
    expect(told(alice)).toEqual(["bob active approved"]);
  });

  test("PRS-103 ids are stable and name nothing that is on the wire elsewhere", () => {
    const { world, alice, bob } = office("");
    bob.subscribe("alice");
    watchWatchers(alice);
    const [entry] = watchers(alice);
    const [subscription] = world.engine.views.subscriptions();
    expect(entry?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(subscription?.id).not.toContain(entry?.id ?? "");
    world.crash();
    const again = world.connect("alice");
    watchWatchers(again);
    expect(watchers(again)[0]?.id).toBe(entry?.id);
  });

  test("PRS-105 what the rules decided before she looked is in the first document, with times and names", () => {
    const { world, alice, bob } = office("");
    bob.subscribe("alice", ["Expires: 600"], { from: '"Bob the Builder" <sip:bob@office.test>;tag=b' });
    world.pass(10_000);
    watchWatchers(alice);
    expect(watchers(alice)).toMatchObject([
      {
        uri: "sip:bob@office.test",
        displayName: "Bob the Builder",
        status: "active",
        event: "subscribe",
        expiration: 590,
        durationSubscribed: 10,
      },
    ]);
  });

  test("PRS-102 nobody else may, but whom the operator names; PRS-143 his own entry where it is allowed", () => {
    const closed = office("");
    expect(watchWatchers(closed.bob, "alice").status).toBe(403);
    const open = office("", { winfo: { delegates: new Set(["sip:bob@office.test"]), ownEntry: true } });
    open.bob.subscribe("alice");
    open.carol.subscribe("alice");
    expect(watchWatchers(open.bob, "alice").status).toBe(200);
    expect(told(open.bob)).toEqual(["bob active subscribe", "carol active subscribe"]);
    expect(watchWatchers(open.carol, "alice").status).toBe(200);
    expect(told(open.carol)).toEqual(["carol active subscribe"]);
    const dave = open.world.connect("dave");
    expect(watchWatchers(dave, "alice").status).toBe(403);
    open.bob.subscribe("alice");
    expect(told(open.carol)).toEqual(["carol active subscribe"]);
  });

  test("PRS-102 there is no information on who watches the watchers", () => {
    const { alice } = office("");
    const refused = alice.request("SUBSCRIBE", { headers: ["Event: presence.winfo.winfo"] });
    expect(refused.status).toBe(489);
    expect(header(refused, "allow-events")).toBe(
      "presence, dialog, message-summary, xcap-diff, reg, ua-profile",
    );
  });

  test("PRS-050 an anonymous watcher is told without name and address", () => {
    const { alice, bob } = office("", {
      policy: { anonymousMode: "oma", defaultHandling: { ownDomain: "allow", others: "allow" } },
    });
    bob.subscribe("alice", ["P-Asserted-Identity: <sip:bob@office.test>", "Privacy: id"], {
      from: '"Bob" <sip:anonymous@anonymous.invalid>;tag=b',
    });
    watchWatchers(alice);
    expect(alice.lastBody).not.toContain("bob");
    expect(alice.lastBody).not.toContain("Bob");
    expect(told(alice)).toEqual(["anonymous active subscribe"]);
  });
});

describe("PRS-101 the states of a watcher", () => {
  test("PRS-101 FLW-006 rejected at once: told once, and not in the next full document", () => {
    const { alice, bob } = office(decided("block"));
    watchWatchers(alice);
    expect(bob.subscribe("alice").status).toBe(403);
    expect(told(alice)).toEqual(["bob terminated rejected"]);
    watchWatchers(alice);
    expect(told(alice)).toEqual([]);
  });

  test("PRS-101 accepted at once, then unsubscribed or expired: terminated, timeout", () => {
    const { world, alice, bob, carol } = office("");
    watchWatchers(alice);
    const accepted = bob.subscribe("alice");
    expect(told(alice)).toEqual(["bob active subscribe"]);
    bob.resubscribe(accepted, 2, ["Expires: 0"]);
    expect(told(alice)).toEqual(["bob terminated timeout"]);
    carol.subscribe("alice", ["Expires: 60"]);
    world.pass(60_000);
    expect(told(alice)).toEqual(["carol terminated timeout"]);
  });

  test("PRS-101 a polite block is active", () => {
    const { alice, bob } = office(decided("polite-block"));
    watchWatchers(alice);
    bob.subscribe("alice");
    expect(told(alice)).toEqual(["bob active subscribe"]);
  });

  test("PRS-101 POL-033 POL-034 active, then confirm, then block", () => {
    const { world, alice, bob } = office(decided("allow"));
    watchWatchers(alice);
    bob.subscribe("alice");
    world.write(ALICE_RULES, asks);
    expect(told(alice)).toEqual(["bob pending subscribe"]);
    world.write(ALICE_RULES, decided("block"));
    expect(told(alice)).toEqual(["bob terminated rejected"]);
  });

  test.each([
    ["expires", (world: World) => world.pass(60_000)],
    [
      "is unsubscribed",
      (_: World, bob: Party, accepted: SipResponse) => bob.resubscribe(accepted, 2, ["Expires: 0"]),
    ],
  ])("PRS-101 pending that %s waits on", (_, end) => {
    const { world, alice, bob } = office(asks);
    watchWatchers(alice, "alice", ["Expires: 86400"]);
    const accepted = bob.subscribe("alice", ["Expires: 60"]);
    const [pending] = watchers(alice);
    end(world, bob, accepted);
    expect(told(alice)).toEqual(["bob waiting timeout"]);
    expect(watchers(alice)[0]).toMatchObject({ id: pending?.id, expiration: week / 1000 });
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
  });

  test("PRS-107 an undecided fetch waits on; an allowed one is not told at all", () => {
    const asked = office(asks);
    watchWatchers(asked.alice);
    asked.bob.subscribe("alice", ["Expires: 0"]);
    expect(told(asked.alice)).toEqual(["bob waiting timeout"]);
    const open = office("");
    watchWatchers(open.alice);
    open.bob.subscribe("alice", ["Expires: 0"]);
    expect(open.alice.notifies).toHaveLength(1);
  });

  test("PRS-104 POL-036 a waiting watcher is decided on while it is away: approved, politely blocked, rejected", () => {
    for (const [handling, event] of [
      ["allow", "approved"],
      ["polite-block", "approved"],
      ["block", "rejected"],
    ] as const) {
      const { world, alice, bob } = office(asks);
      bob.subscribe("alice", ["Expires: 0"]);
      world.lose(bob);
      watchWatchers(alice);
      expect(told(alice)).toEqual(["bob waiting timeout"]);
      world.write(ALICE_RULES, decided(handling));
      expect(told(alice)).toEqual([`bob terminated ${event}`]);
      expect([...world.engine.views.waiting()]).toEqual([]);
    }
  });

  test("PRS-106 the same watcher subscribes again: the old id is given up, a new one is pending", () => {
    const { alice, bob } = office(asks);
    bob.subscribe("alice", ["Expires: 0"]);
    watchWatchers(alice);
    const old = watchers(alice)[0]?.id;
    const count = alice.notifies.length;
    bob.subscribe("alice");
    const since = alice.notifies.slice(count).flatMap(({ body }) => {
      const read = readWatcherInfo(body);
      return read.ok ? read.value.lists.flatMap((list) => list.watchers) : [];
    });
    expect(since.map(({ id, status, event }) => `${id === old} ${status} ${event}`)).toEqual([
      "true terminated giveup",
      "false pending subscribe",
    ]);
  });

  test("PRS-101 nobody decides: pending and waiting are given up after their time, each with its own", () => {
    const { world, alice, bob, carol } = office(asks, { watchers: { giveUpSeconds: 120 } });
    bob.subscribe("alice", ["Expires: 3600"]);
    carol.subscribe("alice", ["Expires: 60"]);
    watchWatchers(alice, "alice", ["Expires: 86400"]);
    world.pass(60_000);
    expect(told(alice)).toEqual(["carol waiting timeout"]);
    world.pass(60_000);
    expect(told(alice)).toEqual(["bob terminated giveup"]);
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=giveup");
    world.pass(60_000);
    expect(told(alice)).toEqual(["carol terminated giveup"]);
  });

  test("PRS-101 a crash forgets neither who is pending nor who waits, nor for how long", () => {
    const { world, bob, carol } = office(asks, { watchers: { giveUpSeconds: 1000 } });
    bob.subscribe("alice", ["Expires: 3600"]);
    carol.subscribe("alice", ["Expires: 0"]);
    world.pass(500_000);
    world.crash();
    const alice = world.connect("alice");
    watchWatchers(alice);
    expect(told(alice)).toEqual(["bob pending subscribe", "carol waiting timeout"]);
    world.pass(500_000);
    expect([...world.engine.views.waiting()]).toEqual([]);
    expect([...world.engine.views.subscriptions()].map(({ eventPackage }) => eventPackage)).toEqual([
      "presence.winfo",
    ]);
  });

  test("PRS-101 the presentity goes: noresource for all, waiting ones too", () => {
    const { world, bob, carol } = office(asks, { winfo: { delegates: new Set(["sip:dave@office.test"]) } });
    const dave = world.connect("dave");
    watchWatchers(dave, "alice");
    bob.subscribe("alice");
    carol.subscribe("alice", ["Expires: 0"]);
    world.do((engine, now) => engine.accountsRemoved(["sip:alice@office.test"], now));
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=noresource");
    expect([...world.engine.views.waiting()]).toEqual([]);
  });

  test("PRS-109 no more undecided subscriptions of one watcher than may be", () => {
    const { bob, carol } = office("", {
      limits: { undecidedPerWatcher: 2 },
      policy: { anonymousMode: "oma", defaultHandling: { ownDomain: "confirm", others: "confirm" } },
    });
    expect(bob.subscribe("alice").status).toBe(202);
    expect(bob.subscribe("carol").status).toBe(202);
    const refused = bob.subscribe("alice");
    expect(refused.status).toBe(403);
    expect(header(refused, "warning")).toContain("undecided");
    expect(carol.subscribe("alice").status).toBe(202);
  });

  test("PRS-059 nobody waits without an identity", () => {
    const { world, bob } = office(ruleset(rule("", "confirm")), { watchers: { unidentified: true } });
    bob.subscribe("alice", ["Expires: 0"], { from: "<sip:anonymous@anonymous.invalid>;tag=b" });
    expect([...world.engine.views.waiting()]).toEqual([]);
  });

  test("PRS-040 PRS-100 many changes within the window are one document; each watcher once, as it is now", () => {
    const { world, alice, bob, carol } = office("", { notifyIntervalMs: 5000 });
    watchWatchers(alice);
    world.pass(5000);
    const accepted = bob.subscribe("alice");
    expect(told(alice)).toEqual(["bob active subscribe"]);
    carol.subscribe("alice");
    bob.resubscribe(accepted, 2, ["Expires: 0"]);
    world.pass(5000);
    expect(alice.notifies).toHaveLength(3);
    expect(told(alice)).toEqual(["carol active subscribe", "bob terminated timeout"]);
    expect(info(alice).version).toBe(2);
  });
});
