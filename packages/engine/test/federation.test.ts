import type { FederationConfig } from "@porchlight/routing";
import { beforeEach, describe, expect, test } from "vitest";
import { listed, unlimited } from "./listed-peer";
import { header, type Party, type RequestWish } from "./party";
import { heard, lastHeard, phone, reply, send, statuses } from "./phone";
import { World } from "./world";

const federation: FederationConfig = {
  mode: "allow-list",
  peers: [
    listed("branch.test"),
    listed("shy.test", { trust: "untrusted" }),
    listed("public.test", { trust: "untrusted", unidentifiedWatchers: true }),
    listed("small.test", { limits: { requestsPerSecond: 3, notifiesPerSecond: 2, subscriptions: 1 } }),
    listed("evil.test", { trust: "blocked" }),
  ],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

const BRANCH = "203.0.113.5";
const EVERYBODY = {
  anonymousMode: "oma",
  defaultHandling: { ownDomain: "allow", others: "allow" },
} as const;

let world: World;

beforeEach(() => {
  world = new World({ federation, policy: EVERYBODY });
});

/** The server of a peer, with what its proxy would have written. */
function peer(domain = "branch.test", address = BRANCH): Party {
  const party = world.connectPeer(domain, address);
  world.hops.set(domain, [{ transport: "tls", address, port: 5061, domain }]);
  return party;
}

const watch = (from: Party, user: string, domain: string, wish: RequestWish = {}) =>
  from.request("SUBSCRIBE", {
    uri: "sip:bob@office.test",
    from: `<sip:${user}@${domain}>;tag=w${user}`,
    contact: `<sip:${user}@x.invalid;transport=ws>`,
    ...wish,
    headers: [
      "Event: presence",
      `P-Asserted-Identity: <sip:${user}@${domain}>`,
      `Record-Route: <sips:mark@${domain};lr>`,
      ...(wish.headers ?? []),
    ],
  });

const views = () => world.engine.views;

describe("COR-071 watchers of another domain", () => {
  test("F22 a trusted peer is believed; the NOTIFY follows its route set, and our Contact names our domain", () => {
    const branch = peer();
    const accepted = watch(branch, "zoe", "branch.test");
    expect([accepted.status, header(accepted, "contact")]).toEqual([
      200,
      expect.stringMatching(/^<sips:[^@]+@office\.test;gr>$/),
    ]);
    const notify = branch.lastNotify;
    expect([header(notify, "route"), header(notify, "contact"), notify.uri]).toEqual([
      "<sips:mark@branch.test;lr>",
      header(accepted, "contact"),
      "sip:zoe@x.invalid;transport=ws",
    ]);
  });

  test("an identity of ours is not for a peer to assert: it needs our password", () => {
    const branch = peer();
    const response = watch(branch, "alice", "office.test");
    expect([response.status, branch.notifies]).toEqual([401, []]);
  });

  test("nor is one of a third domain: 403", () => {
    const branch = peer();
    expect(watch(branch, "zoe", "shy.test").status).toBe(403);
  });

  test("an untrusted peer is not believed: 403, and its assertion is worth nothing", () => {
    expect(watch(peer("shy.test"), "zoe", "shy.test").status).toBe(403);
  });

  test("unless it may watch unidentified: then by the rules for anonymous watchers", () => {
    const open = peer("public.test");
    expect(watch(open, "zoe", "public.test").status).toBe(200);
    expect([...views().subscriptions()].map(({ isAnonymous, watcher }) => [isAnonymous, watcher])).toEqual([
      [true, "sip:anonymous@anonymous.invalid"],
    ]);
    world = new World({ federation });
    expect(watch(peer("public.test"), "zoe", "public.test").status).toBe(403);
  });

  test("a blocked domain, or one that nothing was agreed with, is nobody", () => {
    expect(watch(peer("evil.test"), "zoe", "evil.test").status).toBe(401);
    expect(watch(peer("elsewhere.test"), "zoe", "elsewhere.test").status).toBe(401);
  });
});

describe("COR-072 the service level of a peer", () => {
  test("one subscription more than agreed: 503 with Retry-After; a refresh is none more", () => {
    const small = peer("small.test");
    const first = watch(small, "zoe", "small.test", { callId: "one" });
    const second = watch(small, "yan", "small.test", { callId: "two" });
    expect([first.status, second.status]).toEqual([200, 503]);
    expect(Number(header(second, "retry-after"))).toBeGreaterThan(0);
    const refreshed = small.resubscribe(first, 10, ["P-Asserted-Identity: <sip:zoe@small.test>"]);
    expect(refreshed.status).toBe(200);
  });

  test("more requests per second than agreed: 503, others are served", () => {
    const [small, branch] = [peer("small.test"), peer()];
    const answers = Array.from({ length: 12 }, (_, n) =>
      small.request("SUBSCRIBE", {
        uri: "sip:nobody@office.test",
        from: `<sip:z${n}@small.test>;tag=1`,
        headers: ["Event: presence", `P-Asserted-Identity: <sip:z${n}@small.test>`],
      }),
    );
    expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers.at(-1)?.status).toBe(503);
    expect(watch(branch, "zoe", "branch.test").status).toBe(200);
  });

  test("NOTIFYs beyond the level wait and are merged: the newest state arrives", () => {
    const small = peer("small.test");
    watch(small, "zoe", "small.test");
    const bob = world.connect("bob");
    let tag: string | undefined;
    for (const note of ["one", "two", "three", "four"]) {
      const response = bob.publish({ note }, tag === undefined ? [] : [`SIP-If-Match: ${tag}`]);
      tag = header(response, "sip-etag");
      world.pass(100);
    }
    world.pass(30_000);
    expect(small.notifies.length).toBeLessThanOrEqual(4);
    expect(small.lastBody).toContain("four");
  });
});

