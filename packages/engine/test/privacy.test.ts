import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import {
  ALICE_INDEX,
  ALICE_LISTS,
  ALICE_RULES,
  anonymous,
  components,
  everything,
  lists,
  many,
  one,
  onList,
  others,
  rule,
  ruleset,
  sphere,
  validity,
} from "./rules";
import { World } from "./world";

const state = (party: Party): string =>
  header(party.lastNotify, "subscription-state")?.replace(/;expires=\d+/, "") ?? "none";
const isBare = (party: Party): boolean => header(party.lastNotify, "content-length") === "0";

/** Sends at once what there is to send. */
const quick = { notifyIntervalMs: 0 };

const rich = (parts: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@office.test">${parts}</presence>`;
const person = (content: string): string => rich(`<dm:person id="p1">${content}</dm:person>`);
const publish = (alice: Party, body: string, tag?: string) =>
  alice.request("PUBLISH", {
    headers: ["Event: presence", ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
    body,
  });

describe("what alice decided before bob asked", () => {
  test("POL-031 FLW-006 block is 403, and nothing is kept", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "block")));
    const bob = world.connect("bob");
    expect(bob.subscribe("alice").status).toBe(403);
    expect(bob.notifies).toEqual([]);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("PRS-044 block is 603 where the operator says so", () => {
    const world = new World({ ...quick, watchers: { blockStatus: 603 } });
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "block")));
    expect(world.connect("bob").subscribe("alice").status).toBe(603);
  });

  test("POL-032 PRS-043 PRS-045 confirm is 202 with a NOTIFY that is pending and bare, whatever is published", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "secret" });
    const accepted = bob.subscribe("alice");
    expect(accepted.status).toBe(202);
    expect(header(bob.lastNotify, "subscription-state")).toBe("pending;expires=3600");
    expect(isBare(bob)).toBe(true);
    expect(header(bob.lastNotify, "sip-etag")).toBeUndefined();
    alice.publish({ note: "more", tuple: "t2" });
    expect(bob.notifies).toHaveLength(1);
    expect(bob.resubscribe(accepted, 2).status).toBe(202);
    expect(isBare(bob)).toBe(true);
  });

  test("POL-032 confirm is 200 by the switch pendingStatus", () => {
    const world = new World({ ...quick, watchers: { pendingStatus: 200 } });
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    const bob = world.connect("bob");
    expect(bob.subscribe("alice").status).toBe(200);
    expect(state(bob)).toBe("pending");
  });

  test("POL-070 POL-071 she always sees herself; where there is a document nobody else does unless a rule says so", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset());
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "mine" });
    expect(alice.subscribe("alice").status).toBe(200);
    expect(alice.lastBody).toContain("mine");
    expect(bob.subscribe("alice").status).toBe(403);
  });

  test("POL-004 rules that cannot be read any more let only her in", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      "<cr:ruleset xmlns:cr='urn:ietf:params:xml:ns:common-policy'><cr:rule/></cr:ruleset>",
    );
    expect(world.connect("bob").subscribe("alice").status).toBe(403);
    expect(world.connect("alice").subscribe("alice").status).toBe(200);
    world.write(ALICE_RULES, "no xml");
    expect(world.connect("bob").subscribe("alice").status).toBe(403);
  });

  test("POL-001 POL-029 the OMA document alone when it is there, else all IETF documents together", () => {
    const world = new World(quick);
    world.write(ALICE_INDEX, ruleset(rule(one("bob"), "allow")));
    world.write("pres-rules/users/sip:alice@office.test/friends/carol", ruleset(rule(one("carol"), "allow")));
    expect(world.connect("bob").subscribe("alice").status).toBe(200);
    expect(world.connect("carol").subscribe("alice").status).toBe(200);
    world.write(ALICE_RULES, ruleset(rule(one("carol"), "allow")));
    expect(world.connect("bob").subscribe("alice").status).toBe(403);
    expect(world.connect("carol").subscribe("alice").status).toBe(200);
  });

  test("POL-005 a rule without conditions is for everybody", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule("", "allow")));
    expect(world.connect("bob").subscribe("alice").status).toBe(200);
  });

  test("POL-030 POL-041 the most permissive of all matching rules, in any order", () => {
    for (const handlings of [
      ["block", "allow"],
      ["allow", "block"],
    ] as const) {
      const world = new World(quick);
      world.write(ALICE_RULES, ruleset(...handlings.map((handling) => rule(one("bob"), handling))));
      expect(world.connect("bob").subscribe("alice").status).toBe(200);
    }
  });

  test("PRS-107 FLW-013 a fetch of an undecided watcher: 202, a bare last NOTIFY, and a waiting entry", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "confirm")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "secret" });
    expect(bob.subscribe("alice", ["Expires: 0"]).status).toBe(202);
    expect(state(bob)).toBe("terminated;reason=timeout");
    expect(isBare(bob)).toBe(true);
    expect([...world.engine.views.waiting()]).toMatchObject([{ watcher: "sip:bob@office.test" }]);
  });
});

