import type { SipRequest, SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World } from "./world";

const stateOf = (notify: SipRequest): string => header(notify, "subscription-state") ?? "";

function desk(rates: string, options: ConstructorParameters<typeof World>[0] = { notifyIntervalMs: 0 }) {
  const world = new World(options);
  const [alice, bob] = [world.connect("alice"), world.connect("bob")];
  const accepted = subscribe(bob, rates);
  return { world, alice, bob, accepted };
}

const subscribe = (bob: Party, rates: string, headers: readonly string[] = []) =>
  bob.request("SUBSCRIBE", {
    uri: "sip:alice@office.test",
    headers: [`Event: presence${rates}`, "Accept: application/pidf+xml", ...headers],
  });

const again = (
  bob: Party,
  accepted: SipResponse,
  cseq: number,
  rates: string,
  headers: readonly string[] = [],
) =>
  bob.request("SUBSCRIBE", {
    uri: header(accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
    to: header(accepted, "to") ?? "",
    from: header(accepted, "from") ?? "",
    callId: accepted.callId,
    cseq,
    headers: [`Event: presence${rates}`, ...headers],
  });

const hears = (count: number, bob: Party): void => expect(bob.notifies).toHaveLength(count);

describe("rates that a watcher asks for (RFC 6446)", () => {
  test("PRS-112 max-rate is told back, and no NOTIFY is sent sooner; the newest state wins", () => {
    const { world, alice, bob } = desk(";max-rate=0.1");
    expect(stateOf(bob.lastNotify)).toBe("active;expires=3600;max-rate=0.1");
    for (const note of ["one", "two", "three"]) {
      alice.publish({ note });
      world.pass(1000);
    }
    hears(1, bob);
    world.pass(7000);
    hears(2, bob);
    expect(bob.lastBody).toContain("three");
    world.pass(60_000);
    hears(2, bob);
    alice.publish({ note: "four" });
    hears(3, bob);
  });

  test("PRS-117 the answer to a SUBSCRIBE and the last NOTIFY do not wait", () => {
    const { world, alice, bob, accepted } = desk(";max-rate=0.01");
    alice.publish({ note: "later" });
    hears(1, bob);
    again(bob, accepted, 2, ";max-rate=0.01");
    hears(2, bob);
    expect(bob.lastBody).toContain("later");
    world.do((engine, now) => engine.accountsRemoved(["sip:alice@office.test"], now));
    hears(3, bob);
    expect(stateOf(bob.lastNotify)).toContain("terminated");
  });

  test("PRS-117 PRS-041 an approval does not wait, one that is taken back does", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    subscribe(bob, ";max-rate=0.1");
    expect(stateOf(bob.lastNotify)).toContain("pending");
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow")));
    hears(2, bob);
    expect(stateOf(bob.lastNotify)).toContain("active");
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    alice.publish({ note: "secret" });
    hears(2, bob);
    world.pass(10_000);
    hears(3, bob);
    expect(stateOf(bob.lastNotify)).toContain("pending");
    expect(bob.lastBody).toBe("");
  });

  test("PRS-117 a rate slower than once in the time left is raised to just that, and the refresh counts anew", () => {
    const { bob } = desk(";max-rate=0.0001");
    expect(stateOf(bob.lastNotify)).toContain(`;max-rate=${(1 / 3600).toFixed(10)}`);
    const short = new World({ notifyIntervalMs: 0 });
    const carol = short.connect("carol");
    subscribe(carol, ";max-rate=0.001", ["Expires: 100"]);
    expect(stateOf(carol.lastNotify)).toBe("active;expires=100;max-rate=0.01");
  });

  test("PRS-112 PRS-040 what the notifier is set to is the fastest rate there is; a slower one is the watcher's", () => {
    const { world, alice, bob } = desk(";max-rate=50", { notifyIntervalMs: 2000 });
    expect(stateOf(bob.lastNotify)).toContain(";max-rate=0.5");
    alice.publish({ note: "soon" });
    world.pass(1999);
    hears(1, bob);
    world.pass(1);
    hears(2, bob);
  });

  test("PRS-112 with min-rate a NOTIFY comes though nothing changed, the whole state in it", () => {
    const { world, alice, bob } = desk(";min-rate=0.02");
    expect(stateOf(bob.lastNotify)).toContain(";min-rate=0.02");
    alice.publish({ note: "as it was" });
    hears(2, bob);
    world.pass(49_999);
    hears(2, bob);
    world.pass(1);
    hears(3, bob);
    expect(bob.lastBody).toContain("as it was");
    world.pass(100_000);
    hears(5, bob);
  });

  test("PRS-112 a watcher that wants no states hears none by min-rate either", () => {
    const { world, bob, accepted } = desk(";min-rate=0.02");
    const answer = again(bob, accepted, 2, ";min-rate=0.02", ["Suppress-If-Match: *"]);
    expect(answer.status).toBe(204);
    const heard = bob.notifies.length;
    world.pass(500_000);
    hears(heard, bob);
  });

  test("PRS-112 PRS-114 FLW-034 F28 a watcher that has the state hears by min-rate that it still holds, without a body", () => {
    const { world, alice, bob, accepted } = desk(";min-rate=0.02");
    const tag = header(bob.lastNotify, "sip-etag") ?? "";
    const answer = again(bob, accepted, 2, ";min-rate=0.02", [`Suppress-If-Match: ${tag}`]);
    expect(answer.status).toBe(204);
    world.pass(100_000);
    hears(3, bob);
    expect([bob.lastBody, header(bob.lastNotify, "sip-etag")]).toEqual(["", tag]);
    alice.publish({ note: "new" });
    expect(bob.lastBody).toContain("new");
    world.pass(50_000);
    expect(bob.lastBody).toContain("new");
  });

  test("PRS-113 adaptive-min-rate keeps an average: many changes put the next idle NOTIFY off, none bring it near", () => {
    const { world, alice, bob } = desk(";adaptive-min-rate=0.1");
    expect(stateOf(bob.lastNotify)).toContain(";adaptive-min-rate=0.1");
    world.pass(10_000);
    hears(2, bob);
    for (let change = 0; change < 20; change += 1) {
      alice.publish({ note: `change ${change}` });
      world.pass(100);
    }
    hears(22, bob);
    world.pass(20_000);
    hears(22, bob);
    world.pass(15_000);
    hears(23, bob);
    world.pass(400_000);
    const before = bob.notifies.length;
    world.pass(400_000);
    const calm = bob.notifies.length - before;
    expect(calm).toBeGreaterThanOrEqual(36);
    expect(calm).toBeLessThanOrEqual(44);
  });

  test("PRS-118 min-rate and adaptive-min-rate are lowered to max-rate; min-rate not below adaptive-min-rate is ignored", () => {
    const told = (rates: string): string =>
      stateOf(desk(rates).bob.lastNotify).replace("active;expires=3600", "");
    expect(told(";max-rate=0.1;min-rate=0.5")).toBe(";max-rate=0.1;min-rate=0.1");
    expect(told(";max-rate=0.1;adaptive-min-rate=0.5")).toBe(";max-rate=0.1;adaptive-min-rate=0.1");
    expect(told(";min-rate=0.2;adaptive-min-rate=0.1")).toBe(";adaptive-min-rate=0.1");
    expect(told(";min-rate=0.05;adaptive-min-rate=0.1")).toBe(";min-rate=0.05;adaptive-min-rate=0.1");
    expect(told(";min-rate=90")).toBe(";min-rate=1");
  });

  test.each(["0", "0.0", "-1", "100", "1e2", "0.12345678901", "fast", ".5"])(
    "PRS-112 max-rate=%s is not asked for",
    (value) => {
      const { bob, accepted } = desk(`;max-rate=${value}`);
      expect(accepted.status).toBe(200);
      expect(stateOf(bob.lastNotify)).not.toContain("max-rate");
    },
  );

  test("PRS-119 the answer to a NOTIFY changes and drops rates, where the SUBSCRIBE had one; it lasts over a restart", () => {
    const { world, alice, bob } = desk(";max-rate=0.1");
    bob.notifyAnswer = undefined;
    world.pass(10_000);
    alice.publish({ note: "one" });
    bob.answer(bob.lastNotify, 200, ["Event: presence;max-rate=1;min-rate=0.01"]);
    world.pass(1000);
    alice.publish({ note: "two" });
    expect(stateOf(bob.lastNotify)).toContain(";max-rate=1;min-rate=0.01");
    bob.answer(bob.lastNotify, 200, ["Event: presence"]);
    alice.publish({ note: "three" });
    expect(bob.lastBody).toContain("three");
    expect(stateOf(bob.lastNotify)).not.toContain("rate");
    bob.answer(bob.lastNotify, 200, ["Event: presence;max-rate=0.5"]);
    world.crash();
    const again = world.connect("bob");
    const subscription = [...world.engine.views.subscriptions()][0];
    expect(subscription).toBeDefined();
    expect(world.durable.snapshot().subscriptions[0]?.eventParameters).toBe(";max-rate=0.5");
    expect(again.notifies).toEqual([]);
  });

  test("PRS-119 an answer asks for nothing where the SUBSCRIBE did not, nor for another package", () => {
    const { alice, bob } = desk("");
    bob.notifyAnswer = undefined;
    bob.answer(bob.lastNotify, 200, ["Event: presence;max-rate=0.01"]);
    alice.publish({ note: "one" });
    expect(stateOf(bob.lastNotify)).not.toContain("rate");
    const asked = desk(";max-rate=1");
    asked.bob.notifyAnswer = undefined;
    asked.bob.answer(asked.bob.lastNotify, 200, ["Event: dialog;max-rate=0.01"]);
    asked.world.pass(1000);
    asked.alice.publish({ note: "two" });
    expect(stateOf(asked.bob.lastNotify)).toContain(";max-rate=1");
  });

  test("PRS-117 PRS-081 by partial notification what changed meanwhile comes in one difference", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const tag = header(alice.publish({ tuple: "a", note: "first" }), "sip-etag");
    bob.request("SUBSCRIBE", {
      uri: "sip:alice@office.test",
      headers: [
        "Event: presence;max-rate=0.1",
        "Accept: application/pidf+xml;q=0.3, application/pidf-diff+xml",
      ],
    });
    const second = header(
      alice.publish({ tuple: "a", note: "second" }, [`SIP-If-Match: ${tag}`]),
      "sip-etag",
    );
    alice.publish({ tuple: "a", note: "third" }, [`SIP-If-Match: ${second}`]);
    world.pass(10_000);
    hears(2, bob);
    expect(bob.lastBody).toContain("third");
    expect(bob.lastBody).toContain('version="2"');
  });
});
