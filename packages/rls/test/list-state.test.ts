import { describe, expect, test } from "vitest";
import type { ListMember, MemberList } from "../src/index";
import { House, type Standing } from "./back-end-double";
import { FlushingClient } from "./flushing-client";
import type { ReadBody } from "./list-client";
import { ListWatcher } from "./list-watcher";

const FRIENDS = "sip:friends@example.com";
const uri = (user: string): string => `sip:${user}@example.com`;
const active = (text: string): Standing => ({ state: "active", text });

function member(user: string, more: Partial<ListMember> = {}): ListMember {
  return { uri: uri(user), key: uri(user), names: [], list: undefined, refused: undefined, ...more };
}
const listOf = (...members: readonly (string | ListMember)[]): MemberList => ({
  uri: FRIENDS,
  names: [{ text: "Friends", language: "en" }],
  members: members.map((each) => (typeof each === "string" ? member(each) : each)),
});

function houseOf(standings: Readonly<Record<string, Standing>>): House {
  const house = new House();
  for (const [user, standing] of Object.entries(standings)) house.set(uri(user), standing);
  return house;
}

/** Users of a document with what each instance says. */
const told = (read: ReadBody | undefined) =>
  read?.rlmi.resources.map(({ uri: each, instances }) => [
    each.slice(4, each.indexOf("@")),
    ...instances.map((instance) => (instance.state === "terminated" ? instance.reason : instance.state)),
  ]);
const version = (read: ReadBody | undefined) => [read?.rlmi.version, read?.rlmi.isFull];
const cids = (read: ReadBody | undefined) =>
  read?.rlmi.resources.map(({ instances: [first] }) => (first?.state === "active" ? first.cid : ""));

describe("the first notification", () => {
  test("RLS-020 RLS-026 RLS-027 RLS-028 is full, version 0, and complete for what is known", () => {
    const house = houseOf({
      a: active("A"),
      b: { state: "pending" },
      c: { state: "terminated", reason: "noresource" },
    });
    const watcher = new ListWatcher(house, listOf("a", "b", "c", "d"));
    const read = watcher.tell();
    expect(version(read)).toEqual([0, true]);
    expect(told(read)).toEqual([["a", "active"], ["b", "pending"], ["c", "noresource"], ["d"]]);
    expect(read?.parts.size).toBe(1);
    expect(watcher.tell()).toBeUndefined();
  });

  test("RLS-029 RLS-031 names the list and its members, in the order of the document", () => {
    const named = member("z", { names: [{ text: "Zoë", language: "fr" }] });
    const read = new ListWatcher(new House(), listOf(named, "a")).tell();
    expect(read?.rlmi.names).toEqual([{ text: "Friends", language: "en" }]);
    expect(read?.rlmi.resources.map(({ uri: each, names }) => [each, names])).toEqual([
      [uri("z"), [{ text: "Zoë", language: "fr" }]],
      [uri("a"), []],
    ]);
  });

  test("RLS-032 a fetch is told the same", () => {
    const watcher = new ListWatcher(houseOf({ a: active("A") }), listOf("a", "b"));
    expect(told(watcher.refresh())).toEqual([["a", "active"], ["b"]]);
  });

  test("RLS-020 is complete for a thousand members", () => {
    const users = Array.from({ length: 1000 }, (_, n) => `u${n}`);
    const house = houseOf(Object.fromEntries(users.map((user) => [user, active(user)])));
    const watcher = new ListWatcher(house, listOf(...users), 1_048_576);
    expect(watcher.tell()?.parts.size).toBe(1000);
    expect(watcher.state.isUnfinished).toBe(false);
  });

  test("RLS-020 an empty list is a list", () => {
    expect(new ListWatcher(new House(), listOf()).tell()?.rlmi).toMatchObject({
      isFull: true,
      resources: [],
    });
  });

  test("RLS-071 members beyond the limit have ended from the beginning, and nobody subscribes to them", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    const read = new ListWatcher(house, listOf("a", member("b", { refused: "giveup" }))).tell();
    expect(told(read)).toEqual([
      ["a", "active"],
      ["b", "giveup"],
    ]);
    expect(house.opened.size).toBe(1);
  });

  test("RLS-025 text of several octets a character is counted in octets", () => {
    const watcher = new ListWatcher(
      houseOf({ a: active("Grüße 🙂") }),
      listOf(member("a", { names: [{ text: "Zoë" }] })),
    );
    expect(told(watcher.tell())).toEqual([["a", "active"]]);
  });
});