describe("polite blocking", () => {
  const shape = (party: Party) => ({
    frames: party.frames.map((frame) =>
      frame
        .replace(/(branch=|tag=|Call-ID: |SIP-ETag: |sip:|<)[^\s;>"@]+/g, "$1x")
        .replaceAll(/sip:x@[\w.:]+/g, "sip:y")
        .replaceAll(/192\.0\.2\.\d+:\d+/g, "address"),
    ),
  });

  test("PRS-046 FLW-007 bob is told the same as of somebody he may watch who never publishes", () => {
    for (const emptyState of ["none", "closed"] as const) {
      const world = new World({ ...quick, presence: { emptyState } });
      world.write(ALICE_RULES, ruleset(rule(one("bob"), "polite-block")));
      const alice = world.connect("alice");
      const published = alice.publish({ note: "secret" });
      const [polite, open] = ["alice", "carol"].map((presentity) => {
        const bob = world.connect("bob");
        const accepted = bob.subscribe(presentity, ["Expires: 600"]);
        alice.publish({ note: "more" }, [`SIP-If-Match: ${header(published, "sip-etag")}`]);
        world.pass(300_000);
        bob.resubscribe(accepted, 2, ["Expires: 600"]);
        bob.resubscribe(accepted, 3, ["Expires: 0"]);
        return bob;
      });
      if (polite === undefined || open === undefined) throw new Error("two watchers");
      expect(shape(polite)).toEqual(shape(open));
      expect(polite.lastBody.replaceAll("alice", "carol")).toBe(open.lastBody);
    }
  });

  test("PRS-046 no publication, change or expiry ever reaches him", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "polite-block")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    bob.subscribe("alice");
    alice.publish({ note: "here" });
    alice.publish({ note: "there", tuple: "t2" }, ["Expires: 60"]);
    world.pass(120_000);
    expect(bob.notifies).toHaveLength(1);
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).not.toContain("note");
  });
});

