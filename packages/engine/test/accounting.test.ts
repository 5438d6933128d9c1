import { type AlikeRecord, type ChargingRecord, type RecordSink, recordOfItem } from "@porchlight/accounting";
import type { FederationConfig, ListedPeer } from "@porchlight/routing";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { lastHeard, phone, reply, send } from "./phone";
import { World, type WorldOptions } from "./world";

class Ledger implements RecordSink {
  readonly records: ChargingRecord[] = [];
  takesNotifies = false;
  takesBackEnds = false;
  takesStrangers = true;

  record(record: ChargingRecord): void {
    this.records.push(record);
  }

  recordAlike(record: AlikeRecord): void {
    const [called, session] = JSON.parse(`[${record.party}]`) as [string, string];
    this.records.push(recordOfItem(this.records.length, record.common, { ...record, called, session }));
  }

  takesNotify(): boolean {
    return this.takesNotifies;
  }

  get last(): ChargingRecord | undefined {
    return this.records.at(-1);
  }

  get told(): readonly string[] {
    return this.records.map(({ action, method, status }) => `${method} ${action} ${status}`);
  }
}

function office(options: WorldOptions = {}) {
  const ledger = new Ledger();
  const world = new World({ notifyIntervalMs: 0, accounting: ledger, ...options });
  return { ledger, world, alice: world.connect("alice"), bob: world.connect("bob") };
}

const etag = (response: Parameters<typeof header>[0]): string => header(response, "sip-etag") ?? "";

describe("one record for each final response", () => {
  test("PRS-140 PRV-040 PRV-041 PRV-042 PUBLISH: who, what, when, how long, how large, what came of it", () => {
    const { ledger, world, alice } = office();
    const { callId } = alice.publish({ note: "in" }, ["Expires: 1800"]);
    expect(ledger.records).toHaveLength(1);
    expect(ledger.last).toMatchObject({
      source: "presence",
      role: "originating",
      method: "PUBLISH",
      event: "presence",
      action: "initial",
      expires: 1800,
      session: callId,
      caller: "sip:alice@office.test",
      called: "sip:alice@office.test",
      requestedAt: world.now,
      answeredAt: world.now,
      originatingDomain: "office.test",
      status: 200,
      body: { type: "application/pidf+xml" },
    });
    expect(ledger.last?.body?.octets).toBeGreaterThan(50);
    expect(JSON.stringify(ledger.last)).not.toContain("<note");
  });

  test("PRV-040 initial, modify, refresh, remove", () => {
    const { ledger, alice } = office();
    const first = alice.publish();
    const second = alice.publish({ note: "out" }, [`SIP-If-Match: ${etag(first)}`]);
    const third = alice.republish(etag(second));
    alice.republish(etag(third), ["Expires: 0"]);
    expect(ledger.records.map(({ action }) => action)).toEqual(["initial", "modify", "refresh", "remove"]);
  });

  test("PRV-040 what is granted counts, not what is asked for", () => {
    const { ledger, bob } = office();
    bob.subscribe("alice", ["Expires: 999999999"]);
    expect(ledger.last?.expires).toBeLessThan(999_999_999);
  });

  test("PRV-040 SUBSCRIBE: initial, refresh, end, fetch", () => {
    const { ledger, bob } = office();
    const accepted = bob.subscribe("alice");
    bob.resubscribe(accepted, 900);
    bob.resubscribe(accepted, 901, ["Expires: 0"]);
    bob.subscribe("alice", ["Expires: 0"]);
    expect(ledger.told).toEqual([
      "SUBSCRIBE initial 200",
      "SUBSCRIBE refresh 200",
      "SUBSCRIBE end 200",
      "SUBSCRIBE fetch 200",
    ]);
    for (const record of ledger.records)
      expect(record).toMatchObject({
        caller: "sip:bob@office.test",
        called: "sip:alice@office.test",
        role: "terminating",
      });
  });

  test("PRV-040 REGISTER and other packages", () => {
    const { ledger, world, alice } = office();
    phone(world, "bob");
    alice.subscribe("alice", [], { headers: ["Event: presence.winfo"] });
    expect(ledger.records.map(({ event, method, source }) => `${source} ${method} ${event}`)).toEqual([
      "core REGISTER ",
      "presence SUBSCRIBE presence.winfo",
    ]);
  });

  test("PRV-040 a retransmission makes none", () => {
    const { ledger, world } = office();
    const desk = world.connect("alice", "udp");
    const branch = desk.newBranch();
    const text = desk.text("PUBLISH", { branch, headers: ["Event: presence"], body: "" });
    for (const _ of [1, 2, 3]) desk.sendRaw(text);
    expect(ledger.records).toHaveLength(1);
  });

  test("PRV-040 a commit that is not done yet makes none, one that fails makes one", () => {
    const { ledger, world, alice } = office();
    world.holdCommits = true;
    send(alice, "PUBLISH", { headers: ["Event: presence"], body: PIDF });
    expect(ledger.records).toEqual([]);
    world.pass(40);
    world.failCommits();
    expect(ledger.told).toEqual(["PUBLISH initial 500"]);
    const { answeredAt = 0, requestedAt = 0 } = ledger.last ?? {};
    expect(answeredAt - requestedAt).toBe(40);
  });

  test("PRV-043 what is refused is recorded with its status", () => {
    const { ledger, alice, bob } = office();
    alice.republish("nothing");
    bob.subscribe("nobody");
    bob.request("SUBSCRIBE", { uri: "sip:alice@office.test", headers: ["Event: weather"] });
    alice.request("PUBLISH", { headers: ["Event: presence"], body: "not xml" });
    expect(ledger.records.map(({ status }) => status)).toEqual([412, 404, 489, 400]);
  });

  test("PRV-043 an unauthenticated attempt is recorded as who it claims to be", () => {
    const { ledger, world } = office();
    world.connect("alice", "ws", false).publish();
    expect(ledger.last).toMatchObject({ status: 401, caller: "sip:alice@office.test" });
  });

  test("PRV-043 unauthenticated attempts are left out where that is set", () => {
    const { ledger, world, alice } = office();
    ledger.takesStrangers = false;
    world.connect("alice", "ws", false).publish();
    expect(ledger.records).toEqual([]);
    alice.republish("nothing");
    expect(ledger.told).toEqual(["PUBLISH refresh 412"]);
  });

  test("PRV-045 a NOTIFY that comes in is recorded where NOTIFYs are", () => {
    const { ledger, alice } = office();
    const notify = () =>
      alice.request("NOTIFY", {
        uri: "sip:nobody@office.test",
        to: "<sip:nobody@office.test>;tag=1",
        headers: ["Event: presence", "Subscription-State: active"],
      });
    notify();
    expect(ledger.records).toEqual([]);
    ledger.takesNotifies = true;
    notify();
    expect(ledger.records).toMatchObject([{ method: "NOTIFY", action: "notify" }]);
  });

  test("PRV-040 who asked not to be known is recorded, and that it asked", () => {
    const { ledger, bob } = office();
    bob.subscribe("alice", ["Privacy: id"]);
    expect(ledger.last).toMatchObject({ caller: "sip:bob@office.test", isAnonymous: true });
  });

  test("OPTIONS, ACK and CANCEL make no record", () => {
    const { ledger, alice } = office();
    alice.request("OPTIONS", { uri: "sip:office.test" });
    send(alice, "ACK", { uri: "sip:bob@office.test" });
    send(alice, "CANCEL", { uri: "sip:bob@office.test" });
    expect(ledger.records).toEqual([]);
  });

  test("nothing is asked of an engine without accounting", () => {
    const world = new World();
    expect(world.connect("alice").publish().status).toBe(200);
  });
});