describe("a change", () => {
  test("RLS-021 RLS-022 is partial, one version higher, and names who changed with the part alone", () => {
    const house = houseOf({ a: active("A"), b: active("B"), c: active("C") });
    const watcher = new ListWatcher(house, listOf("a", "b", "c"));
    watcher.tell();
    house.set(uri("b"), active("B2"));
    house.set(uri("c"), active("C"));
    const read = watcher.tell();
    expect([version(read), told(read), read?.parts.size]).toEqual([[1, false], [["b", "active"]], 1]);
    house.set(uri("b"), active("B2"));
    expect(watcher.state.hasNews()).toBe(false);
  });

  test("RLS-050 many changes are one notification with the newest of each", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    for (const text of ["1", "2", "3"]) for (const user of ["a", "b"]) house.set(uri(user), active(text));
    const read = watcher.tell();
    expect([told(read), read?.parts.size]).toEqual([
      [
        ["a", "active"],
        ["b", "active"],
      ],
      2,
    ]);
    expect(watcher.client.copy?.rows.get(uri("a"))?.instances[0]?.body).toMatchObject({ text: "3" });
    expect(watcher.tell()).toBeUndefined();
  });

  test("RLS-027 RLS-028 RLS-034 approval, withdrawal and refusal are told, the end of a member once", () => {
    const house = houseOf({ a: { state: "pending" }, b: active("B") });
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    house.set(uri("a"), active("A"));
    expect(told(watcher.tell())).toEqual([["a", "active"]]);
    house.set(uri("a"), { state: "pending" });
    const withdrawn = watcher.tell();
    expect([told(withdrawn), withdrawn?.parts.size]).toEqual([[["a", "pending"]], 0]);
    house.set(uri("a"), { state: "terminated", reason: "rejected" });
    expect(told(watcher.tell())).toEqual([["a", "rejected"]]);
    house.set(uri("a"), { state: "terminated", reason: "rejected" });
    expect(watcher.tell()).toBeUndefined();
  });

  test("RLS-028 an instance that is made anew: the old one is told to have ended, once", () => {
    const house = houseOf({ a: active("A") });
    const watcher = new ListWatcher(house, listOf("a"));
    watcher.tell();
    house.restart(uri("a"));
    expect(told(watcher.tell())).toEqual([["a", "deactivated", "active"]]);
    house.set(uri("a"), active("A2"));
    expect(told(watcher.tell())).toEqual([["a", "active"]]);
    house.set(uri("a"), { state: "unknown" });
    expect(told(watcher.tell())).toEqual([["a", "deactivated"]]);
    expect(watcher.tell()).toBeUndefined();
  });

  test("RLS-042 a member that failed stays listed until it is back", () => {
    const house = houseOf({ a: active("A") });
    const watcher = new ListWatcher(house, listOf("a"));
    watcher.tell();
    house.set(uri("a"), { state: "terminated", reason: "probation" });
    expect(told(watcher.tell())).toEqual([["a", "probation"]]);
    expect(told(watcher.refresh())).toEqual([["a", "probation"]]);
    house.set(uri("a"), active("A"));
    expect(told(watcher.tell())).toEqual([["a", "active"]]);
  });

  test("RLS-044 a member that blocks politely is told like one that is closed", () => {
    const texts = ["<closed/>", "<closed/>"];
    const bodies = texts.map((text) => {
      const watcher = new ListWatcher(houseOf({ a: active(text) }), listOf("a"));
      return watcher.state.tellAll(0, 0 as Parameters<typeof watcher.state.tellAll>[1]);
    });
    expect(bodies[0]).toEqual(bodies[1]);
  });
});

