import type { Account } from "@porchlight/accounts";
import { after } from "@porchlight/kernel";
import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import type { SipResponse } from "@porchlight/sip-message";
import { beforeEach, describe, expect, test } from "vitest";
import { entryOf, inline, LIST, service, servicesOf, TAKES_LISTS } from "./list-service";
import { header, type Party } from "./party";
import { send, statuses } from "./phone";
import { World } from "./world";

const SERVICES = "rls-services/users/sip:alice@office.test/index";
/** More than are taken up in two turns. */
const people = Array.from({ length: 1100 }, (_, at) => `sip:${at}@else.test`);

/** Alice's list of these and Carol, for Bob where it is shared; entries again and again take turns of their own. */
function shared(isShared = true, more: readonly string[] = []): string {
  const uris = [...people, ...people, ...people, ...people, ...people, "sip:carol@office.test", ...more];
  const sharing = isShared
    ? `<s:shared-with xmlns:s="urn:porchlight:params:xml:ns:list-sharing"><s:user uri="sip:bob@office.test"/></s:shared-with>`
    : "";
  return servicesOf(service(inline(...uris.map((uri) => entryOf(uri))), LIST, sharing));
}

let world: World;
let watcher: Party;

beforeEach(() => {
  world = new World({
    notifyIntervalMs: 0,
    lists: { limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } },
  });
  world.write(SERVICES, shared());
  watcher = world.connect("bob");
});

const ask = (headers: readonly string[] = [], by = watcher): string =>
  send(by, "SUBSCRIBE", { uri: LIST, headers: ["Event: presence", ...TAKES_LISTS, ...headers] });

/** Lets so many turns pass. */
function turns(count: number): void {
  for (let turn = 0; turn < count; turn += 1) world.do((engine, now) => engine.advance(now));
}

function known(): Account {
  const account = world.accounts.find(({ aor }) => aor === watcher.aor);
  if (account === undefined) throw new Error("no such account");
  return account;
}

/** The watcher's account as it is from now on, for a server that starts as well. */
function becomes(account: Account | undefined): void {
  const { aor } = watcher;
  const others = world.accounts.filter((each) => each.aor !== aor);
  world.accounts.splice(0, world.accounts.length, ...others, ...(account === undefined ? [] : [account]));
  world.do((engine, now) =>
    account === undefined ? engine.accountsRemoved([aor], now) : engine.accountsChanged([account], now),
  );
}

const accountEndings: Readonly<Record<string, () => void>> = {
  "its watcher's account is deleted": () => becomes(undefined),
  "its watcher's account is given to somebody else": () => {
    const before = known();
    becomes(undefined);
    world.now = after(world.now, 1);
    becomes({ ...before, createdAt: world.now, updatedAt: world.now });
  },
  "its watcher's account is disabled": () => becomes({ ...known(), disabled: true }),
  "its watcher may use lists no more": () =>
    becomes({ ...known(), services: { ...known().services, list: false } }),
};

const serviceEndings: Readonly<Record<string, () => void>> = {
  "its service is deleted": () => world.write(SERVICES),
  "it is shared no more": () => world.write(SERVICES, shared(false)),
};

const cases = [
  ...Object.entries({ ...accountEndings, ...serviceEndings }).map((ending) => ["bob", ...ending] as const),
  ...Object.entries(accountEndings).map((ending) => ["alice", ...ending] as const),
];

/** Nobody is subscribed, nobody is watched, nothing is on record. */
function expectNothingLeft(): void {
  world.pass(1000);
  expect(world.durable.snapshot().subscriptions).toEqual([]);
  expect([...world.engine.views.subscriptions()]).toEqual([]);
  expect(world.engine.views.presentity("sip:carol@office.test")).toEqual([]);
}

describe.each(cases)("a long list that %s watches leaves nothing behind when %s", (user, _, end) => {
  beforeEach(() => {
    watcher = world.connect(user);
  });

  test.each([0, 3])("RLS-043 after %i turns of its opening", (count) => {
    const branch = ask();
    turns(count);
    expect(statuses(watcher, branch)).toEqual([]);
    end();
    expectNothingLeft();
    expect(statuses(watcher, branch)).not.toContain(200);
    expect(watcher.notifies).toEqual([]);
  });

  test("RLS-043 while it is on its way to the disk", () => {
    world.holdCommits = true;
    ask();
    world.pass(0);
    expect(world.heldCommits).toHaveLength(1);
    end();
    world.releaseCommits();
    expectNothingLeft();
  });

  test("RLS-032 RLS-043 while it is fetched", () => {
    const branch = ask(["Expires: 0"]);
    turns(3);
    end();
    expectNothingLeft();
    expect(statuses(watcher, branch)).not.toContain(200);
  });

  test.each([0, 2])("RLS-043 RLS-073 after %i turns of a restart", (count) => {
    ask();
    world.pass(0);
    world.crash();
    turns(count);
    end();
    expectNothingLeft();
  });

  test.each([1])("RLS-043 RLS-070 after %i turns of an edit", (count) => {
    ask();
    world.pass(0);
    world.write(SERVICES, shared(true, ["sip:new@office.test"]));
    turns(count);
    end();
    expectNothingLeft();
  });
});

describe("a long list whose watcher goes leaves nothing behind", () => {
  test.each([0, 3])("RLS-043 after %i turns of its opening, with its connection", (count) => {
    ask();
    turns(count);
    world.lose(watcher);
    expectNothingLeft();
  });

  test.each([0, 3])("RLS-043 RLS-073 after %i turns of a restart", (count) => {
    const accepted = subscribed();
    world.crash();
    world.reconnect(watcher);
    turns(count);
    expect(watcher.resubscribe(accepted, 2, ["Expires: 0", ...TAKES_LISTS]).status).toBe(200);
    expectNothingLeft();
  });

  test.each([1])("RLS-043 RLS-070 after %i turns of an edit", (count) => {
    const accepted = subscribed();
    world.write(SERVICES, shared(true, ["sip:new@office.test"]));
    turns(count);
    expect(watcher.resubscribe(accepted, 2, ["Expires: 0", ...TAKES_LISTS]).status).toBe(200);
    expectNothingLeft();
  });
});

function subscribed(): SipResponse {
  const branch = ask();
  world.pass(0);
  const accepted = watcher.responseTo(branch);
  if (accepted === undefined) throw new Error("no answer");
  return accepted;
}

test.each([0, 1, 2, 3])(
  "RLS-070 made anew after %i turns of its opening, a list is followed or refused",
  (count) => {
    const branch = ask();
    turns(count);
    world.write(SERVICES);
    world.write(SERVICES, shared());
    world.pass(0);
    const told = watcher.notifies.length;
    expect(statuses(watcher, branch)).toEqual(told === 0 ? [404] : [200]);
    world.write(SERVICES, shared(true, ["sip:new@office.test"]));
    world.pass(0);
    expect(watcher.notifies).toHaveLength(2 * told);
  },
);

test("RLS-014 when a list is shared with somebody no more, everybody else goes on", () => {
  const alice = world.connect("alice");
  ask();
  ask([], alice);
  world.pass(0);
  world.write(SERVICES, shared(false));
  world.pass(0);
  expect(header(watcher.lastNotify, "subscription-state")).toContain("terminated;reason=rejected");
  expect(header(alice.lastNotify, "subscription-state")).toContain("active");
  expect([...world.engine.views.subscriptions()].map((each) => each.watcher)).toEqual([alice.aor]);
});