describe("alice changes her mind while bob watches", () => {
  const watched = (first: string, options = {}) => {
    const world = new World({ ...quick, ...options });
    world.write(ALICE_RULES, first);
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const published = alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice");
    return { world, alice, bob, accepted, published };
  };
  const bobs = (handling: "allow" | "block" | "confirm" | "polite-block"): string =>
    ruleset(rule(one("bob"), handling));

  test("POL-034 allow to block: terminated, rejected, without a document", () => {
    const { world, bob, accepted } = watched(bobs("allow"));
    world.write(ALICE_RULES, bobs("block"));
    expect(state(bob)).toBe("terminated;reason=rejected");
    expect(isBare(bob)).toBe(true);
    expect(bob.resubscribe(accepted, 2).status).toBe(481);
  });

  test("POL-033 allow to confirm: pending at once, and documents stop; a crash does not bring them back", () => {
    const { world, alice, bob } = watched(bobs("allow"));
    world.write(ALICE_RULES, bobs("confirm"));
    expect(state(bob)).toBe("pending");
    expect(isBare(bob)).toBe(true);
    alice.publish({ note: "secret", tuple: "t2" });
    expect(bob.notifies).toHaveLength(2);
    world.crash();
    expect([...world.engine.views.subscriptions()]).toMatchObject([{ state: "pending" }]);
  });

  test("POL-035 PRS-041 confirm to allow: active with the document at once, in spite of the merge window", () => {
    const { world, bob } = watched(bobs("confirm"), { notifyIntervalMs: 60_000 });
    world.write(ALICE_RULES, bobs("allow"));
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).toContain("here");
  });

  test("POL-037 allow to polite-block and back: the documents change, the state stays", () => {
    const { world, bob } = watched(bobs("allow"));
    world.write(ALICE_RULES, bobs("polite-block"));
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).not.toContain("here");
    world.write(ALICE_RULES, bobs("allow"));
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).toContain("here");
  });

  test("POL-032 POL-034 confirm to block, and confirm to polite-block", () => {
    const one = watched(bobs("confirm"));
    one.world.write(ALICE_RULES, bobs("block"));
    expect(state(one.bob)).toBe("terminated;reason=rejected");
    const other = watched(bobs("confirm"));
    other.world.write(ALICE_RULES, bobs("polite-block"));
    expect(state(other.bob)).toBe("active");
    expect(other.bob.lastBody).not.toContain("here");
  });

  test("FLW-017 POL-003 POL-064 only those hear of a change whose own view changed", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      ruleset(rule(one("bob", "carol"), "allow", `${components}<pr:provide-note>true</pr:provide-note>`)),
    );
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    alice.publish({ note: "here" });
    bob.subscribe("alice");
    carol.subscribe("alice");
    world.write(
      ALICE_RULES,
      ruleset(
        rule(one("bob"), "allow", `${components}<pr:provide-note>true</pr:provide-note>`),
        rule(one("carol"), "allow", components),
      ),
    );
    expect(bob.notifies).toHaveLength(1);
    expect(carol.notifies).toHaveLength(2);
    expect(carol.lastBody).not.toContain("here");
    world.write(
      ALICE_RULES,
      ruleset(
        rule(
          one("bob", "carol"),
          "allow",
          `${components}<pr:provide-note>true</pr:provide-note><pr:provide-mood>true</pr:provide-mood>`,
        ),
      ),
    );
    expect(bob.notifies).toHaveLength(1);
  });

  test("POL-003 the document is deleted: the default of the operator decides again", () => {
    const { world, bob } = watched(bobs("confirm"));
    world.write(ALICE_RULES);
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).toContain("here");
  });

  test("POL-003 a rule that changes while the SUBSCRIBE is on its way to the disk counts", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, bobs("allow"));
    const bob = world.connect("bob");
    world.holdCommits = true;
    bob.sendRaw(
      bob.text("SUBSCRIBE", {
        branch: "z9hG4bKrace",
        uri: "sip:alice@office.test",
        headers: ["Event: presence"],
      }),
    );
    world.write(ALICE_RULES, bobs("block"));
    world.releaseCommits();
    expect(bob.responseTo("z9hG4bKrace")?.status).toBe(403);
    expect(bob.notifies).toEqual([]);
    world.crash();
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("POL-034 rejected while his phone is away: not a word more, and it is told when it can be reached", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, bobs("allow"));
    const bob = world.connect("bob", "udp");
    bob.subscribe("alice");
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.lose(bob);
    world.write(ALICE_RULES, bobs("block"));
    expect(state(bob)).toBe("terminated;reason=rejected");
  });
});

