import { DEFAULT_LIST_LIMITS } from "@porchlight/rls";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ListReader } from "./list-reader";
import { entryOf, LIST, service, services, servicesOf, TAKES_LISTS } from "./list-service";
import { header, type Party } from "./party";
import { send, statuses } from "./phone";
import { World, XCAP_ROOT } from "./world";

const SERVICES = "rls-services/users/sip:alice@office.test/index";
const LISTS = "resource-lists/users/sip:alice@office.test/index";
/** More than are taken up in one turn. */
const people = Array.from({ length: 520 }, (_, at) => `p${at}`);

/** More entries than are looked at in one turn: everybody again and again. */
const friends = (...last: readonly string[]): string =>
  services(
    ...[...people, ...people, ...people, ...people, ...people, ...last].map(
      (user) => `sip:${user}@office.test`,
    ),
  );

let world: World;
let alice: Party;
let bob: Party;
let list: ListReader;

beforeEach(() => {
  world = new World({
    notifyIntervalMs: 0,
    lists: { limits: { ...DEFAULT_LIST_LIMITS, maxSubscriptions: 0 } },
  });
  world.write(SERVICES, friends("bob"));
  alice = world.connect("alice");
  bob = world.connect("bob");
  list = new ListReader(alice);
  entityTag = undefined;
});

const ask = (headers: readonly string[] = []): string =>
  send(alice, "SUBSCRIBE", { uri: LIST, headers: ["Event: presence", ...TAKES_LISTS, ...headers] });

let entityTag: string | undefined;

/** Bob says something in place of what he said last. */
function says(note: string): void {
  const said = bob.publish({ note }, entityTag === undefined ? [] : [`SIP-If-Match: ${entityTag}`]);
  expect(said.status).toBe(200);
  entityTag = header(said, "sip-etag");
}

/** Lets so many turns pass. */
function turns(count: number): void {
  for (let turn = 0; turn < count; turn += 1) world.do((engine, now) => engine.advance(now));
}