describe("what was not told, or may be lost", () => {
  test("RLS-023 a refresh is told all, without the version starting over", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    house.set(uri("a"), active("A2"));
    const read = watcher.refresh();
    expect([version(read), told(read)]).toEqual([
      [1, true],
      [
        ["a", "active"],
        ["b", "active"],
      ],
    ]);
    expect([...house.opened].map(({ refreshed }) => refreshed)).toEqual([1, 1]);
    expect(watcher.tell()).toBeUndefined();
  });

  test("RLS-021 after a loss all is told", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    house.set(uri("a"), active("A2"));
    watcher.tell(true);
    expect(version(watcher.tell())).toEqual([2, true]);
  });

  test("RLS-025 a part keeps its Content-ID as long as it is the same", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    const watcher = new ListWatcher(house, listOf("a", "b"));
    const first = cids(watcher.tell());
    house.set(uri("b"), active("B2"));
    const second = cids(watcher.refresh());
    expect(second?.[0]).toBe(first?.[0]);
    expect(second?.[1]).not.toBe(first?.[1]);
  });

  test("RLS-046 partial states of members count by themselves, each from 1", () => {
    const house = houseOf({ a: active("A"), b: active("B") });
    house.isPartial = true;
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    for (const text of ["A2", "A3"]) {
      house.set(uri("a"), active(text));
      watcher.tell();
    }
    house.set(uri("b"), active("B2"));
    watcher.tell();
    const bodies = [...(watcher.client.copy?.rows.values() ?? [])].map(
      ({ instances: [first] }) => first?.body,
    );
    expect(bodies).toEqual([
      { kind: "text", version: 3, text: "A3" },
      { kind: "text", version: 2, text: "B2" },
    ]);
    expect(watcher.client.refreshWanted).toBe(false);
  });

  test("RLS-052 who has the state already is told nothing, and goes on from there", () => {
    const house = houseOf({ a: active("A"), b: { state: "pending" } });
    house.isPartial = true;
    const watcher = new ListWatcher(house, listOf("a", "b"));
    watcher.tell();
    expect(watcher.refreshUnlessKnown()).toBeUndefined();
    house.set(uri("a"), active("A2"));
    const read = watcher.tell();
    expect([version(read), watcher.client.refreshWanted]).toEqual([[1, false], false]);
    house.set(uri("b"), active("B"));
    expect(version(watcher.refreshUnlessKnown())).toEqual([2, true]);
  });

  test("RLS-045 RLS-052 who wishes to be shown something else has another tag from then on", () => {
    const house = houseOf({ a: active("A") });
    const watcher = new ListWatcher(house, listOf("a"));
    watcher.tell();
    const { tag } = watcher;
    house.standings.set(uri("a"), active("A, filtered"));
    watcher.refresh();
    expect(watcher.tag).not.toBe(tag);
  });

  test("RLS-052 equal lists have equal tags whoever is told them; another state, name, order or end has another", () => {
    const tag = (list: MemberList, ...standings: Standing[]) => {
      const house = houseOf({});
      standings.forEach((standing, at) => {
        house.set(uri("abc".charAt(at)), standing);
      });
      return new ListWatcher(house, list).state.state();
    };
    const rejected: Standing = { state: "terminated", reason: "rejected" };
    const same = tag(listOf("a", "b"), active("A"), rejected);
    expect(tag(listOf("a", "b"), active("A"), rejected)).toBe(same);
    const others = [
      tag(listOf("a", "b"), active("A2"), rejected),
      tag(listOf("a", "b"), active("A"), { state: "terminated", reason: "noresource" }),
      tag(listOf("a", "b"), active("A"), { state: "pending" }),
      tag(listOf("b", "a"), active("A"), rejected),
      tag(listOf("a", member("b", { names: [{ text: "B" }] })), active("A"), rejected),
      tag(listOf("a"), active("A")),
    ];
    expect(new Set([same, ...others]).size).toBe(7);
  });
});