describe("conditions, live", () => {
  test("POL-015 POL-016 a validity begins and ends by itself", () => {
    const world = new World(quick);
    const at = world.now;
    world.write(
      ALICE_RULES,
      ruleset(
        rule(`${one("bob")}${validity(at + 10_000, at + 20_000)}`, "allow"),
        rule(one("bob"), "polite-block"),
      ),
    );
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    bob.subscribe("alice");
    world.pass(9_000);
    expect(bob.lastBody).not.toContain("here");
    world.pass(1_000);
    expect(bob.lastBody).toContain("here");
    world.pass(10_000);
    expect(bob.lastBody).not.toContain("here");
    expect(bob.notifies).toHaveLength(3);
  });

  test("POL-016 a rule that runs out ends a subscription by itself, after a crash too", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      ruleset(rule(`${one("bob")}${validity(world.now - 1000, world.now + 60_000)}`, "allow")),
    );
    const bob = world.connect("bob", "udp");
    bob.subscribe("alice");
    world.listen("udp", bob.flow.remoteAddress, bob.flow.remotePort, bob);
    world.crash();
    world.pass(61_000);
    expect(state(bob)).toBe("terminated;reason=rejected");
  });

  test("POL-012 POL-013 POL-014 the sphere she publishes opens and closes; where two differ there is none", () => {
    const world = new World(quick);
    const shown = `${components}<pr:provide-note>true</pr:provide-note>`;
    world.write(
      ALICE_RULES,
      ruleset(
        rule(`${one("bob")}${sphere("Home garden")}`, "allow", shown),
        rule(one("bob"), "polite-block"),
      ),
    );
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    bob.subscribe("alice");
    const at = (place: string) =>
      person(`<rpid:sphere><rpid:${place}/></rpid:sphere><dm:note>at ${place}</dm:note>`);
    const home = publish(alice, at("home"));
    expect(bob.lastBody).toContain("at home");
    expect(bob.lastBody).not.toContain("sphere");
    const tablet = publish(alice, at("work"));
    expect(bob.lastBody).not.toContain("note");
    alice.republish(header(tablet, "sip-etag") ?? "", ["Expires: 0"]);
    expect(bob.lastBody).toContain("at home");
    publish(alice, at("work"), header(home, "sip-etag"));
    expect(bob.lastBody).not.toContain("note");
  });

  test("POL-020 POL-021 lists decide, and a change of one is a change of the decision", () => {
    const world = new World(quick);
    world.write(ALICE_LISTS, lists({ friends: [], foes: [] }));
    world.write(
      ALICE_RULES,
      ruleset(rule(onList("friends"), "allow"), rule(onList("foes"), "block"), rule(others, "confirm")),
    );
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    alice.publish({ note: "here" });
    expect(bob.subscribe("alice").status).toBe(202);
    expect(carol.subscribe("alice").status).toBe(202);
    world.write(ALICE_LISTS, lists({ friends: ["bob"], foes: ["carol"] }));
    expect(state(bob)).toBe("active");
    expect(bob.lastBody).toContain("here");
    expect(state(carol)).toBe("terminated;reason=rejected");
    world.write(ALICE_LISTS);
    expect(state(bob)).toBe("pending");
  });

  test("POL-020 a list that is missing grants nothing until it is created", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(onList("friends"), "allow"), rule(others, "confirm")));
    const bob = world.connect("bob");
    bob.subscribe("alice");
    expect(state(bob)).toBe("pending");
    world.write(ALICE_LISTS, lists({ friends: ["bob"] }));
    expect(state(bob)).toBe("active");
  });

  test("POL-024 POL-025 whoever is on the list of the blocked is nobody's other", () => {
    const world = new World(quick);
    world.write(ALICE_LISTS, lists({ foes: ["bob"] }));
    world.write(ALICE_RULES, ruleset(rule(onList("foes"), "block"), rule(others, "confirm")));
    expect(world.connect("bob").subscribe("alice").status).toBe(403);
    expect(world.connect("carol").subscribe("alice").status).toBe(202);
  });

  test("POL-023 a list of somebody else counts only where the operator allows it, and then its changes too", () => {
    const foreign = "resource-lists/users/sip:carol@office.test/index";
    const rules = ruleset(
      rule(onList("team").replace("sip:alice@office.test", "sip:carol@office.test"), "allow"),
      rule(others, "confirm"),
    );
    for (const foreignListsAllowed of [false, true]) {
      const world = new World({ ...quick, foreignListsAllowed });
      world.write(ALICE_RULES, rules);
      const bob = world.connect("bob");
      bob.subscribe("alice");
      world.write(foreign, lists({ team: ["bob"] }));
      expect(state(bob)).toBe(foreignListsAllowed ? "active" : "pending");
    }
  });
});

