import { answerChallenge } from "@porchlight/sip-auth";
import type { SipResponse } from "@porchlight/sip-message";
import { testHasher } from "@porchlight/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { header, type Party, type RequestWish } from "./party";
import { password, World } from "./world";

/** A party that answers challenges, each time anew. */
function asked(party: Party, method: string, wish: RequestWish): SipResponse {
  const challenges = party.request(method, wish).headers.raw("www-authenticate");
  const input = { username: party.user, password, method, uri: party.aor, nc: 1, cnonce: "c0ffee" };
  const answer = answerChallenge(testHasher, challenges, input);
  return party.request(method, {
    ...wish,
    headers: [...(wish.headers ?? []), `Authorization: ${answer}`],
  });
}

const registration: RequestWish = { uri: "sip:office.test", headers: ["Expires: 600"] };
const registered = (party: Party): RequestWish => ({ ...registration, to: `<${party.aor}>` });

const retryAfter = (response: SipResponse): number => Number(header(response, "retry-after"));

describe("one connection", () => {
  test("COR-080 a flow above its rate gets 503 with Retry-After, others are served", () => {
    const world = new World({ limits: { requestsPerSecond: 10 } });
    const flood = world.connect("alice", "ws", false);
    const statuses = Array.from({ length: 40 }, () => flood.request("OPTIONS").status);
    expect(statuses.filter((status) => status === 503).length).toBe(20);
    expect(retryAfter(flood.request("OPTIONS"))).toBeGreaterThan(0);
    expect(world.connect("bob", "ws", false).request("OPTIONS").status).toBe(200);
    world.pass(1000);
    expect(flood.request("OPTIONS").status).toBe(200);
  });

  test("COR-080 Retry-After is in whole seconds, a fifth more or less, never all the same", () => {
    const turnedAway = (random: () => number): Party => {
      const world = new World({ random });
      world.do((engine) => engine.strained(true));
      return world.connect("alice");
    };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        const response = turnedAway(() => chance).request("OPTIONS");
        expect(response.status).toBe(503);
        expect(header(response, "retry-after")).toMatch(/^\d+$/);
        expect(retryAfter(response)).toBeGreaterThanOrEqual(8);
        expect(retryAfter(response)).toBeLessThanOrEqual(12);
      }),
    );
    let chance = 0;
    const alice = turnedAway(() => {
      chance = (chance + 0.37) % 1;
      return chance;
    });
    const waits = new Set(Array.from({ length: 20 }, () => retryAfter(alice.request("OPTIONS"))));
    expect(waits.size).toBeGreaterThan(2);
  });
});