describe("RLS-070 a list that is edited", () => {
  const house = () => houseOf({ a: active("A"), b: active("B"), c: active("C") });

  test("RLS-070 who comes is subscribed to, who goes is not any more; all is told", () => {
    const desk = house();
    const watcher = new ListWatcher(desk, listOf("a", "b"));
    watcher.tell();
    watcher.state.become(listOf("b", "c"));
    expect([...desk.opened].map(({ uri: each }) => each)).toEqual([uri("b"), uri("c")]);
    const read = watcher.tell();
    expect([version(read), told(read)]).toEqual([
      [1, true],
      [
        ["b", "active"],
        ["c", "active"],
      ],
    ]);
  });

  test("RLS-070 another name, another order and another name of the list are told in full", () => {
    const watcher = new ListWatcher(house(), listOf("a", "b"));
    watcher.tell();
    watcher.state.become(listOf(member("a", { names: [{ text: "Anna" }] }), "b"));
    expect(watcher.tell()?.rlmi).toMatchObject({
      isFull: true,
      resources: [{ names: [{ text: "Anna" }] }, {}],
    });
    watcher.state.become(listOf("b", member("a", { names: [{ text: "Anna" }] })));
    expect(watcher.tell()?.rlmi.resources.map(({ uri: each }) => each)).toEqual([uri("b"), uri("a")]);
    watcher.state.become({ ...listOf("b", member("a", { names: [{ text: "Anna" }] })), names: [] });
    expect(watcher.tell()?.rlmi).toMatchObject({ isFull: true, names: [] });
  });

  test("RLS-070 an edit that leaves all as it is is told to nobody, and subscribes to nobody anew", () => {
    const desk = house();
    const watcher = new ListWatcher(desk, listOf("a", "b"));
    watcher.tell();
    const before = [...desk.opened];
    watcher.state.become(listOf("a", "b"));
    expect([watcher.tell(), [...desk.opened]]).toEqual([undefined, before]);
  });

  test("RLS-071 a member that comes within the limit is subscribed to", () => {
    const watcher = new ListWatcher(house(), listOf("a", member("b", { refused: "giveup" })));
    watcher.tell();
    watcher.state.become(listOf("b"));
    expect(told(watcher.tell())).toEqual([["b", "active"]]);
  });

  test("RLS-043 when the list subscription ends, so do all behind it", () => {
    const desk = house();
    const team = member("team", { list: { uri: uri("team"), names: [], members: [member("c")] } });
    const watcher = new ListWatcher(desk, listOf("a", team));
    expect(desk.opened.size).toBe(2);
    watcher.state.close();
    expect(desk.opened.size).toBe(0);
  });
});

describe("RLS-030 a list in a list", () => {
  const team = (...users: readonly string[]) =>
    member("team", {
      names: [{ text: "Team" }],
      list: { uri: uri("team"), names: [{ text: "The team" }], members: users.map((user) => member(user)) },
    });
  const house = () => houseOf({ a: active("A"), b: active("B"), c: active("C") });
  const inner = (watcher: ListWatcher) => {
    const body = watcher.client.copy?.rows.get(uri("team"))?.instances[0]?.body;
    return body?.kind === "list" ? body.copy : undefined;
  };
  const innerTold = (watcher: ListWatcher) =>
    [...(inner(watcher)?.rows.values() ?? [])].map(({ uri: each, instances: [first] }) => [
      each.slice(4, 5),
      first?.body?.kind === "text" ? first.body.text : first?.state,
    ]);

  test("RLS-030 RLS-025 is a multipart of its own with meta-information of its own", () => {
    const watcher = new ListWatcher(house(), listOf("a", team("a", "b", "x")));
    const read = watcher.tell();
    expect(told(read)).toEqual([
      ["a", "active"],
      ["team", "active"],
    ]);
    expect(inner(watcher)).toMatchObject({ uri: uri("team"), version: 0, names: [{ text: "The team" }] });
    expect(innerTold(watcher)).toEqual([
      ["a", "A"],
      ["b", "B"],
      ["x", undefined],
    ]);
  });

  test("RLS-030 RLS-021 a change in it is partial within partial, and its version counts by itself", () => {
    const desk = house();
    const watcher = new ListWatcher(desk, listOf("a", "c", team("b")));
    watcher.tell();
    desk.set(uri("c"), active("C2"));
    watcher.tell();
    desk.set(uri("b"), active("B2"));
    const read = watcher.tell();
    expect([version(read), told(read), inner(watcher)?.version]).toEqual([
      [2, false],
      [["team", "active"]],
      1,
    ]);
    expect([innerTold(watcher), watcher.client.refreshWanted]).toEqual([[["b", "B2"]], false]);
  });

  test("RLS-030 RLS-070 an edit of it is told by it alone, in full", () => {
    const desk = house();
    const watcher = new ListWatcher(desk, listOf("a", team("b")));
    watcher.tell();
    watcher.state.become(listOf("a", team("c", "b")));
    const read = watcher.tell();
    expect([version(read), told(read)]).toEqual([[1, false], [["team", "active"]]]);
    expect(innerTold(watcher)).toEqual([
      ["c", "C"],
      ["b", "B"],
    ]);
  });

  test("RLS-030 RLS-070 a member becomes a list, and a list a member", () => {
    const desk = house();
    desk.set(uri("team"), active("T"));
    const watcher = new ListWatcher(desk, listOf("team"));
    watcher.tell();
    watcher.state.become(listOf(team("b")));
    watcher.tell();
    expect([innerTold(watcher), desk.opened.size]).toEqual([[["b", "B"]], 1]);
    watcher.state.become(listOf("team"));
    watcher.tell();
    expect(watcher.client.copy?.rows.get(uri("team"))?.instances[0]?.body).toMatchObject({ text: "T" });
  });

  test("RLS-030 RLS-052 a version of it that was not sent comes again", () => {
    const desk = house();
    const watcher = new ListWatcher(desk, listOf(team("b")));
    watcher.tell();
    watcher.refreshUnlessKnown();
    desk.set(uri("b"), active("B2"));
    watcher.tell();
    expect([inner(watcher)?.version, watcher.client.refreshWanted]).toEqual([1, false]);
  });
});