describe("who asks", () => {
  const from = "<sip:anonymous@anonymous.invalid>;tag=x";

  test("POL-026 PRS-049 asking anonymously only rules for anonymous requests and for all match", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow"), rule(anonymous, "polite-block")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob", "ws", true)];
    alice.publish({ note: "here" });
    const asserted = ["P-Asserted-Identity: <sip:bob@office.test>", "Privacy: id"];
    expect(bob.subscribe("alice", asserted, { from }).status).toBe(200);
    expect(bob.lastBody).not.toContain("here");
    expect(bob.subscribe("alice", ["P-Asserted-Identity: <sip:bob@office.test>"]).status).toBe(200);
    expect(bob.lastBody).toContain("here");
  });

  test("POL-027 in the mode of RFC 5025 the asserted identity counts all the same", () => {
    const world = new World({
      ...quick,
      policy: { anonymousMode: "rfc5025", defaultHandling: { ownDomain: "block", others: "block" } },
    });
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow"), rule(anonymous, "block")));
    const bob = world.connect("bob");
    expect(
      bob.subscribe("alice", ["P-Asserted-Identity: <sip:bob@office.test>", "Privacy: id"], { from }).status,
    ).toBe(200);
  });

  test("POL-017 of two asserted identities either may match, and an exception hits through either", () => {
    const world = new World(quick);
    const both = ["P-Asserted-Identity: <sip:bob@office.test>, <tel:+4930123>"];
    world.write(
      ALICE_RULES,
      ruleset(rule('<cr:identity><cr:one id="tel:+4930123"/></cr:identity>', "allow")),
    );
    const bob = world.connect("bob");
    expect(bob.subscribe("alice", both).status).toBe(200);
    world.write(
      ALICE_RULES,
      ruleset(rule('<cr:identity><cr:many><cr:except id="tel:+4930123"/></cr:many></cr:identity>', "allow")),
    );
    expect(state(bob)).toBe("terminated;reason=rejected");
  });

  test("POL-018 POL-007 an alias is another watcher, and so is another scheme", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      ruleset(rule('<cr:identity><cr:one id="sips:bob@office.test"/></cr:identity>', "allow")),
    );
    expect(world.connect("bob").subscribe("alice").status).toBe(403);
  });

  test("POL-019 PRS-059 nobody at all is refused; where the operator lets such in, confirm is block", () => {
    const nobody = { from };
    const closed = new World(quick);
    expect(closed.connect("bob").subscribe("alice", [], nobody).status).toBe(403);
    const open = new World({ ...quick, watchers: { unidentified: true } });
    const bob = open.connect("bob");
    open.write(ALICE_RULES, ruleset(rule("", "confirm")));
    expect(bob.subscribe("alice", [], nobody).status).toBe(403);
    open.write(ALICE_RULES, ruleset(rule(many(), "allow")));
    expect(bob.subscribe("alice", [], nobody).status).toBe(403);
    open.write(ALICE_RULES, ruleset(rule(anonymous, "allow", everything)));
    expect(bob.subscribe("alice", [], nobody).status).toBe(200);
  });

  test("PRS-049 an assertion from outside the trusted networks is worth nothing", () => {
    const world = new World(quick);
    const eve = world.connect("eve", "ws", false);
    expect(eve.subscribe("alice", ["P-Asserted-Identity: <sip:bob@office.test>"]).status).toBe(401);
  });

  test("PRS-049 two sip identities at once are malformed", () => {
    const bob = new World(quick).connect("bob");
    const two = ["P-Asserted-Identity: <sip:bob@office.test>, <sip:carol@office.test>"];
    expect(bob.subscribe("alice", two).status).toBe(400);
  });
});

