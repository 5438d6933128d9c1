import { describe, expect, test } from "vitest";
import type { Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World } from "./world";

const quick = { notifyIntervalMs: 0, restartSpreadMs: 0 };
const HOUR = 3_600_000;

const at = (hours: number): string => new Date(Date.UTC(2026, 0, 5, 9 + hours)).toISOString();
const location = (expiry: string): string =>
  `<gp:geopriv xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"><gp:location-info><x:place xmlns:x="urn:x">Dublin</x:place></gp:location-info><gp:usage-rules><gp:retention-expiry>${expiry}</gp:retention-expiry></gp:usage-rules></gp:geopriv>`;
const timed = (from: string, until: string): string =>
  `<ts:timed-status xmlns:ts="urn:ietf:params:xml:ns:pidf:timed-status" from="${from}" until="${until}"><ts:basic>closed</ts:basic></ts:timed-status>`;
const state = (inTuple: string, inPerson = ""): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" entity="sip:alice@office.test"><tuple id="t"><status><basic>open</basic></status>${inTuple}</tuple><dm:person id="p">${inPerson}</dm:person></presence>`;

const say = (alice: Party, body: string) =>
  alice.request("PUBLISH", { headers: ["Event: presence", "Expires: 86400"], body });

function watched(world: World): Party {
  const bob = world.connect("bob", "udp");
  world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
  bob.subscribe("alice", ["Expires: 86400"]);
  return bob;
}

describe("time passes over what alice published", () => {
  test("PRS-065 bob hears when her location may be kept no longer, and of nothing in between", () => {
    const world = new World(quick);
    const bob = watched(world);
    say(world.connect("alice"), state("", location(at(2))));
    expect(bob.lastBody).toContain("Dublin");
    const heard = bob.notifies.length;
    world.pass(2 * HOUR - 1);
    expect(bob.notifies).toHaveLength(heard);
    world.pass(1);
    expect(bob.notifies).toHaveLength(heard + 1);
    expect(bob.lastBody).not.toContain("Dublin");
    world.pass(20 * HOUR);
    expect(bob.notifies).toHaveLength(heard + 1);
  });

  test("PRS-065 PRS-042 who is not shown her location does not hear that it goes", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      ruleset(rule(one("bob"), "allow", "<pr:provide-persons><pr:all-persons/></pr:provide-persons>")),
    );
    const bob = watched(world);
    say(world.connect("alice"), state("", location(at(2))));
    expect(bob.lastBody).not.toContain("Dublin");
    const heard = bob.notifies.length;
    world.pass(3 * HOUR);
    expect(bob.notifies).toHaveLength(heard);
  });

  test("PRS-069 her status changes at the times she announced, also over a crash between them", () => {
    const world = new World(quick);
    const bob = watched(world);
    say(world.connect("alice"), state(timed(at(2), at(4))));
    expect(bob.lastBody).toContain("timed-status");
    world.pass(HOUR);
    world.crash();
    world.pass(0);
    const heard = bob.notifies.length;
    world.pass(HOUR);
    expect(bob.notifies).toHaveLength(heard + 1);
    expect(bob.lastBody).toContain("<basic>closed</basic>");
    expect(bob.lastBody).not.toContain("timed-status");
    world.crash();
    world.pass(2 * HOUR);
    expect(bob.lastBody).toContain("<basic>open</basic>");
  });

  test("PRS-069 a server that was down when the time came shows what is so now", () => {
    const world = new World(quick);
    const bob = watched(world);
    say(world.connect("alice"), state(timed(at(2), at(4)), location(at(1))));
    world.now = (world.now + 3 * HOUR) as typeof world.now;
    world.crash();
    world.pass(0);
    expect(bob.lastBody).toContain("<basic>closed</basic>");
    expect(bob.lastBody).not.toContain("Dublin");
  });

  test("PRS-069 a change that is slow to be stored means the same before a restart and after it", () => {
    const world = new World(quick);
    const bob = watched(world);
    const alice = world.connect("alice");
    const tag = say(alice, state("")).headers.first("sip-etag") ?? "";
    world.holdCommits = true;
    const headers = ["Event: presence", `SIP-If-Match: ${tag}`];
    const body = state(timed(new Date(world.now + 1000).toISOString(), at(4)));
    alice.sendRaw(alice.text("PUBLISH", { branch: alice.newBranch(), headers, body }));
    world.pass(2000);
    world.releaseCommits();
    expect(bob.lastBody).toContain("<basic>closed</basic>");
    world.crash();
    world.pass(0);
    expect(bob.lastBody).toContain("<basic>closed</basic>");
  });

  test("PRS-004 what she takes back before its time does nothing later", () => {
    const world = new World(quick);
    const bob = watched(world);
    const alice = world.connect("alice");
    const tag = say(alice, state(timed(at(2), at(4)))).headers.first("sip-etag") ?? "";
    alice.republish(tag, ["Expires: 0"]);
    const heard = bob.notifies.length;
    world.pass(10 * HOUR);
    expect(bob.notifies).toHaveLength(heard);
  });

  test("nobody watches and nothing is published any more: no timer is left", () => {
    const world = new World(quick);
    const alice = world.connect("alice", "tcp");
    const tag = say(alice, state(timed(at(2), at(4)))).headers.first("sip-etag") ?? "";
    alice.republish(tag, ["Expires: 0"]);
    world.pass(60_000);
    expect(world.engine.nextDeadline()).toBeUndefined();
  });
});