describe("bodies", () => {
  test("RLS-025 no boundary occurs in a part, whatever is published", () => {
    const house = houseOf({});
    const guesses = Array.from({ length: 40 }, (_, n) => `\r\n--Tk.${n}\r\n--Tk.${n}--`).join("");
    house.set(uri("a"), active(`x${guesses}`));
    const watcher = new ListWatcher(house, listOf("a"));
    expect(told(watcher.tell())).toEqual([["a", "active"]]);
    expect(watcher.client.copy?.rows.get(uri("a"))?.instances[0]?.body).toMatchObject({
      text: `x${guesses}`,
    });
  });

  test("RLS-025 what does not fit into one notification comes in the next", () => {
    const users = Array.from({ length: 12 }, (_, n) => `u${n}`);
    const house = houseOf(Object.fromEntries(users.map((user) => [user, active(user.repeat(300))])));
    const watcher = new ListWatcher(house, listOf(...users), 8000);
    const first = watcher.tell();
    expect(first?.rlmi.resources).toHaveLength(12);
    expect([watcher.state.isUnfinished, watcher.state.state()]).toEqual([true, undefined]);
    const rest = watcher.settle();
    expect(rest.map(({ rlmi }) => rlmi.isFull)).not.toContain(true);
    expect([watcher.state.isUnfinished, typeof watcher.state.state()]).toEqual([false, "string"]);
    const bodies = [...(watcher.client.copy?.rows.values() ?? [])].map(({ instances: [one] }) => one?.body);
    expect(bodies.map((body) => body?.kind === "text" && body.text)).toEqual(
      users.map((user) => user.repeat(300)),
    );
  });

  test("RLS-021 RLS-031 where nothing longer would arrive, resources that cannot be named follow in their order", () => {
    const users = Array.from({ length: 400 }, (_, n) => `user${n}`);
    const house = houseOf(Object.fromEntries(users.map((user) => [user, active(user)])));
    const watcher = new ListWatcher(house, listOf(...users), 20_000, true);
    const first = watcher.tell();
    expect([first?.rlmi.isFull, watcher.state.isUnfinished]).toEqual([true, true]);
    expect(first?.rlmi.resources.length).toBeLessThan(200);
    const rest = watcher.settle();
    expect(rest.map(({ rlmi }) => rlmi.isFull)).not.toContain(true);
    expect([...(watcher.client.copy?.rows.keys() ?? [])]).toEqual(users.map(uri));
    expect(watcher.longest).toBeLessThan(20_000);
    expect(watcher.refresh()?.rlmi.resources.length).toBeLessThan(200);
    watcher.settle();
    expect([...(watcher.client.copy?.rows.values() ?? [])].map(({ instances }) => instances.length)).toEqual(
      users.map(() => 1),
    );
  });

  test("RLS-025 a state that is longer than a notification should be goes alone", () => {
    const house = houseOf({ a: active("a".repeat(5000)), b: active("b".repeat(5000)) });
    const watcher = new ListWatcher(house, listOf("a", "b"), 1000);
    expect(watcher.settle().map(told)).toEqual([[["a", "active"], ["b"]], [["b", "active"]]]);
  });
});

