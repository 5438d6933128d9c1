import { describe, expect, test } from "vitest";
import { heard, lastHeard, phone, reply, send, statuses } from "./phone";
import { World } from "./world";

const NUMBER = "+15551234567";
const unlimited = { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 };
const branch = {
  domain: "branch.test",
  trust: "trusted",
  limits: unlimited,
  unidentifiedWatchers: false,
  includesAddress: () => false,
} as const;

function office(looksUpNumbers = true): World {
  const otherwise = { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false } as const;
  return new World({
    looksUpNumbers,
    federation: { mode: "allow-list", peers: [branch], otherwise },
  });
}

describe("COR-024 a number that is nobody's here is looked up", () => {
  test("and the request goes to whom it stands for, in another domain", () => {
    const world = office();
    const place = { transport: "tls", address: "203.0.113.5", port: 5061, domain: "branch.test" } as const;
    world.hops.set("branch.test", [place]);
    world.sipUris.set(NUMBER, "sip:zoe@branch.test");
    const there = world.connect("peer", "tls");
    there.notifyAnswer = undefined;
    world.lose(there);
    world.listen("tls", "203.0.113.5", 5061, there);
    const alice = phone(world, "alice");
    const sent = send(alice, "MESSAGE", { uri: "tel:+1-555-123-4567" });
    const message = lastHeard(there, "MESSAGE");
    expect([message.uri, message.to.uri]).toEqual(["sip:zoe@branch.test", "tel:+1-555-123-4567"]);
    reply(there, message, 200);
    expect(statuses(alice, sent)).toEqual([200]);
  });

  test("or here", () => {
    const world = office();
    world.sipUris.set(NUMBER, "sip:bob@office.test");
    const watch = { uri: `tel:${NUMBER}`, headers: ["Event: presence"] };
    expect(world.connect("alice").request("SUBSCRIBE", watch).status).toBe(200);
    expect([...world.engine.views.subscriptions()].map(({ presentity }) => presentity)).toEqual([
      "sip:bob@office.test",
    ]);
  });

  test.each([
    ["a number that nobody knows", `tel:${NUMBER}`, true],
    ["a local number", "tel:7042;phone-context=office.test", true],
    ["where it is switched off", `tel:${NUMBER}`, false],
  ])("404 for %s", (_, uri, looksUpNumbers) => {
    const world = office(looksUpNumbers);
    if (!looksUpNumbers) world.sipUris.set(NUMBER, "sip:bob@office.test");
    expect(phone(world, "alice").request("MESSAGE", { uri }).status).toBe(404);
  });

  test("a domain that nothing was agreed with is none by number either: 403", () => {
    const world = office();
    world.sipUris.set(NUMBER, "sip:zoe@elsewhere.test");
    expect(phone(world, "alice").request("MESSAGE", { uri: `tel:${NUMBER}` }).status).toBe(403);
  });

  test("strangers have nothing looked up: they are asked who they are", () => {
    const world = office();
    world.sipUris.set(NUMBER, "sip:bob@office.test");
    const stranger = world.connect("alice", "ws", false);
    const watch = { uri: `tel:${NUMBER}`, headers: ["Event: presence"] };
    expect(stranger.request("SUBSCRIBE", watch).status).toBe(401);
    expect(world.askedNumbers).toEqual([]);
  });

  test("a call that is given up while its number is looked up goes nowhere", () => {
    const world = office();
    world.numbersTakeTime = true;
    world.sipUris.set(NUMBER, "sip:bob@office.test");
    const bob = phone(world, "bob");
    const alice = phone(world, "alice");
    const call = send(alice, "INVITE", { uri: `tel:${NUMBER}` });
    send(alice, "CANCEL", { uri: `tel:${NUMBER}`, branch: call, callId: call, cseq: 2 });
    world.pass(100);
    expect(statuses(alice, call).at(-1)).toBe(487);
    expect(heard(bob, "INVITE")).toEqual([]);
  });
});
