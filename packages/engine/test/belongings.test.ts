import { after } from "@porchlight/kernel";
import { beforeEach, describe, expect, test } from "vitest";
import type { JournalSnapshot } from "../src/index";
import type { Party } from "./party";
import { World } from "./world";

let world: World;
let alice: Party;
let bob: Party;

/** Nobody is trusted by where he is, once the server was started again. */
function open(trusts = false): void {
  world = new World({
    notifyIntervalMs: 0,
    restartSpreadMs: 0,
    trustsAddress: () => trusts,
  });
  alice = world.connect("alice", "tcp");
  bob = world.connect("bob", "tcp");
}

beforeEach(() => open());

/** The account goes, and the server dies before anything else is on record. */
function dismissed(user = "alice"): void {
  const others = world.accounts.filter((account) => account.user !== user);
  world.accounts.splice(0, world.accounts.length, ...others);
  world.crash();
}

/** The same, and somebody else is given the name. */
function givenAway(user = "alice"): void {
  world.pass(60_000);
  const known = world.accounts.find((account) => account.user === user);
  if (known === undefined) throw new Error("no such account");
  const others = world.accounts.filter((account) => account.user !== user);
  const anew = { ...known, createdAt: world.now, updatedAt: world.now };
  world.accounts.splice(0, world.accounts.length, ...others, anew);
  world.crash();
}

function disabled(): void {
  const accounts = world.accounts.map((account) => ({ ...account, disabled: account.user === "alice" }));
  world.accounts.splice(0, world.accounts.length, ...accounts);
  world.crash();
}

function somethingOfAlice(): void {
  alice.request("REGISTER", {
    uri: "sip:office.test",
    to: "<sip:alice@office.test>",
    from: "<sip:alice@office.test>;tag=r",
    contact: "<sip:alice@192.0.2.10>",
  });
  alice.publish({ note: "in" });
  alice.subscribe("bob");
  bob.subscribe("alice");
}

const onRecord = (): JournalSnapshot => world.durable.snapshot();

describe("what an account left on record when the server died", () => {
  test.each([
    ["that is gone", () => dismissed()],
    ["that is disabled", disabled],
    ["whose name is somebody else's now", () => givenAway()],
  ] as const)("PRV-056 SYS-009 of one %s, nothing is restored", (_, goes) => {
    somethingOfAlice();
    expect(onRecord()).toMatchObject({ publications: [{}], subscriptions: [{}, {}], bindings: [{}] });
    goes();
    expect(onRecord()).toEqual({ publications: [], subscriptions: [], waiting: [], bindings: [] });
    expect([...world.engine.views.subscriptions()]).toEqual([]);
    expect(world.engine.views.presentity("sip:alice@office.test")).toEqual([]);
  });

  test("SYS-009 of who is still there, everything is", () => {
    somethingOfAlice();
    world.crash();
    expect(onRecord()).toMatchObject({ publications: [{}], subscriptions: [{}, {}], bindings: [{}] });
  });

  test("SYS-009 of who came when the clock was ahead, everything is", () => {
    world.now = after(world.now, -60_000);
    somethingOfAlice();
    world.crash();
    expect(onRecord()).toMatchObject({ publications: [{}], subscriptions: [{}, {}], bindings: [{}] });
    expect([...world.engine.views.subscriptions()]).toHaveLength(2);
  });

  test("SYS-009 PRV-056 of who had a name before, nothing is, though the clock was set back meanwhile", () => {
    somethingOfAlice();
    world.now = after(world.now, -3_600_000);
    givenAway();
    expect(onRecord()).toEqual({ publications: [], subscriptions: [], waiting: [], bindings: [] });
  });

  test("PRS-104 who waited for a decision waits no more, whichever side is gone", () => {
    for (const gone of ["alice", "bob"] as const) {
      open();
      world.write(
        "org.openmobilealliance.pres-rules/users/sip:alice@office.test/pres-rules",
        '<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules"><rule id="a"><conditions><identity><many/></identity></conditions><actions><pr:sub-handling>confirm</pr:sub-handling></actions><transformations/></rule></ruleset>',
      );
      bob.subscribe("alice", ["Expires: 0"]);
      expect(onRecord().waiting).toHaveLength(1);
      dismissed(gone);
      expect(onRecord().waiting).toEqual([]);
    }
  });

  test("COR-041 who is known by the word of a trusted network watches on without an account", () => {
    open(true);
    const accepted = world.connect("guest", "tcp").subscribe("bob");
    expect(accepted.status).toBe(200);
    world.crash();
    expect(onRecord().subscriptions).toHaveLength(1);
    open(false);
    world.connect("guest", "tcp").subscribe("bob");
    world.crash();
    expect(onRecord().subscriptions).toEqual([]);
  });

  test("who takes over a name sees and shows nothing of who had it before", () => {
    somethingOfAlice();
    givenAway();
    const watcher = world.connect("bob", "tcp");
    const fetched = watcher.subscribe("alice", ["Expires: 0"]);
    expect(fetched.status).toBe(200);
    expect(watcher.lastBody).not.toContain("<note>in");
  });
});
