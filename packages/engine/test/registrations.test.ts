import type { RegistrationEntry } from "@porchlight/event-notifier";
import { beforeEach, describe, expect, test } from "vitest";
import type { Party } from "./party";
import { World } from "./world";

const ALICE = "sip:alice@office.test";

let world: World;
let told: RegistrationEntry[];
/** The contacts bound while each entry was told. */
let boundThen: string[][];

beforeEach(() => {
  world = new World();
  listen();
});

function listen(): void {
  told = [];
  boundThen = [];
  world.registrations?.watch(ALICE, (entry) => {
    told.push(entry);
    boundThen.push(bound().map(({ contact }) => contact));
  });
}

const bound = (): readonly RegistrationEntry[] => world.registrations?.entries(ALICE) ?? [];

const events = (): string[] => told.map(({ state, event }) => `${state} ${event}`);

function register(party: Party, contact: string, headers: readonly string[] = []): number {
  return party.request("REGISTER", {
    uri: "sip:office.test",
    to: `<${party.aor}>`,
    contact,
    headers: ["User-Agent: Desk Phone/1.2", ...headers],
  }).status;
}

describe("COR-037 what the registrar tells of an address of record", () => {
  test("a contact with all that is known of it", () => {
    const alice = world.connect("alice", "tcp");
    const parameters = '+sip.instance="<urn:uuid:11111111-2222-3333-4444-555555555555>";audio';
    expect(register(alice, `<sip:alice@192.0.2.4>;q=0.8;${parameters}`, ["Expires: 600"])).toBe(200);
    expect(told).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        aor: ALICE,
        contact: "sip:alice@192.0.2.4",
        parameters: [
          { name: "+sip.instance", value: '"<urn:uuid:11111111-2222-3333-4444-555555555555>"' },
          { name: "audio", value: undefined },
        ],
        state: "active",
        event: "registered",
        instance: "urn:uuid:11111111-2222-3333-4444-555555555555",
        regId: 0,
        q: 0.8,
        transport: "tcp",
        isConnected: true,
        callId: expect.any(String),
        cseq: 1,
        userAgent: "Desk Phone/1.2",
        registeredAt: world.now,
        expiresAt: world.now + 600_000,
      },
    ]);
    expect(bound()).toEqual(told);
  });

  test("refreshed and unregistered, under the same id", () => {
    const alice = world.connect("alice", "tcp");
    register(alice, "<sip:alice@192.0.2.4>");
    world.pass(10_000);
    register(alice, "<sip:alice@192.0.2.4>");
    register(alice, "<sip:alice@192.0.2.4>", ["Expires: 0"]);
    expect(events()).toEqual(["active registered", "active refreshed", "terminated unregistered"]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told[1]?.registeredAt).toBe(told[0]?.registeredAt);
    expect(bound()).toEqual([]);
  });

  test("expired, at its time", () => {
    register(world.connect("alice", "tcp"), "<sip:alice@192.0.2.4>", ["Expires: 60"]);
    world.pass(59_999);
    expect(events()).toEqual(["active registered"]);
    world.pass(1);
    expect(events()).toEqual(["active registered", "terminated expired"]);
  });

  test("a lost flow ends what only it could reach", () => {
    const desk = world.connect("alice", "tcp");
    const browser = world.connect("alice", "ws");
    register(desk, "<sip:alice@192.0.2.4>");
    register(browser, "<sip:alice@x.invalid;transport=ws>");
    world.lose(browser);
    world.lose(desk);
    expect(events()).toEqual(["active registered", "active registered", "terminated flow-lost"]);
    expect(told[2]?.contact).toBe("sip:alice@x.invalid;transport=ws");
    expect(bound().map(({ contact }) => contact)).toEqual(["sip:alice@192.0.2.4"]);
  });

  test("another contact of the same flow and instance takes the place of the one before", () => {
    const contact = (host: string): string =>
      `<sip:alice@${host}.invalid;transport=ws>;reg-id=1;+sip.instance="<urn:uuid:11111111-2222-3333-4444-555555555555>"`;
    const headers = ["Supported: path, outbound"];
    register(world.connect("alice"), contact("one"), headers);
    register(world.connect("alice"), contact("two"), headers);
    expect(events()).toEqual(["active registered", "terminated replaced", "active registered"]);
    expect(told[1]?.id).toBe(told[0]?.id);
    expect(told[2]?.id).not.toBe(told[0]?.id);
  });

  test("all of one request is in force when its changes are told", () => {
    const alice = world.connect("alice", "tcp");
    register(alice, "<sip:alice@192.0.2.4>");
    register(alice, "<sip:alice@192.0.2.4>;expires=0, <sip:alice@192.0.2.5>, <sip:alice@192.0.2.6>");
    const after = ["sip:alice@192.0.2.5", "sip:alice@192.0.2.6"];
    expect(boundThen.slice(1)).toEqual([after, after, after]);
  });

  test("an account that went away takes its contacts with it", () => {
    register(world.connect("alice", "tcp"), "<sip:alice@192.0.2.4>");
    world.do((engine, now) => engine.accountsRemoved([ALICE], now));
    expect(events()).toEqual(["active registered", "terminated account-removed"]);
  });

  test("nothing is told that was not stored", () => {
    const alice = world.connect("alice", "tcp");
    world.holdCommits = true;
    alice.sendRaw(
      alice.text("REGISTER", { uri: "sip:office.test", to: `<${ALICE}>`, branch: alice.newBranch() }),
    );
    world.failCommits();
    expect([told, bound()]).toEqual([[], []]);
  });

  test("after a restart contacts are bound, and not connected until they register again", () => {
    register(world.connect("alice", "tcp"), "<sip:alice@192.0.2.4>");
    const [before] = bound();
    world.crash();
    listen();
    expect(bound()).toEqual([{ ...before, isConnected: false }]);
    register(world.connect("alice", "tcp"), "<sip:alice@192.0.2.4>");
    expect(told).toMatchObject([{ id: before?.id, event: "refreshed", isConnected: true }]);
  });

  test("whoever stops listening hears no more, whoever listens to all hears of everybody", () => {
    const heard: string[] = [];
    const stop = world.registrations?.watchAll(({ aor }) => heard.push(aor));
    register(world.connect("alice", "tcp"), "<sip:alice@192.0.2.4>");
    register(world.connect("bob", "tcp"), "<sip:bob@192.0.2.5>");
    stop?.();
    register(world.connect("carol", "tcp"), "<sip:carol@192.0.2.6>");
    expect(heard).toEqual([ALICE, "sip:bob@office.test"]);
    expect(told).toHaveLength(1);
  });
});