describe("COR-070 NOTIFYs find the peer again", () => {
  const callBack = (address: string) => {
    const party = world.connect("peer", "tls");
    world.lose(party);
    world.listen("tls", address, 5061, party);
    return party;
  };

  test("its connection is gone: it is looked up by the name in the route set and called", () => {
    const branch = peer();
    watch(branch, "zoe", "branch.test");
    world.lose(branch);
    const called = callBack(BRANCH);
    world.connect("bob").publish({ note: "lunch" });
    world.pass(2000);
    expect(called.lastBody).toContain("lunch");
    expect(called.flow.certifiedDomains).toEqual(["branch.test"]);
  });

  test("a phone of ours that names itself by its GRUU is called where it was heard", () => {
    const alice = world.connect("alice", "tls");
    alice.subscribe("bob", [], { contact: "<sip:alice@office.test;gr=urn:uuid:1>" });
    world.lose(alice);
    world.listen("tls", alice.flow.remoteAddress, 5061, alice);
    world.connect("bob").publish({ note: "lunch" });
    world.pass(2000);
    expect(alice.lastBody).toContain("lunch");
  });

  test("after a restart of ours too", () => {
    watch(peer(), "zoe", "branch.test");
    world.crash();
    const called = callBack(BRANCH);
    world.pass(31_000);
    expect(header(called.lastNotify, "subscription-state")).toMatch(/^active/);
  });

  test("nowhere to be found: looked for a few times, then given up; the peer's page says why", () => {
    const branch = peer();
    watch(branch, "zoe", "branch.test");
    world.lose(branch);
    world.hops.delete("branch.test");
    world.connect("bob").publish({ note: "lunch" });
    world.pass(600_000);
    expect([...views().subscriptions()]).toEqual([]);
  });
});

