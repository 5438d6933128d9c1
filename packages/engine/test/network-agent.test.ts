import type { NetworkSwitch } from "@porchlight/event-packages";
import { describe, expect, test } from "vitest";
import type { Party } from "./party";
import { ALICE_RULES, one, rule, ruleset } from "./rules";
import { World, type WorldOptions } from "./world";

const ALICE = "sip:alice@office.test";
const PHONE = "urn:uuid:11111111-2222-3333-4444-555555555555";

/** A switch as an operator sets it. */
class Choices implements NetworkSwitch {
  readonly #choices = new Map<string, boolean>();
  readonly #listeners: ((presentity: string) => void)[] = [];

  constructor(readonly everybody: boolean) {}

  isOn(presentity: string): boolean {
    return this.#choices.get(presentity) ?? this.everybody;
  }

  onChange(listener: (presentity: string) => void): void {
    this.#listeners.push(listener);
  }

  choose(presentity: string, isOn: boolean): void {
    this.#choices.set(presentity, isOn);
    for (const listener of this.#listeners) listener(presentity);
  }
}

const worldWith = (everybody = true, options: WorldOptions = {}): { world: World; choices: Choices } => {
  const choices = new Choices(everybody);
  const network = { switch: choices, terminatedMs: 30_000 };
  return { world: new World({ notifyIntervalMs: 0, network, ...options }), choices };
};

function register(party: Party, headers: readonly string[] = [], instance = PHONE): number {
  const { status } = party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<${party.aor}>`,
    callId: `reg-${party.flow.id}-${instance}`,
    contact: `<sip:${party.user}@${instance.slice(9, 17)}.phone.invalid;transport=ws>;+sip.instance="<${instance}>"`,
    headers,
  });
  return status;
}

/** Watches alice and tells what is heard of her. */
function watch(world: World) {
  const bob = world.connect("bob");
  bob.subscribe("alice");
  return bob;
}

const ACTIVE = '<op:network id="sip-ws"><op:active/></op:network>';
const TERMINATED = '<op:network id="sip-ws"><op:terminated/></op:network>';
const REGISTERED = "<op:registration-state>active</op:registration-state>";

describe("COR-060 FLW-024 the network agent states what the registrar knows", () => {
  test("PNA-1 the first binding adds a device and a registered service; never basic", () => {
    const { world } = worldWith();
    const bob = watch(world);
    expect(bob.lastBody).not.toContain("<dm:device");
    expect(register(world.connect("alice"))).toBe(200);
    expect(bob.lastBody).toContain(REGISTERED);
    expect(bob.lastBody).toContain(`${ACTIVE}</op:network-availability><dm:deviceID>${PHONE}</dm:deviceID>`);
    expect(bob.lastBody).not.toContain("<basic>");
    expect(bob.lastBody).not.toContain("phone.invalid");
  });

  test("a refresh is no news", () => {
    const { world } = worldWith();
    const bob = watch(world);
    const alice = world.connect("alice");
    register(alice);
    const heard = bob.notifies.length;
    world.pass(60_000);
    register(alice);
    register(alice, ["Expires: 600"]);
    expect(bob.notifies).toHaveLength(heard);
  });

  test("PNA-3 de-registration shows the device as terminated for half a minute, then it is gone; the service at once", () => {
    const { world } = worldWith();
    const bob = watch(world);
    const alice = world.connect("alice");
    register(alice);
    register(alice, ["Expires: 0"]);
    expect(bob.lastBody).toContain(TERMINATED);
    expect(bob.lastBody).not.toContain(REGISTERED);
    world.pass(29_999);
    expect(bob.lastBody).toContain(TERMINATED);
    world.pass(1);
    expect(bob.lastBody).not.toContain("<dm:device");
  });

  test("PNA-2 COR-062 a lost flow and an expiry do the same", () => {
    const { world } = worldWith();
    const bob = watch(world);
    const alice = world.connect("alice");
    register(alice);
    world.lose(alice);
    expect(bob.lastBody).toContain(TERMINATED);
    register(world.connect("alice"), ["Expires: 60"]);
    expect(bob.lastBody).toContain(ACTIVE);
    expect(bob.lastBody).not.toContain(TERMINATED);
    world.pass(60_000);
    expect(bob.lastBody).toContain(TERMINATED);
  });

  test("a watcher that comes while the device is terminated sees that, and sees it go", () => {
    const { world } = worldWith();
    const alice = world.connect("alice");
    register(alice);
    world.lose(alice);
    world.pass(10_000);
    const bob = watch(world);
    expect(bob.lastBody).toContain(TERMINATED);
    world.pass(20_000);
    expect(bob.lastBody).not.toContain("<dm:device");
  });

  test("two devices are two, and one of them going takes nothing from the other", () => {
    const { world } = worldWith();
    const bob = watch(world);
    const [one, other] = [world.connect("alice"), world.connect("alice", "tcp")];
    register(one);
    register(other, [], "urn:uuid:66666666-2222-3333-4444-555555555555");
    expect(bob.lastBody).toContain('<op:network id="sip-tcp"><op:active/>');
    world.lose(one);
    expect(bob.lastBody).toContain('<op:network id="sip-tcp"><op:active/>');
    expect(bob.lastBody).toContain(TERMINATED);
    expect(bob.lastBody).toContain(REGISTERED);
  });

  test("a contact without a device is a registered service and no device", () => {
    const { world } = worldWith();
    const bob = watch(world);
    world.connect("alice").request("REGISTER", { uri: "sip:office.test", to: `<${ALICE}>` });
    expect(bob.lastBody).toContain(REGISTERED);
    expect(bob.lastBody).not.toContain("<dm:device");
  });

  test("it stands beside what is published, and speaks of a device that somebody publishes too", () => {
    const { world } = worldWith();
    const bob = watch(world);
    const alice = world.connect("alice");
    alice.publish({ note: "at my desk" });
    register(alice);
    expect(bob.lastBody).toContain("at my desk");
    expect(bob.lastBody).toContain(ACTIVE);
    expect(bob.lastBody).toContain("<basic>open</basic>");
  });

  test("after a restart it is right by itself, and a device that does not come back is gone in time", () => {
    const { world } = worldWith();
    const alice = world.connect("alice");
    register(alice);
    watch(world);
    world.crash();
    const document = (): string => world.engine.views.presentity(ALICE)[0]?.document ?? "";
    expect(document()).toContain(ACTIVE);
    world.pass(40_000);
    expect(document()).not.toContain(ACTIVE);
    register(world.connect("alice"));
    expect(document()).toContain(ACTIVE);
  });

  test("nothing is composed or told of while nobody watches", () => {
    const { world } = worldWith();
    const alice = world.connect("alice");
    register(alice);
    world.lose(alice);
    expect(world.events.filter(({ kind }) => kind === "presentity-changed")).toEqual([]);
    expect(world.engine.views.presentities()).toEqual([]);
    world.pass(60_000);
    expect(world.engine.nextDeadline()).toBeUndefined();
  });
});

describe("COR-061 the network agent has a switch for everybody and one for each", () => {
  test("off: nothing is said, unless somebody is switched on, then and there", () => {
    const { world, choices } = worldWith(false);
    const bob = watch(world);
    const alice = world.connect("alice");
    register(alice);
    expect(bob.lastBody).not.toContain(ACTIVE);
    world.do((engine, now) => engine.apply(() => choices.choose(ALICE, true), now));
    expect(bob.lastBody).toContain(ACTIVE);
    world.lose(alice);
    expect(bob.lastBody).toContain(TERMINATED);
    world.do((engine, now) => engine.apply(() => choices.choose(ALICE, false), now));
    expect(bob.lastBody).not.toContain("<dm:device");
    register(world.connect("alice"));
    expect(bob.lastBody).not.toContain("<dm:device");
  });

  test("on: somebody can be left out", () => {
    const { world, choices } = worldWith(true);
    const bob = watch(world);
    world.do((engine, now) => engine.apply(() => choices.choose(ALICE, false), now));
    register(world.connect("alice"));
    expect(bob.lastBody).not.toContain("<dm:device");
  });
});

describe("POL-050 POL-051 POL-061 what the network states is shown as the rules have it", () => {
  test("a watcher sees neither device nor service that the rules do not name", () => {
    const { world } = worldWith();
    const persons = "<pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-all-attributes/>";
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", persons), rule(one("carol"), "allow")));
    const [bob, carol] = [watch(world), world.connect("carol")];
    carol.subscribe("alice");
    register(world.connect("alice"));
    expect(carol.lastBody).toContain(ACTIVE);
    expect(bob.lastBody).not.toContain("network-availability");
    expect(bob.lastBody).not.toContain("registration-state");
  });

  test("nor the attachment to networks where only devices are granted", () => {
    const { world } = worldWith();
    const devices = "<pr:provide-devices><pr:all-devices/></pr:provide-devices>";
    world.write(ALICE_RULES, ruleset(rule(one("bob"), "allow", devices)));
    const bob = watch(world);
    register(world.connect("alice"));
    expect(bob.lastBody).not.toContain("network-availability");
  });
});