describe("a long list is subscribed to in turns, between which others are served", () => {
  test("RLS-020 whatever happens in them, the first NOTIFY tells all, as it is then", () => {
    const branch = ask();
    expect(statuses(alice, branch)).toEqual([]);
    for (let turn = 0; statuses(alice, branch).length === 0; turn += 1) {
      says(`turn ${turn}`);
      expect(statuses(alice, branch)).toEqual([]);
      turns(1);
    }
    expect(statuses(alice, branch)).toEqual([200]);
    expect(alice.notifies).toHaveLength(1);
    expect(list.last).toMatchObject({ version: 0, isFull: true });
    expect(Object.keys(list.rows())).toHaveLength(people.length + 1);
    expect(list.rows()).toMatchObject({
      bob: expect.stringMatching(/^turn [1-9]$/),
      p519: "ended noresource",
    });
    says("and on");
    expect(list.rows()).toMatchObject({ bob: "and on" });
  });

  test("RLS-032 a fetch is told all too", () => {
    bob.publish({ note: "in" });
    ask(["Expires: 0"]);
    world.pass(0);
    expect(Object.keys(list.rows())).toHaveLength(people.length + 1);
    expect(list.rows()).toMatchObject({ bob: "in" });
    expect(header(alice.lastNotify, "subscription-state")).toContain("terminated");
  });

  test.each([0, 1, 2, 3])("RLS-070 edited after %i of them, the list is told as it was edited", (count) => {
    const branch = ask();
    turns(count);
    world.write(SERVICES, friends("carol"));
    world.pass(0);
    expect(statuses(alice, branch)).toEqual([200]);
    expect(list.rows()).toMatchObject({ carol: "nothing" });
    expect(list.rows()).not.toHaveProperty("bob");
    bob.publish({ note: "nobody asks" });
    expect(alice.lastBody).not.toContain("nobody asks");
  });

  test.each([0, 1])("RLS-070 deleted after %i of them, there is nothing to subscribe to", (count) => {
    const branch = ask();
    turns(count);
    world.write(SERVICES);
    world.pass(0);
    expect([statuses(alice, branch), alice.notifies]).toEqual([[404], []]);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("RLS-043 whoever hangs up meanwhile leaves nothing behind", () => {
    ask();
    turns(2);
    world.lose(alice);
    world.pass(0);
    world.pass(86_400_000);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
  });

  test("RLS-073 after a restart its members are taken up in turns, and all at once when it is to be told", () => {
    const isWatched = () => world.engine.views.presentity("sip:bob@office.test").length > 0;
    ask();
    world.pass(0);
    expect(isWatched()).toBe(true);
    world.crash();
    expect(isWatched()).toBe(false);
    turns(1);
    expect(isWatched()).toBe(false);
    turns(2);
    expect(isWatched()).toBe(true);
  });

  test("RLS-073 after a restart its documents are read in a turn too, or at once when it is to be told", () => {
    const members = [...people, "bob"].map((user) => entryOf(`sip:${user}@office.test`)).join("");
    world.write(
      LISTS,
      `<rl:resource-lists xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><rl:list>${members}</rl:list></rl:resource-lists>`,
    );
    const anchor = `${XCAP_ROOT}/${LISTS}/~~/resource-lists/list`;
    world.write(SERVICES, servicesOf(service(`<resource-list>${anchor}</resource-list>`)));
    ask();
    world.pass(0);
    const reads = vi.spyOn(world.library, "read");
    const isRead = () => reads.mock.calls.some(([path]) => path === LISTS);
    world.crash();
    expect(isRead()).toBe(false);
    expect(reads.mock.calls.filter(([path]) => path === SERVICES)).toHaveLength(1);
    turns(1);
    expect(isRead()).toBe(true);
    reads.mockClear();
    world.crash();
    expect(isRead()).toBe(false);
    world.reconnect(alice);
    list = new ListReader(alice);
    ask();
    world.pass(0);
    expect(Object.keys(list.rows())).toHaveLength(people.length + 1);
  });

  test("RLS-070 RLS-073 a list that is edited or deleted before it was looked at is as it is now", () => {
    const accepted = ask();
    world.pass(0);
    expect(statuses(alice, accepted)).toEqual([200]);
    world.crash();
    world.write(SERVICES, friends("carol"));
    turns(3);
    world.crash();
    world.write(SERVICES);
    world.pass(0);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
    expect(world.durable.snapshot().subscriptions).toEqual([]);
  });

  test("RLS-013 RLS-073 a list that is for the watcher no more ends with the restart", () => {
    const shared = (to: string): string =>
      friends("bob").replace(
        "</service>",
        `<s:shared-with xmlns:s="urn:porchlight:params:xml:ns:list-sharing">${to}</s:shared-with></service>`,
      );
    world.write(SERVICES, shared('<s:user uri="sip:bob@office.test"/>'));
    send(bob, "SUBSCRIBE", { uri: LIST, headers: ["Event: presence", ...TAKES_LISTS] });
    world.pass(0);
    expect(world.durable.snapshot().subscriptions).toHaveLength(1);
    world.holdCommits = true;
    world.write(SERVICES, shared(""));
    world.holdCommits = false;
    world.crash();
    expect(world.durable.snapshot().subscriptions).toEqual([]);
  });

  test("RLS-043 RLS-073 a subscription that ends while they are taken up leaves nothing behind", () => {
    ask();
    world.pass(0);
    world.crash();
    turns(1);
    world.write(SERVICES);
    world.pass(0);
    expect([...world.engine.views.subscriptions()]).toEqual([]);
    expect(world.engine.views.presentity("sip:bob@office.test")).toEqual([]);
  });

  test("RLS-073 after a restart it is told all in one NOTIFY", () => {
    ask();
    world.pass(0);
    world.crash();
    world.reconnect(alice);
    list = new ListReader(alice);
    bob = world.connect("bob");
    bob.publish({ note: "back" });
    world.pass(31_000);
    send(alice, "SUBSCRIBE", {
      uri: LIST,
      headers: ["Event: presence", ...TAKES_LISTS],
    });
    world.pass(0);
    expect(list.rows()).toMatchObject({ bob: "back", p0: "ended noresource" });
  });
});
