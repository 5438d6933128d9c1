import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const suppress = (tag: string): string[] => [`Suppress-If-Match: ${tag}`];
const tagOf = (party: Party): string => header(party.lastNotify, "sip-etag") ?? "none";
const bodyless = (party: Party): void => {
  expect(header(party.lastNotify, "content-type")).toBeUndefined();
  expect(header(party.lastNotify, "content-length")).toBe("0");
};

describe("bob says which state he has", () => {
  test("PRS-110 PRS-116 a refresh with the tag he was told is answered 204, lives on, and brings no NOTIFY", () => {
    const world = new World();
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice", ["Expires: 600"]);
    const refreshed = bob.resubscribe(accepted, 2, [...suppress(tagOf(bob)), "Expires: 1200"]);
    expect(refreshed.status).toBe(204);
    expect(header(refreshed, "expires")).toBe("1200");
    expect(header(refreshed, "contact")).toBeDefined();
    expect(bob.notifies).toHaveLength(1);
    world.pass(900_000);
    expect([...world.engine.views.subscriptions()]).toHaveLength(1);
  });

  test("PRS-114 after a 204 a change is told with its body and a new tag, and the way back to the old state too", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const published = alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice");
    const first = tagOf(bob);
    const before = bob.lastBody;
    expect(bob.resubscribe(accepted, 2, suppress(first)).status).toBe(204);
    const changed = alice.publish({ note: "gone" }, [`SIP-If-Match: ${header(published, "sip-etag")}`]);
    expect(bob.lastBody).toContain("gone");
    expect(tagOf(bob)).not.toBe(first);
    alice.publish({ note: "here" }, [`SIP-If-Match: ${header(changed, "sip-etag")}`]);
    expect(bob.notifies).toHaveLength(3);
    expect(bob.lastBody).toBe(before);
  });

  test("PRS-110 another tag than the present one is answered as if there were none", () => {
    const world = new World();
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice");
    expect(bob.resubscribe(accepted, 2, suppress("other")).status).toBe(200);
    expect(bob.lastBody).toContain("here");
    expect(bob.notifies).toHaveLength(2);
  });

  test("PRS-110 a new subscription with the tag of an old one: 200 and a NOTIFY without a body, then changes as ever", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob, tablet] = [world.connect("alice"), world.connect("bob"), world.connect("bob")];
    alice.publish({ note: "here" });
    bob.subscribe("alice");
    const tag = tagOf(bob);
    expect(tablet.subscribe("alice", suppress(tag)).status).toBe(200);
    bodyless(tablet);
    expect(tagOf(tablet)).toBe(tag);
    expect(header(tablet.lastNotify, "subscription-state")).toBe("active;expires=3600");
    alice.publish({ note: "also here", tuple: "t2" });
    expect(tablet.lastBody).toContain("also here");
  });

  test("PRS-110 a fetch with the tag: 200 and a last NOTIFY without a body", () => {
    const world = new World();
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    bob.subscribe("alice", ["Expires: 0"]);
    const tag = tagOf(bob);
    expect(bob.subscribe("alice", ["Expires: 0", ...suppress(tag)]).status).toBe(200);
    bodyless(bob);
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
    expect(tagOf(bob)).toBe(tag);
  });

  test("PRS-110 unsubscribing with the tag is answered 204 and ends it without a NOTIFY", () => {
    const world = new World();
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish();
    const accepted = bob.subscribe("alice");
    const left = bob.resubscribe(accepted, 2, [...suppress(tagOf(bob)), "Expires: 0"]);
    expect(left.status).toBe(204);
    expect(header(left, "expires")).toBe("0");
    expect(bob.notifies).toHaveLength(1);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("PRS-114 with * the subscription sleeps: no states, over a crash too, until a SUBSCRIBE without it", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob", "udp")];
    const accepted = bob.subscribe("alice");
    expect(bob.resubscribe(accepted, 2, suppress("*")).status).toBe(204);
    alice.publish({ note: "here" });
    expect(bob.notifies).toHaveLength(1);
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(60_000);
    world.connect("alice").publish({ note: "again", tuple: "t2" });
    for (const notify of bob.notifies.slice(1)) expect(header(notify, "content-length")).toBe("0");
    const awake = world.connect("bob", "udp");
    expect(awake.resubscribe(accepted, 9).status).toBe(200);
    expect(awake.lastBody).toContain("again");
  });

  test("PRS-114 the end of a sleeping subscription is told without a body", () => {
    const world = new World();
    const bob = world.connect("bob");
    const accepted = bob.subscribe("alice", ["Expires: 60"]);
    bob.resubscribe(accepted, 2, [...suppress("*"), "Expires: 60"]);
    world.pass(61_000);
    expect(header(bob.lastNotify, "subscription-state")).toBe("terminated;reason=timeout");
    bodyless(bob);
  });

  test("PRS-111 PRS-115 tags tell views and states apart, and are never *", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    bob.subscribe("alice");
    const seen = [tagOf(bob)];
    let published = alice.publish({ note: "0" });
    for (let n = 1; n < 5; n += 1) {
      published = alice.publish({ note: String(n) }, [`SIP-If-Match: ${header(published, "sip-etag")}`]);
      seen.push(tagOf(bob));
    }
    bob.subscribe("carol");
    seen.push(tagOf(bob));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain("*");
  });

  test("PRS-110 a change on its way beats the tag that was right when he asked", () => {
    const world = new World({ notifyIntervalMs: 0 });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const published = alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice");
    const tag = tagOf(bob);
    world.holdCommits = true;
    alice.sendRaw(
      alice.text("PUBLISH", {
        branch: alice.newBranch(),
        headers: ["Event: presence", `SIP-If-Match: ${header(published, "sip-etag")}`, "Expires: 0"],
      }),
    );
    bob.sendRaw(
      bob.text("SUBSCRIBE", {
        branch: "z9hG4bKrace",
        uri: header(accepted, "contact")?.replace(/[<>]/g, "") ?? "",
        to: header(accepted, "to") ?? "",
        from: header(accepted, "from") ?? "",
        callId: accepted.callId,
        cseq: 2,
        headers: ["Event: presence", ...suppress(tag)],
      }),
    );
    world.releaseCommits();
    expect(bob.responseTo("z9hG4bKrace")?.status).toBe(200);
    expect(bob.lastBody).not.toContain("here");
  });

  test("PRS-110 two tags at once are malformed", () => {
    const bob = new World().connect("bob");
    expect(bob.subscribe("alice", [...suppress("a"), ...suppress("b")]).status).toBe(400);
  });
});
