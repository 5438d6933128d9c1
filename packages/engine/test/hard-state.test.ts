import { describe, expect, test } from "vitest";
import { header } from "./party";
import { ALICE_RULES, components, one, rule, ruleset, sphere } from "./rules";
import { World } from "./world";

const HARD = "pidf-manipulation/users/sip:alice@office.test/index";
const quick = { notifyIntervalMs: 0 };

const state = (note: string, more = ""): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test"><tuple id="hard"><status><basic>closed</basic></status><note>${note}</note></tuple>${more}</presence>`;

describe("what alice keeps in her document", () => {
  test("FLW-029 F25 PRS-130 is one more source: it stays when all publications expire, and over a crash", () => {
    const world = new World(quick);
    const [alice, bob] = [world.connect("alice"), world.connect("bob", "udp")];
    bob.subscribe("alice", ["Expires: 7200"]);
    world.write(HARD, state("on paper"));
    expect(bob.lastBody).toContain("on paper");
    alice.publish({ note: "in person" }, ["Expires: 60"]);
    expect(bob.lastBody).toContain("in person");
    expect(bob.lastBody).toContain("on paper");
    world.pass(61_000);
    expect(bob.lastBody).not.toContain("in person");
    expect(bob.lastBody).toContain("on paper");
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(1000);
    expect(bob.lastBody).toContain("on paper");
    world.write(HARD, state("rewritten"));
    expect(bob.lastBody).toContain("rewritten");
    world.write(HARD);
    expect(bob.lastBody).not.toContain("tuple");
  });

  test("PRS-130 it is there for whoever comes first", () => {
    const world = new World(quick);
    world.write(HARD, state("on paper"));
    const bob = world.connect("bob");
    bob.subscribe("alice", ["Expires: 0"]);
    expect(bob.lastBody).toContain("on paper");
  });

  test("PRS-130 on a device it gives way to every publication", () => {
    const world = new World(quick);
    const device = (note: string) =>
      `<dm:device id="d"><dm:deviceID>urn:uuid:48662e19-5fbf-43fc-a2fd-d23002787599</dm:deviceID><dm:note>${note}</dm:note></dm:device>`;
    world.write(HARD, state("on paper", device("old words")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const body = state("in person", device("new words")).replaceAll("hard", "soft");
    alice.request("PUBLISH", { headers: ["Event: presence"], body });
    world.write(HARD, state("on paper again", device("old words")));
    bob.subscribe("alice");
    expect(bob.lastBody).toContain("new words");
    expect(bob.lastBody).not.toContain("old words");
  });

  test("PRS-130 PUBLISH cannot touch it, and it is no publication: no sphere, no entity-tag", () => {
    const world = new World(quick);
    world.write(
      HARD,
      state("on paper", "<dm:person id='p'><rpid:sphere><rpid:work/></rpid:sphere></dm:person>"),
    );
    world.write(ALICE_RULES, ruleset(rule(`${one("bob")}${sphere("work")}`, "allow", components)));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    expect(bob.subscribe("alice").status).toBe(403);
    expect(alice.republish("hard-state", ["Expires: 0"]).status).toBe(412);
    expect(world.engine.views.presentity("sip:alice@office.test")).toEqual([]);
    alice.subscribe("alice");
    expect(alice.lastBody).toContain("on paper");
    expect(header(alice.lastNotify, "subscription-state")).toContain("active");
  });

  test("PRS-130 what cannot be read is as if it were not there", () => {
    const world = new World(quick);
    world.write(HARD, "<presence/>");
    const bob = world.connect("bob");
    expect(bob.subscribe("alice").status).toBe(200);
    expect(bob.lastBody).not.toContain("tuple");
  });
});
