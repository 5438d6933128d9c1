import { beforeEach, describe, expect, test } from "vitest";
import type { Party, RequestWish } from "./party";
import { send as sendBy, statuses } from "./phone";
import { World } from "./world";

const ALICE = "sip:alice@office.test";

let world: World;
let alice: Party;
let bob: Party;

beforeEach(() => {
  world = new World({ notifyIntervalMs: 0 });
  alice = world.connect("alice", "tcp");
  bob = world.connect("bob", "tcp");
});

const dismissed = (): void => world.do((engine, now) => engine.accountsRemoved([ALICE], now));

/** The name is given to somebody else, before what was on its way is stored. */
function givenAway(): void {
  const known = world.accounts.find(({ aor }) => aor === ALICE);
  if (known === undefined) throw new Error("no such account");
  dismissed();
  world.pass(1000);
  const anew = { ...known, createdAt: world.now, updatedAt: world.now };
  world.do((engine, now) => engine.accountsChanged([anew], now));
}

const disabled = (): void => {
  const known = world.accounts.find(({ aor }) => aor === ALICE);
  if (known === undefined) throw new Error("no such account");
  world.do((engine, now) => engine.accountsChanged([{ ...known, disabled: true }], now));
};

/** Sent while nothing is stored yet. */
const sent = {
  subscribe: (): string => send("SUBSCRIBE", { uri: "sip:bob@office.test", headers: ["Event: presence"] }),
  publish: (): string =>
    send("PUBLISH", {
      headers: ["Event: presence"],
      body: `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${ALICE}"><tuple id="late"><status><basic>open</basic></status></tuple></presence>`,
    }),
  register: (): string =>
    send("REGISTER", {
      uri: "sip:office.test",
      to: `<${ALICE}>`,
      from: `<${ALICE}>;tag=r`,
      contact: "<sip:alice@192.0.2.10>",
    }),
};

const send = (method: string, wish: RequestWish): string => sendBy(alice, method, wish);

const onRecord = () => {
  const { bindings, publications, subscriptions } = world.durable.snapshot();
  const ofAlice = subscriptions.filter(({ watcher }) => watcher === ALICE);
  return { bindings, publications, subscriptions: ofAlice };
};

describe.each([
  ["is deleted", dismissed],
  ["is given to somebody else", givenAway],
  ["is disabled", disabled],
])("an account that %s while what it asked for is on its way to the disk", (_, end) => {
  test.each(Object.entries(sent))("leaves nothing: %s", (_method, sends) => {
    world.holdCommits = true;
    // The second waits for its turn behind the first.
    sends();
    sends();
    end();
    world.releaseCommits();
    world.pass(1000);
    expect(onRecord()).toEqual({ bindings: [], publications: [], subscriptions: [] });
    expect(world.engine.views.counts(world.now)).toMatchObject({
      publications: 0,
      subscriptions: 0,
      registrations: 0,
    });
  });
});

test("what the next owner of a name asks for is not taken for the last one's", () => {
  bob.subscribe("alice");
  world.holdCommits = true;
  sent.publish();
  givenAway();
  sent.publish();
  world.releaseCommits();
  world.pass(1000);
  expect(onRecord().publications).toHaveLength(1);
});

test.each(["publish", "register"] as const)(
  "%s that waits for its turn is refused once the name is somebody else's, and nobody hears of it",
  (method) => {
    bob.subscribe("alice");
    world.holdCommits = true;
    sent[method]();
    const second = sent[method]();
    givenAway();
    sendBy(bob, "SUBSCRIBE", { uri: ALICE, headers: ["Event: presence"] });
    world.releaseCommits();
    world.pass(1000);
    expect(statuses(alice, second)).toEqual([404]);
    expect(bob.notifies.length).toBeGreaterThan(2);
    expect(bob.frames.join()).not.toContain("late");
  },
);
