import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { compareLists, isSameList, type LiveList, type MemberList, type ResolvedList } from "../src/index";
import {
  ALICE,
  BOB,
  entry,
  external,
  ListHouse,
  listAt,
  listsPath,
  ROOT,
  referring,
  service,
  servicesPath,
  uris,
} from "./list-house";

const FRIENDS = "sip:friends@example.com";
const HOME = listsPath(ALICE);

class Listener {
  readonly heard: string[] = [];

  listChanged(list: ResolvedList): void {
    this.heard.push(
      uris(list)
        .map((uri) => uri.slice(4, 5))
        .join(""),
    );
  }

  serviceGone(reason: string): void {
    this.heard.push(reason);
  }
}

describe("RLS-070 lists that are subscribed to", () => {
  let house: ListHouse;
  let listener: Listener;
  let live: LiveList;

  beforeEach(() => {
    house = new ListHouse();
    house.keep(HOME, {
      friends: `${entry("sip:a@example.com")}${external(listsPath(ALICE, "more"), "more")}`,
      apart: "",
    });
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(HOME, "friends")}`));
    listener = new Listener();
    live = open(listener);
  });

  function open(to: Listener, key = ALICE): LiveList {
    const found = house.services.find(FRIENDS);
    if (found === undefined) throw new Error("no service");
    return house.lists.open(found, { key, sources: house.sources() }, to);
  }

  test("RLS-070 hear of every document they rest on, those that were missing too", () => {
    house.keep(HOME, {
      friends:
        entry("sip:a@example.com") + entry("sip:b@example.com") + external(listsPath(ALICE, "more"), "more"),
    });
    house.keep(listsPath(ALICE, "more"), { more: entry("sip:c@example.com") });
    house.write(listsPath(ALICE, "more"), undefined);
    expect(listener.heard).toEqual(["ab", "abc", "ab"]);
    expect(uris(live.list)).toEqual(["sip:a@example.com", "sip:b@example.com"]);
  });

  test("RLS-070 hear of no other document", () => {
    house.keep(listsPath(ALICE, "other"), { more: entry("sip:c@example.com") });
    house.serve(BOB, service("sip:team@example.com", ""));
    house.keep(listsPath(BOB), { friends: "" });
    expect(listener.heard).toEqual([]);
  });

  test("RLS-070 a service that is deleted is gone, once", () => {
    house.serve(ALICE);
    house.serve(ALICE, service(FRIENDS, entry("sip:z@example.com")));
    expect(listener.heard).toEqual(["noresource"]);
  });

  test("RLS-070 the list of a service that is deleted leaves an empty one", () => {
    house.write(HOME, undefined);
    expect([listener.heard, live.list.isMissing]).toEqual([[""], true]);
    house.keep(HOME, { friends: entry("sip:n@example.com") });
    expect(listener.heard).toEqual(["", "n"]);
  });

  test("RLS-070 RLS-030 a member that becomes a service, and is none again", () => {
    house.serve(BOB, service("sip:a@example.com", entry("sip:x@example.com")));
    expect(live.list.members[0]?.list).toBeDefined();
    house.serve(BOB);
    expect(live.list.members[0]?.list).toBeUndefined();
    expect(listener.heard).toEqual(["a", "a"]);
  });

  test("RLS-013 RLS-070 a subscriber that may not use the service any more hears that it is gone", () => {
    house.forbidden.add(FRIENDS);
    house.lists.review();
    expect(listener.heard).toEqual(["rejected"]);
  });

  test("RLS-070 those that see the same share one resolution; whoever closes hears nothing more", () => {
    const second = new Listener();
    const third = new Listener();
    const other = open(second);
    open(third, BOB);
    expect(other.list).toBe(live.list);
    live.close();
    house.keep(HOME, { friends: entry("sip:q@example.com") });
    expect([listener.heard, second.heard, third.heard]).toEqual([[], ["q"], ["q"]]);
    other.close();
    house.keep(HOME, { friends: "" });
    expect([second.heard, third.heard]).toEqual([["q"], ["q", ""]]);
    expect(house.services.find(FRIENDS)?.document).toBe(servicesPath(ALICE));
  });
});

const member = (n: number, text = ""): MemberList["members"][number] => ({
  uri: `sip:${n}@example.com`,
  key: `sip:${n}@example.com`,
  names: text === "" ? [] : [{ text }],
  list: undefined,
  refused: undefined,
});
const versions = fc.uniqueArray(fc.tuple(fc.nat(9), fc.constantFrom("", "x")), { selector: ([n]) => n });

test("RLS-070 a difference is what leads from one version to the next", () => {
  fc.assert(
    fc.property(versions, versions, (one, other) => {
      const list = (members: [number, string][]): MemberList => ({
        uri: "sip:l@example.com",
        names: [],
        members: members.map(([n, text]) => member(n, text)),
      });
      const [before, after] = [list(one), list(other)];
      const difference = compareLists(before, after);
      const { came, went, renamed, isReordered } = difference;
      const left = before.members.filter(({ key }) => !went.some((gone) => gone.key === key));
      const names = new Map([...left, ...renamed, ...came].map((each) => [each.key, each]));
      expect(new Set(names.values())).toEqual(new Set(after.members));
      const stayed = after.members.filter(({ key }) => !came.some((each) => each.key === key));
      expect(isReordered).toBe(left.map(({ key }) => key).join() !== stayed.map(({ key }) => key).join());
      expect(isSameList(difference)).toBe(JSON.stringify(before) === JSON.stringify(after));
    }),
  );
});
