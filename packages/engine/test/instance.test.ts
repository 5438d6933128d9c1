import { beforeEach, describe, expect, test } from "vitest";
import { header, type Party, type RequestWish } from "./party";
import { World } from "./world";

const TAB = "urn:uuid:11111111-2222-3333-4444-555555555555";
const OTHER_TAB = "urn:uuid:99999999-2222-3333-4444-555555555555";

let world: World;
let alice: Party;

beforeEach(() => {
  world = new World();
  alice = world.connect("alice");
});

const contact = (instance: string, uri = "sip:bob@x.invalid;transport=ws"): RequestWish => ({
  contact: `<${uri}>;+sip.instance="<${instance}>"`,
});

const subscribe = (party: Party, instance = TAB, headers: readonly string[] = []) =>
  party.subscribe("alice", headers, contact(instance));

const watchAlice: RequestWish = {
  uri: "sip:alice@office.test",
  headers: ["Event: presence"],
  ...contact(TAB),
};

const register = (party: Party, instance = TAB) =>
  party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<${party.aor}>`,
    headers: ["Supported: path, outbound, gruu"],
    contact: `<sip:bob@${party.flow.id}.invalid;transport=ws>;reg-id=1;+sip.instance="<${instance}>"`,
  });

const count = (): number => world.engine.views.counts(world.now).subscriptions;
const stored = (): number => world.durable.snapshot().subscriptions.length;
const states = (party: Party) => party.notifies.map((notify) => header(notify, "subscription-state"));

describe("one subscription per instance, resource and package", () => {
  test("a page that is loaded again leaves one, however often it is, in memory and on disk", () => {
    for (let reload = 0; reload < 10; reload += 1) {
      const tab = world.connect("bob");
      register(tab);
      expect(subscribe(tab).status).toBe(200);
      expect(states(tab)).toEqual([expect.stringMatching(/^active/)]);
      world.lose(tab);
    }
    expect([count(), stored()]).toEqual([1, 1]);
  });

  test("after a restart too", () => {
    subscribe(world.connect("bob"));
    world.crash();
    expect(count()).toBe(1);
    subscribe(world.connect("bob"));
    expect([count(), stored()]).toEqual([1, 1]);
  });

  test("SYS-009 what takes a place and what leaves it become durable together: a crash between them leaves one", () => {
    const before = world.connect("bob");
    subscribe(before);
    const [former] = world.durable.snapshot().subscriptions;
    world.lose(before);
    world.holdCommits = true;
    const after = world.connect("bob");
    after.sendRaw(after.text("SUBSCRIBE", { ...watchAlice, branch: after.newBranch() }));
    expect(world.heldCommits.map(({ records }) => records.map(({ kind }) => kind))).toEqual([
      ["subscription-put", "subscription-delete"],
    ]);
    expect(world.heldCommits[0]?.records[1]).toEqual({ kind: "subscription-delete", id: former?.id });
    world.releaseCommits();
    expect([count(), stored()]).toEqual([1, 1]);
  });

  test("a place that could not be taken is not lost", () => {
    const before = world.connect("bob");
    subscribe(before);
    world.lose(before);
    world.holdCommits = true;
    const after = world.connect("bob");
    after.sendRaw(after.text("SUBSCRIBE", { ...watchAlice, branch: after.newBranch() }));
    world.failCommits();
    expect([count(), stored()]).toEqual([1, 1]);
  });

  test("what the page before has told is not told again: an entity-tag spares the body", () => {
    alice.publish({ note: "here" });
    const before = world.connect("bob");
    subscribe(before);
    const tag = header(before.lastNotify, "sip-etag");
    world.lose(before);
    const after = world.connect("bob");
    subscribe(after, TAB, [`Suppress-If-Match: ${tag}`]);
    expect([after.notifies.length, after.lastBody, header(after.lastNotify, "sip-etag")]).toEqual([
      1,
      "",
      tag,
    ]);
    expect(count()).toBe(1);
  });

  test("two tabs are two instances: neither loses anything by the other", () => {
    const [one, two] = [world.connect("bob"), world.connect("bob")];
    subscribe(one, TAB);
    subscribe(two, OTHER_TAB);
    world.lose(one);
    subscribe(world.connect("bob"), OTHER_TAB);
    expect(count()).toBe(3);
    expect(states(two)).toEqual([expect.stringMatching(/^active/)]);
  });

  test.each([
    ["another resource", (tab: Party) => tab.subscribe("carol", [], contact(TAB))],
    ["another package", (tab: Party) => tab.subscribe("bob", ["Event: presence.winfo"], contact(TAB))],
    [
      "another Event id",
      (tab: Party) =>
        tab.request("SUBSCRIBE", {
          uri: "sip:alice@office.test",
          headers: ["Event: presence;id=2"],
          ...contact(TAB),
        }),
    ],
    ["a fetch", (tab: Party) => tab.subscribe("alice", ["Expires: 0"], contact(TAB))],
  ])("%s takes nobody's place", (_, other) => {
    const before = world.connect("bob");
    subscribe(before);
    world.lose(before);
    other(world.connect("bob"));
    expect(world.durable.snapshot().subscriptions.map(({ presentity }) => presentity)).toContain(
      "sip:alice@office.test",
    );
  });

  test("nor does somebody else with the same instance", () => {
    const before = world.connect("bob");
    subscribe(before);
    world.lose(before);
    world.connect("carol").subscribe("alice", [], contact(TAB));
    expect(count()).toBe(2);
  });

  test("a page may subscribe twice over its connection", () => {
    const tab = world.connect("bob");
    subscribe(tab);
    subscribe(tab);
    expect(count()).toBe(2);
    expect(states(tab)).toEqual([expect.stringMatching(/^active/), expect.stringMatching(/^active/)]);
  });

  test("a connection whose loss nobody noticed: the instance has registered over another, and the old dialog is told its end there", () => {
    const before = world.connect("bob");
    register(before);
    subscribe(before);
    const after = world.connect("bob");
    register(after);
    subscribe(after);
    expect(count()).toBe(1);
    expect(states(before).at(-1)).toBe("terminated;reason=deactivated");
    alice.publish({ note: "news" });
    world.pass(2000);
    expect(after.lastBody).toContain("news");
    expect(before.notifies).toHaveLength(2);
  });

  test("two connections that both stand and share an instance do not end each other for ever", () => {
    const [one, two] = [world.connect("bob"), world.connect("bob")];
    for (const tab of [one, two]) {
      register(tab);
      subscribe(tab);
    }
    expect(states(one).at(-1)).toBe("terminated;reason=deactivated");
    subscribe(one);
    expect(states(two)).toEqual([expect.stringMatching(/^active/)]);
    expect(count()).toBe(2);
  });

  test("without a word of the registrar a connection that stands is taken for what it seems", () => {
    subscribe(world.connect("bob"));
    subscribe(world.connect("bob"));
    expect(count()).toBe(2);
  });

  test("a phone that started again is asked in its old dialog, which it does not know", () => {
    const phone = world.connect("bob", "udp");
    const wish = contact(TAB, `sip:bob@${phone.flow.remoteAddress}:${phone.flow.remotePort}`);
    const first = phone.subscribe("alice", [], wish);
    phone.notifyAnswer = undefined;
    phone.subscribe("alice", [], wish);
    const asked = phone.notifies.slice(1);
    expect(asked.map(({ callId }) => callId)).toContain(first.callId);
    for (const notify of asked) phone.answer(notify, notify.callId === first.callId ? 481 : 200);
    expect([count(), stored()]).toEqual([1, 1]);
  });

  test("the instance is known by a GRUU too", () => {
    const before = world.connect("bob");
    const gruu = (party: Party): string =>
      /pub-gruu="([^"]+)"/.exec(register(party).headers.raw("contact").join())?.[1] ?? "";
    before.subscribe("alice", [], { contact: `<${gruu(before)}>` });
    world.lose(before);
    const after = world.connect("bob");
    after.subscribe("alice", [], { contact: `<${gruu(after)}>` });
    expect(count()).toBe(1);
    world.lose(after);
    const forged = gruu(world.connect("bob")).replace(/.$/, "x");
    world.connect("bob").subscribe("alice", [], { contact: `<${forged}>` });
    expect(count()).toBe(2);
  });

  test("what is replaced makes room under a limit", () => {
    world = new World({ limits: { subscriptionsPerWatcher: 1 } });
    const before = world.connect("bob");
    subscribe(before);
    world.lose(before);
    expect(subscribe(world.connect("bob")).status).toBe(200);
    expect(subscribe(world.connect("bob"), OTHER_TAB).status).toBe(403);
  });

  test("a watcher that waits for a decision waits once", () => {
    world = new World({
      policy: { anonymousMode: "oma", defaultHandling: { ownDomain: "confirm", others: "confirm" } },
    });
    for (let reload = 0; reload < 3; reload += 1) {
      const tab = world.connect("bob");
      expect(subscribe(tab).status).toBe(202);
      world.lose(tab);
    }
    expect([count(), world.durable.snapshot().waiting.length]).toEqual([1, 0]);
  });
});

describe("subscriptions outlive the connection", () => {
  test("a network change: the dialog goes on with the newest state, once, and what did not change is not told", () => {
    alice.publish({ note: "first" });
    const before = world.connect("bob");
    const accepted = subscribe(before);
    const tag = header(before.lastNotify, "sip-etag");
    world.lose(before);
    const quiet = world.connect("bob");
    expect(quiet.resubscribe(accepted, 50, [`Suppress-If-Match: ${tag}`]).status).toBe(204);
    expect(quiet.notifies).toHaveLength(0);
    world.lose(quiet);
    world.pass(2000);
    const published = alice.publish({ note: "second" });
    world.pass(2000);
    alice.publish({ note: "third" }, [`SIP-If-Match: ${header(published, "sip-etag")}`]);
    world.pass(2000);
    const after = world.connect("bob");
    expect(after.resubscribe(accepted, 51, [`Suppress-If-Match: ${tag}`]).status).toBe(200);
    expect(after.notifies).toHaveLength(1);
    expect(after.lastBody).toContain("third");
  });

  test("a restart: nothing is sent before the watcher is back, then the state once, or nothing when it has it", () => {
    alice.publish({ note: "first" });
    const before = world.connect("bob");
    const accepted = subscribe(before);
    const tag = header(before.lastNotify, "sip-etag");
    world.crash();
    const after = world.connect("bob");
    world.pass(60_000);
    expect(after.notifies).toHaveLength(0);
    const again = after.resubscribe(accepted, 50, [`Suppress-If-Match: ${tag}`]);
    expect([again.status, after.notifies.length]).toEqual([204, 0]);
    expect([count(), stored()]).toEqual([1, 1]);
  });
});
