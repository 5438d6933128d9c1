import type { FederationConfig } from "@porchlight/routing";
import { beforeEach, describe, expect, test } from "vitest";
import type { PeerTest } from "../src/index";
import { listed, unlimited } from "./listed-peer";
import type { Party } from "./party";
import { heard, phone, reply, send } from "./phone";
import { World } from "./world";

const federation: FederationConfig = {
  mode: "allow-list",
  peers: [
    listed("branch.test"),
    listed("small.test", { limits: { ...unlimited, requestsPerSecond: 1 } }),
    listed("evil.test", { trust: "blocked" }),
    listed("public.test", {
      trust: "untrusted",
      unidentifiedWatchers: true,
      limits: { ...unlimited, subscriptions: 1 },
    }),
  ],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

const ADDRESSES = ["203.0.113.5", "203.0.113.6"] as const;
const hopAt = (address: string) =>
  ({ transport: "tls", address, port: 5061, domain: "branch.test" }) as const;

let world: World;

beforeEach(() => {
  world = new World({ federation });
});

/** A server of the peer that is called; it answers nothing by itself. */
function server(address: string): Party {
  const party = world.connect("peer", "tls");
  party.notifyAnswer = undefined;
  world.lose(party);
  world.listen("tls", address, 5061, party);
  world.hops.set("branch.test", [...(world.hops.get("branch.test") ?? []), hopAt(address)]);
  return party;
}

function testOf(domain: string): readonly PeerTest[] {
  const outcomes: PeerTest[] = [];
  world.do((engine, now) => engine.testPeer(domain, (outcome) => outcomes.push(outcome), now));
  return outcomes;
}

const viewOf = (domain: string) =>
  world.engine.views.peers(world.now).peers.find(({ profile }) => profile.domain === domain);

const asked = (party: Party) => {
  const options = heard(party, "OPTIONS").at(-1);
  if (options === undefined) throw new Error("no OPTIONS was heard");
  return options;
};

describe("COR-070 whether a peer is there is asked by OPTIONS", () => {
  test("any response shows that it is, and how long it took", () => {
    const there = server(ADDRESSES[0]);
    const outcomes = testOf("branch.test");
    world.pass(40);
    expect(outcomes).toEqual([]);
    const options = asked(there);
    expect([options.uri, options.from.uri]).toEqual(["sip:branch.test", "sip:office.test"]);
    reply(there, options, 405);
    expect(outcomes).toEqual([
      { kind: "answered", status: 405, reason: "Said So", hop: hopAt(ADDRESSES[0]), roundTripMs: 40 },
    ]);
    expect(viewOf("branch.test")).toMatchObject({ requestsOut: 1, lastSeenAt: world.now });
    world.pass(60_000);
    expect(outcomes).toHaveLength(1);
  });

  test("the hop is the one that answered, after others did not", () => {
    const [one, two] = ADDRESSES.map(server);
    if (one === undefined || two === undefined) throw new Error("two servers");
    const outcomes = testOf("branch.test");
    world.pass(1000);
    world.lose(one);
    world.pass(30);
    reply(two, asked(two), 200);
    expect(outcomes).toMatchObject([{ kind: "answered", hop: hopAt(ADDRESSES[1]), roundTripMs: 30 }]);
  });

  test("silence is told after ten seconds, once, and kept as a failure when the transaction ends", () => {
    const there = server(ADDRESSES[0]);
    const outcomes = testOf("branch.test");
    world.pass(9_999);
    expect(outcomes).toEqual([]);
    world.pass(1);
    expect(outcomes).toEqual([{ kind: "failed", cause: "silence", reason: "", hop: hopAt(ADDRESSES[0]) }]);
    world.pass(23_000);
    expect(outcomes).toHaveLength(1);
    expect(heard(there, "OPTIONS")).toHaveLength(1);
    expect(viewOf("branch.test")).toMatchObject({
      troubles: [{ kind: "failed", detail: { text: "tls:203.0.113.5:5061 did not answer" }, count: 1 }],
      rests: [{ hop: hopAt(ADDRESSES[0]), silences: 1 }],
    });
    expect(testOf("branch.test")).toMatchObject([{ kind: "failed", cause: "resting" }]);
  });

  test.each([
    ["branch.test", { kind: "failed", cause: "failed", reason: "no such host" }],
    ["evil.test", { kind: "refused", closedFor: "blocked" }],
    ["elsewhere.test", { kind: "refused", closedFor: "not-listed" }],
  ])("nothing leads to %s", (domain, outcome) => {
    expect(testOf(domain)).toMatchObject([outcome]);
  });

  test("the service level holds for tests too", () => {
    for (const _ of [1, 2]) testOf("small.test");
    expect(testOf("small.test")).toMatchObject([{ kind: "failed", cause: "rate" }]);
  });
});

describe("COR-072 what a peer does is shown, with what was refused", () => {
  test("its subscriptions, what it says of other domains, and what cannot be read", () => {
    const branch = world.connectPeer("branch.test", ADDRESSES[0]);
    const watch = (from: string) =>
      branch.request("SUBSCRIBE", {
        uri: "sip:bob@office.test",
        from: `<${from}>;tag=1`,
        headers: ["Event: presence", `P-Asserted-Identity: <${from}>`],
      }).status;
    expect([watch("sip:zoe@branch.test"), watch("sip:boss@bank.test")]).toEqual([202, 403]);
    branch.sendsGarbage = true;
    branch.sendRaw("NOTIFY nonsense SIP/2.0\r\nContent-Length: 0\r\n\r\n");
    expect(viewOf("branch.test")).toMatchObject({
      subscriptions: 1,
      requestsIn: 1,
      refused: { unproved: 1, malformed: 1 },
      troubles: [
        { kind: "malformed", detail: { code: "sip-request-uri-malformed" } },
        { kind: "unproved", detail: "sip:boss@bank.test" },
      ],
    });
    expect(viewOf("bank.test")).toBeUndefined();
    expect(world.events).toContainEqual({
      kind: "peer-trouble",
      domain: "branch.test",
      trouble: "unproved",
      detail: "sip:boss@bank.test",
    });
  });

  test("watchers that nobody names count as the peer's all the same, after a restart too", () => {
    const others = { ownDomain: "allow", others: "allow" } as const;
    world = new World({ federation, policy: { anonymousMode: "oma", defaultHandling: others } });
    const branch = world.connectPeer("public.test", ADDRESSES[0]);
    const watch = (from: Party, callId: string) =>
      from.request("SUBSCRIBE", {
        uri: "sip:bob@office.test",
        from: `<sip:${callId}@public.test>;tag=1`,
        callId,
        headers: ["Event: presence"],
      }).status;
    expect([watch(branch, "one"), watch(branch, "two")]).toEqual([200, 503]);
    expect(viewOf("public.test")).toMatchObject({ subscriptions: 1, refused: { subscriptions: 1 } });
    world.crash();
    expect(watch(world.connectPeer("public.test", ADDRESSES[0]), "three")).toBe(503);
    expect(viewOf("public.test")).toMatchObject({ subscriptions: 1 });
  });

  test("domains that somebody wanted and could not reach come after those of the settings", () => {
    const alice = phone(world, "alice");
    send(alice, "MESSAGE", { uri: "sip:zoe@elsewhere.test" });
    const { mode, peers } = world.engine.views.peers(world.now);
    expect(mode).toBe("allow-list");
    expect(peers.map(({ closedFor, profile }) => [profile.domain, closedFor])).toEqual([
      ["branch.test", undefined],
      ["small.test", undefined],
      ["evil.test", "blocked"],
      ["public.test", undefined],
      ["elsewhere.test", "not-listed"],
    ]);
    expect(viewOf("elsewhere.test")?.refused).toEqual({ "not-listed": 1 });
  });
});