const PIDF = `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@office.test"><tuple id="a"><status><basic>open</basic></status></tuple></presence>`;

describe("what the core passes on", () => {
  const forwarded = (options: WorldOptions = {}) => {
    const { ledger, world } = office(options);
    const [alice, bob] = [phone(world, "alice"), phone(world, "bob")];
    ledger.records.length = 0;
    return { ledger, world, alice, bob };
  };

  test("COR-090 PRV-040 MESSAGE: one record, with the answer of who was called", () => {
    const { ledger, world, alice, bob } = forwarded();
    send(alice, "MESSAGE", { uri: "sip:bob@office.test", body: "hello", contentType: "text/plain" });
    world.pass(25);
    expect(ledger.records).toEqual([]);
    reply(bob, lastHeard(bob, "MESSAGE"), 202);
    expect(ledger.told).toEqual(["MESSAGE forward 202"]);
    expect(ledger.last).toMatchObject({
      source: "core",
      role: "originating",
      caller: "sip:alice@office.test",
      called: "sip:bob@office.test",
      body: { type: "text/plain", octets: 5 },
    });
  });

  test("COR-090 a call: one record for its INVITE, whatever rings before", () => {
    const { ledger, alice, bob } = forwarded();
    send(alice, "INVITE", { uri: "sip:bob@office.test" });
    const invite = lastHeard(bob, "INVITE");
    reply(bob, invite, 180);
    reply(bob, invite, 200);
    reply(bob, invite, 200);
    expect(ledger.told).toEqual(["INVITE forward 200"]);
  });

  test("PRV-043 nobody answers: 408, by timeout", () => {
    const { ledger, world, alice } = forwarded();
    send(alice, "MESSAGE", { uri: "sip:bob@office.test" });
    world.pass(300_000);
    expect(ledger.records).toHaveLength(1);
    expect(ledger.last).toMatchObject({ status: 408, failure: "timeout" });
  });

  test("PRV-044 a charging id is made and goes to trusted places; it is the one of the record", () => {
    const { ledger, world, alice, peer } = abroad("branch.test");
    send(alice, "MESSAGE", { uri: "sip:zoe@branch.test" });
    const message = lastHeard(peer, "MESSAGE");
    reply(peer, message, 200, [
      "P-Charging-Vector: icid-value=theirs",
      "P-Charging-Function-Addresses: ccf=a",
    ]);
    world.pass(0);
    expect(header(message, "p-charging-vector")).toBe(`icid-value=${ledger.last?.chargingId}`);
    expect(ledger.last?.chargingId).not.toBe("");
    const answer = alice.heard.at(-1);
    expect(answer?.headers.has("p-charging-vector")).toBe(false);
    expect(answer?.headers.has("p-charging-function-addresses")).toBe(false);
  });

  test("PRV-044 untrusted places learn nothing of charging", () => {
    const { ledger, alice, peer } = abroad("shy.test");
    send(alice, "MESSAGE", {
      uri: "sip:zoe@shy.test",
      headers: ["P-Charging-Vector: icid-value=mine", "P-Charging-Function-Addresses: ccf=192.0.2.1"],
    });
    const message = lastHeard(peer, "MESSAGE");
    expect(message.headers.has("p-charging-vector")).toBe(false);
    expect(message.headers.has("p-charging-function-addresses")).toBe(false);
    reply(peer, message, 200);
    expect(ledger.last).toMatchObject({ terminatingDomain: "shy.test", chargingId: "mine" });
  });

  test("PRV-044 what a stranger says of charging is not believed", () => {
    const { ledger, world } = office();
    const stranger = world.connect("alice", "ws", false);
    stranger.publish({}, ["P-Charging-Vector: icid-value=forged"]);
    expect(ledger.last?.chargingId).not.toBe("forged");
  });

  function abroad(domain: string) {
    const { ledger, world } = office({ federation });
    const alice = phone(world, "alice");
    const peer = world.connect("peer", "tls");
    peer.notifyAnswer = undefined;
    world.listen("tls", "203.0.113.5", 5061, peer);
    world.hops.set(domain, [{ transport: "tls", address: "203.0.113.5", port: 5061, domain }]);
    ledger.records.length = 0;
    return { ledger, world, alice, peer };
  }
});