describe("one user", () => {
  test("COR-080 all connections of a user share one rate; other users have their own", () => {
    const world = new World({ limits: { requestsPerSecondPerUser: 3 } });
    const phones = [1, 2, 3, 4].map(() => world.connect("alice", "ws", false));
    const statuses = phones.flatMap((phone) =>
      [1, 2].map(() => asked(phone, "REGISTER", registered(phone)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 503, 503]);
    const bob = world.connect("bob", "ws", false);
    expect(asked(bob, "REGISTER", registered(bob)).status).toBe(200);
    world.pass(1000);
    const [phone] = phones;
    if (phone === undefined) throw new Error("a phone");
    expect(asked(phone, "REGISTER", registered(phone)).status).toBe(200);
  });

  test("COR-080 whoever has no credentials uses up nobody's rate", () => {
    const world = new World({ limits: { requestsPerSecondPerUser: 1 } });
    const stranger = world.connect("alice", "ws", false);
    for (let count = 0; count < 20; count += 1)
      expect(stranger.request("REGISTER", registered(stranger)).status).toBe(401);
    const alice = world.connect("alice", "ws", false);
    expect(asked(alice, "REGISTER", registered(alice)).status).toBe(200);
  });

  test("COR-080 connections beyond those of a user are of no use; one that goes makes room", () => {
    const world = new World({ limits: { connectionsPerUser: 2 } });
    const [first, second, third] = ["ws", "tcp", "ws"].map((transport) =>
      world.connect("alice", transport === "tcp" ? "tcp" : "ws", false),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error("phones");
    expect(asked(first, "REGISTER", registered(first)).status).toBe(200);
    expect(asked(second, "REGISTER", registered(second)).status).toBe(200);
    const refused = asked(third, "REGISTER", registered(third));
    expect([refused.status, refused.reason]).toEqual([503, "Too Many Connections"]);
    expect(retryAfter(refused)).toBeGreaterThan(0);
    const bob = world.connect("bob", "ws", false);
    expect(asked(bob, "REGISTER", registered(bob)).status).toBe(200);
    world.lose(first);
    expect(asked(third, "REGISTER", registered(third)).status).toBe(200);
  });

  test("COR-080 addresses of UDP are no connections", () => {
    const world = new World({ limits: { connectionsPerUser: 1 } });
    for (let count = 0; count < 3; count += 1) {
      const phone = world.connect("alice", "udp", false);
      expect(asked(phone, "REGISTER", registered(phone)).status).toBe(200);
    }
  });
});

describe("the server", () => {
  /** Runs something while the disk is behind. */
  function behind(world: World, act: () => void): void {
    world.holdCommits = true;
    const bob = world.connect("bob");
    bob.sendRaw(
      bob.text("SUBSCRIBE", {
        branch: "z9hG4bKheld",
        uri: "sip:carol@office.test",
        headers: ["Event: presence"],
      }),
    );
    act();
    world.releaseCommits();
  }

  test("COR-082 while the disk is behind, refreshes and removals are served and new work is not", () => {
    const world = new World({ limits: { commitsInFlight: 0 } });
    const alice = world.connect("alice");
    const tag = header(alice.publish(), "sip-etag") ?? "";
    behind(world, () => {
      expect(world.connect("bob").subscribe("alice").status).toBe(503);
      alice.sendRaw(
        alice.text("PUBLISH", {
          branch: "z9hG4bKgone",
          headers: ["Event: presence", `SIP-If-Match: ${tag}`, "Expires: 0"],
        }),
      );
    });
    expect(alice.responseTo("z9hG4bKgone")?.status).toBe(200);
  });

  test("COR-082 registrations that stand are refreshed and removed, new ones are not made", () => {
    const world = new World({ limits: { commitsInFlight: 0 } });
    const alice = world.connect("alice");
    const send = (party: Party, branch: string, cseq: number, callId: string, headers: readonly string[]) =>
      party.sendRaw(party.text("REGISTER", { ...registered(party), branch, cseq, callId, headers }));
    send(alice, "z9hG4bKfirst", 1, "phone", ["Expires: 600"]);
    const carol = world.connect("carol");
    behind(world, () => {
      send(alice, "z9hG4bKagain", 2, "phone", ["Expires: 600"]);
      send(alice, "z9hG4bKaway", 3, "phone", ["Expires: 0"]);
      send(carol, "z9hG4bKnew", 1, "other", ["Expires: 600"]);
    });
    const statuses = (party: Party, ...branches: string[]) =>
      branches.map((branch) => party.responseTo(branch)?.status);
    expect(statuses(alice, "z9hG4bKfirst", "z9hG4bKagain", "z9hG4bKaway")).toEqual([200, 200, 200]);
    expect(statuses(carol, "z9hG4bKnew")).toEqual([503]);
  });

  test("COR-082 while the driver does not keep up, what stands is served and nothing new is begun", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = header(alice.publish({ note: "one" }), "sip-etag") ?? "";
    const accepted = bob.subscribe("alice");
    world.do((engine) => engine.strained(true));
    expect(bob.subscribe("carol").status).toBe(503);
    expect(alice.publish().status).toBe(503);
    expect(alice.publish({ note: "two" }, [`SIP-If-Match: ${tag}`]).status).toBe(200);
    expect(bob.lastBody).toContain("two");
    expect(bob.resubscribe(accepted, 50, ["Expires: 600"]).status).toBe(200);
    world.do((engine) => engine.strained(false));
    expect(bob.subscribe("carol").status).toBe(200);
  });
});

describe("after a restart", () => {
  test("COR-080 the NOTIFYs of standing subscriptions are spread over the time the settings allow", () => {
    let chance = 0;
    const world = new World({
      users: ["alice", ...Array.from({ length: 200 }, (_, index) => `w${index}`)],
      random: () => {
        chance = (chance + 0.37) % 1;
        return chance;
      },
    });
    const watchers = Array.from({ length: 200 }, (_, index) => world.connect(`w${index}`, "udp"));
    for (const watcher of watchers) {
      world.listen("udp", watcher.flow.remoteAddress, watcher.flow.remotePort, watcher);
      expect(watcher.subscribe("alice").status).toBe(200);
    }
    const heard = () => watchers.reduce((sum, { notifies }) => sum + notifies.length, 0);
    expect(heard()).toBe(200);
    world.crash();
    const counts = Array.from({ length: 10 }, () => {
      const before = heard();
      world.pass(100);
      return heard() - before;
    });
    expect(heard()).toBe(400);
    for (const count of counts) expect(count).toBeLessThan(40);
  });
});