describe("COR-070 COR-074 our users towards another domain", () => {
  const called = () => {
    const there = world.connect("peer", "tls");
    there.notifyAnswer = undefined;
    world.lose(there);
    world.listen("tls", BRANCH, 5061, there);
    world.hops.set("branch.test", [{ transport: "tls", address: BRANCH, port: 5061, domain: "branch.test" }]);
    return there;
  };

  test("F2 a SUBSCRIBE goes to the peer with the identity asserted and our domain in Record-Route; the NOTIFY comes back", () => {
    const there = called();
    const alice = phone(world, "alice");
    alice.notifyAnswer = 200;
    const branch = send(alice, "SUBSCRIBE", {
      uri: "sip:zoe@branch.test",
      headers: ["Event: presence", "P-Preferred-Identity: <sip:boss@office.test>"],
    });
    const subscribe = lastHeard(there, "SUBSCRIBE");
    expect(subscribe.headers.has("p-preferred-identity")).toBe(false);
    expect(header(subscribe, "p-asserted-identity")).toContain("sip:alice@office.test");
    const routes = subscribe.headers.values("record-route");
    expect(routes[0]).toMatch(/^<sips:[^@]+@office\.test;lr>$/);
    reply(there, subscribe, 200, ["Expires: 3600"]);
    expect(statuses(alice, branch)).toEqual([200]);

    const notify = send(there, "NOTIFY", {
      uri: /<([^>]+)>/.exec(header(subscribe, "contact") ?? "")?.[1] ?? "",
      from: `${header(subscribe, "to")};tag=peer${there.flow.id}`,
      to: header(subscribe, "from") ?? "",
      callId: subscribe.callId,
      headers: [
        ...routes.map((route) => `Route: ${route}`),
        "Event: presence",
        "Subscription-State: active;expires=3600",
      ],
    });
    expect(heard(alice, "NOTIFY")).toHaveLength(1);
    expect(statuses(there, notify)).toEqual([200]);
  });

  test("Privacy: id towards an untrusted peer: the assertion stays here", () => {
    world.hops.set("shy.test", [{ transport: "tls", address: BRANCH, port: 5061, domain: "shy.test" }]);
    const there = called();
    const alice = phone(world, "alice");
    send(alice, "MESSAGE", { uri: "sip:zoe@shy.test", headers: ["Privacy: id"] });
    const { headers } = lastHeard(there, "MESSAGE");
    expect([headers.has("p-asserted-identity"), headers.has("privacy")]).toEqual([false, false]);
  });

  test("a domain that nothing was agreed with, a blocked one, one that is not found", () => {
    const alice = phone(world, "alice");
    const status = (domain: string) =>
      alice.request("SUBSCRIBE", { uri: `sip:zoe@${domain}`, headers: ["Event: presence"] }).status;
    expect([status("elsewhere.test"), status("evil.test"), status("branch.test")]).toEqual([403, 403, 404]);
  });

  test("a peer does not reach third domains through us", () => {
    called();
    const branch = peer("small.test", "203.0.113.9");
    const response = branch.request("MESSAGE", {
      uri: "sip:zoe@branch.test",
      from: "<sip:yan@small.test>;tag=1",
      headers: ["P-Asserted-Identity: <sip:yan@small.test>"],
    });
    expect(response.status).toBe(403);
  });

  test("COR-021 silence, a refused connection or 503: the next server, with another branch", () => {
    const [one, two] = [called(), world.connect("peer", "tls")];
    two.notifyAnswer = undefined;
    world.lose(two);
    world.listen("tls", "203.0.113.6", 5061, two);
    world.hops.set("branch.test", [
      { transport: "tls", address: BRANCH, port: 5061, domain: "branch.test" },
      { transport: "tls", address: "203.0.113.6", port: 5061, domain: "branch.test" },
    ]);
    const alice = phone(world, "alice");
    const branch = send(alice, "MESSAGE", { uri: "sip:zoe@branch.test" });
    reply(one, lastHeard(one, "MESSAGE"), 503, ["Retry-After: 60"]);
    const second = lastHeard(two, "MESSAGE");
    expect(second.via.branch).not.toBe(lastHeard(one, "MESSAGE").via.branch);
    reply(two, second, 200);
    expect(statuses(alice, branch)).toEqual([200]);

    send(alice, "MESSAGE", { uri: "sip:zoe@branch.test" });
    expect([heard(one, "MESSAGE").length, heard(two, "MESSAGE").length]).toEqual([1, 2]);
  });
});

test("SYS-009 a dialog goes on at another node, whose address is not the one that the dialog was made with", () => {
  const bob = world.connect("bob");
  const accepted = bob.subscribe("alice");
  const before = bob.lastNotify.cseq.number;
  world.address = "198.51.100.2";
  world.crash();
  const again = world.connect("bob");
  expect(again.resubscribe(accepted, 50).status).toBe(200);
  expect(again.lastNotify.cseq.number).toBeGreaterThan(before);
  const next = world.connect("alice");
  next.publish({ note: "at the other node" });
  world.pass(2000);
  expect(again.lastBody).toContain("at the other node");
});