const unlimited = { requestsPerSecond: 0, notifiesPerSecond: 0, subscriptions: 0 };
const listed = (domain: string, trust: "trusted" | "untrusted"): ListedPeer => ({
  domain,
  trust,
  limits: unlimited,
  unidentifiedWatchers: false,
  includesAddress: () => false,
});
const federation: FederationConfig = {
  mode: "allow-list",
  peers: [listed("branch.test", "trusted"), listed("shy.test", "untrusted")],
  otherwise: { trust: "untrusted", limits: unlimited, unidentifiedWatchers: false },
};

describe("NOTIFY", () => {
  test("PRV-045 it is recorded where that is switched on, when it is answered", () => {
    const { ledger, alice, bob } = office();
    bob.subscribe("alice");
    ledger.takesNotifies = true;
    alice.publish({ note: "in" });
    expect(ledger.told).toEqual(["SUBSCRIBE initial 200", "PUBLISH initial 200", "NOTIFY notify 200"]);
    expect(ledger.last).toMatchObject({
      caller: "sip:alice@office.test",
      called: "sip:bob@office.test",
      event: "presence",
      body: { type: "application/pidf+xml" },
    });
  });

  test("PRV-043 PRV-045 a watcher that does not answer: 408, by timeout", () => {
    const { ledger, world, alice, bob } = office();
    bob.subscribe("alice");
    bob.notifyAnswer = undefined;
    ledger.takesNotifies = true;
    alice.publish({ note: "in" });
    world.pass(40_000);
    expect(ledger.last).toMatchObject({ method: "NOTIFY", status: 408, failure: "timeout" });
  });
});

describe("lists", () => {
  const FRIENDS = "sip:friends@office.test";
  const services = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="${FRIENDS}"><list><rl:entry uri="sip:bob@office.test"/><rl:entry uri="sip:nobody@office.test"/></list></service></rls-services>`;

  const watchFriends = (alice: Party) =>
    alice.request("SUBSCRIBE", {
      uri: FRIENDS,
      headers: [
        "Event: presence",
        "Supported: eventlist",
        "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
      ],
    });

  const withFriends = () => {
    const made = office();
    made.world.write("rls-services/users/sip:alice@office.test/index", services);
    return made;
  };

  test("PRV-040 a subscription to a list has its address and how many members it has", () => {
    const { ledger, alice } = withFriends();
    watchFriends(alice);
    expect(ledger.records).toHaveLength(1);
    expect(ledger.last).toMatchObject({
      source: "list",
      called: FRIENDS,
      list: { uri: FRIENDS, members: 2 },
    });
  });

  test("PRV-040 each back-end subscription refers to the list", () => {
    const { ledger, alice } = withFriends();
    ledger.takesBackEnds = true;
    watchFriends(alice);
    expect(ledger.records.map(({ called, list, status }) => [called, list?.uri, status])).toEqual([
      ["sip:bob@office.test", FRIENDS, 200],
      ["sip:nobody@office.test", FRIENDS, 404],
      [FRIENDS, FRIENDS, 200],
    ]);
  });
});