describe("what a refresh takes from a subscriber that flushes its table", () => {
  const users = Array.from({ length: 12 }, (_, n) => `u${n}`);
  const houseOfAll = () => houseOf(Object.fromEntries(users.map((user) => [user, active(user.repeat(300))])));

  /** How many states it knows after each NOTIFY of a refresh; every member stays on the list. */
  function knownAfter(octets: number): readonly number[] {
    const watcher = new ListWatcher(houseOfAll(), listOf(...users), octets);
    const client = new FlushingClient();
    watcher.tell();
    watcher.settle();
    const first = watcher.refresh();
    return [...(first === undefined ? [] : [first]), ...watcher.settle()].map((read) => {
      client.take(read);
      expect(client.named).toEqual(users.map(uri));
      return client.known.length;
    });
  }

  test("RLS-023 nothing where all fits into one NOTIFY", () => {
    expect(knownAfter(Number.POSITIVE_INFINITY)).toEqual([12]);
  });

  test("RLS-023 else what does not fit, until it follows: then nothing is taken, and nothing told twice", () => {
    expect(knownAfter(8000)).toEqual([7, 12]);
    expect(knownAfter(5000)).toEqual([3, 8, 12]);
  });

  test("RLS-052 nothing where it says what it has", () => {
    const watcher = new ListWatcher(houseOfAll(), listOf(...users), 8000);
    watcher.tell();
    watcher.settle();
    expect(watcher.refreshUnlessKnown()).toBeUndefined();
    expect(watcher.settle()).toEqual([]);
  });
});

describe("RLS-021 a NOTIFY that may not be longer is not, whatever", () => {
  const octets = 20_000;
  const isWithin = (watcher: ListWatcher) => expect(watcher.longest).toBeLessThan(octets + 2000);

  test("long names and addresses are in it, in full documents and in partial ones", () => {
    const text = "n".repeat(900);
    const users = Array.from({ length: 60 }, (_, at) => `${"u".repeat(300)}${at}`);
    const members = users.map((user) => member(user, { names: [{ text }] }));
    const watcher = new ListWatcher(houseOf({}), listOf(...members), octets, true);
    watcher.settle();
    isWithin(watcher);
    expect(watcher.client.copy?.rows.size).toBe(60);
  });

  test("a name is so long that nothing else would fit: it is left out", () => {
    const text = "n".repeat(octets);
    const house = houseOf({ a: active("A"), b: active("B") });
    const list = { ...listOf(member("a", { names: [{ text }] }), "b"), names: [{ text }] };
    const watcher = new ListWatcher(house, list, octets, true);
    watcher.settle();
    isWithin(watcher);
    expect([...(watcher.client.copy?.rows.values() ?? [])].map(({ names }) => names)).toEqual([[], []]);
    expect(new ListWatcher(house, list, octets).tell()?.rlmi.names).toEqual([{ text }]);
  });

  test("a state is longer than a message can be: that one is not told, the others are", () => {
    const house = houseOf({ a: active("A"), b: active("b".repeat(64_001)), c: active("C") });
    const watcher = new ListWatcher(house, listOf("a", "b", "c"), octets, true);
    watcher.settle();
    isWithin(watcher);
    house.set(uri("c"), active("D"));
    watcher.settle();
    const rows = [...(watcher.client.copy?.rows.values() ?? [])];
    expect(
      rows.map(({ instances }) => instances.map(({ body }) => body?.kind === "text" && body.text)),
    ).toEqual([["A"], [], ["D"]]);
    expect(watcher.state.isUnfinished).toBe(false);
    const bOf = () => watcher.client.copy?.rows.get(uri("b"))?.instances;
    for (const text of ["short", "shorter"]) {
      house.set(uri("b"), active(text));
      watcher.settle();
      expect(bOf()).toMatchObject([{ state: "active", body: { text } }]);
      house.set(uri("b"), active("b".repeat(64_001)));
      watcher.settle();
      expect(bOf()).toMatchObject([{ state: "terminated", reason: "giveup" }]);
    }
  });

  test("many lists within it change at once", () => {
    const house = new House();
    const lists = Array.from({ length: 100 }, (_, at) => {
      const nested = { uri: uri(`list${at}`), names: [], members: [member(`m${at}`)] };
      return member(`list${at}`, { list: nested });
    });
    const watcher = new ListWatcher(house, listOf(...lists), octets, true);
    watcher.settle();
    for (let at = 0; at < 100; at += 1) house.set(uri(`m${at}`), active("x"));
    watcher.settle();
    isWithin(watcher);
    expect(watcher.client.copy?.rows.size).toBe(100);
    expect(watcher.state.hasNews()).toBe(false);
  });
});