describe("what is shown", () => {
  test("POL-040 POL-050 each watcher sees what all rules together grant, and those who see the same share a body", () => {
    const world = new World(quick);
    world.write(
      ALICE_RULES,
      ruleset(
        rule(one("bob", "carol"), "allow", components),
        rule(one("bob"), "allow", "<pr:provide-activities>true</pr:provide-activities>"),
      ),
    );
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    publish(
      alice,
      person("<rpid:activities><rpid:meeting/></rpid:activities><rpid:mood><rpid:happy/></rpid:mood>"),
    );
    bob.subscribe("alice");
    carol.subscribe("alice");
    expect(bob.lastBody).toContain("meeting");
    expect(bob.lastBody).not.toContain("happy");
    expect(carol.lastBody).not.toContain("meeting");
    expect(carol.lastBody).toContain("person");
    expect(header(bob.lastNotify, "sip-etag")).not.toBe(header(carol.lastNotify, "sip-etag"));
  });

  test("PRS-042 what a watcher may not see does not even make a NOTIFY", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", components)));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    const published = publish(alice, person("<rpid:mood><rpid:happy/></rpid:mood>"));
    bob.subscribe("alice");
    publish(alice, person("<rpid:mood><rpid:sad/></rpid:mood>"), header(published, "sip-etag"));
    expect(bob.notifies).toHaveLength(1);
  });

  test("PRS-111 a tag is of a view: the rules change, the tag of the old view is no longer met", () => {
    const world = new World(quick);
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow")));
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    alice.publish({ note: "here" });
    const accepted = bob.subscribe("alice");
    const tag = header(bob.lastNotify, "sip-etag") ?? "";
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", components)));
    expect(bob.resubscribe(accepted, 2, [`Suppress-If-Match: ${tag}`]).status).toBe(200);
    expect(bob.lastBody).not.toContain("here");
  });
});

describe("PRV-058 nobody can tell who is blocked from who is not there, where the operator hides it", () => {
  const answers = (watch: (from: Party, whom: string) => unknown, hidesUnknown = true) => {
    const world = new World({ watchers: { hidesUnknown } });
    world.write(ALICE_RULES, ruleset(rule("alice", "block", one("bob"))));
    const bob = world.connect("bob");
    return ["alice", "nobody"].map((whom) => watch(bob, whom));
  };

  test.each([
    ["presence", ["Event: presence"]],
    ["watchers of somebody", ["Event: presence.winfo"]],
    ["no such package", ["Event: weather"]],
    ["no such type", ["Event: presence", "Accept: text/plain"]],
    ["too brief", ["Event: presence", "Expires: 1"]],
    ["one look", ["Event: presence", "Expires: 0"]],
  ])("%s: the same answer", (_, headers) => {
    const [blocked, unknown] = answers((bob, whom) => {
      const { headers: fields, status } = bob.request("SUBSCRIBE", {
        uri: `sip:${whom}@office.test`,
        headers,
      });
      return [status, fields.first("warning"), bob.notifies.length];
    });
    expect(unknown).toEqual(blocked);
  });

  test("otherwise 404", () => {
    expect(answers((bob, whom) => bob.subscribe(whom).status, false)).toEqual([403, 404]);
  });
});
