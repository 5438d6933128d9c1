import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListListener, LiveList, ResolvedList } from "../src/index";
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
} from "./list-house";

const SERVICES = ["sip:one@example.com", "sip:two@example.com", "sip:three@example.com"] as const;
const LISTS = ["friends", "family"] as const;

/** What stands in a list: people, services as members, references to other lists. */
const content = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.nat(20).map((n) => entry(`sip:m${n}@example.com`)) },
      { weight: 1, arbitrary: fc.constantFrom(...SERVICES).map((uri) => entry(uri)) },
      { weight: 1, arbitrary: fc.constantFrom(...LISTS).map((name) => external(listsPath(ALICE), name)) },
    ),
    { maxLength: 30 },
  )
  .map((inside) => inside.join(""));

type Step =
  | { readonly kind: "lists"; readonly friends: string; readonly family: string }
  | { readonly kind: "services"; readonly contents: readonly (string | undefined)[] }
  | { readonly kind: "of-bob"; readonly content: string }
  | { readonly kind: "forbid"; readonly uri: string; readonly isForbidden: boolean }
  | { readonly kind: "open" | "close"; readonly at: number }
  | { readonly kind: "work"; readonly effort: number };

const kindOf = <Kind extends string>(kind: Kind) => fc.constant(kind);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kindOf("lists"), friends: content, family: content }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kindOf("services"),
      contents: fc.tuple(...SERVICES.slice(0, 2).map(() => fc.option(content, { nil: undefined }))),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kindOf("of-bob"), content }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kindOf("forbid"),
      uri: fc.constantFrom(...SERVICES),
      isForbidden: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kindOf("open"), at: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf("close"), at: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.record({ kind: kindOf("work"), effort: fc.integer({ min: 1, max: 12 }) }) },
);

class Watcher implements ListListener {
  told: ResolvedList;
  isGone = false;
  readonly live: LiveList;

  constructor(
    house: ListHouse,
    readonly uri: string,
  ) {
    const found = house.sources().findService(uri);
    if (found === undefined) throw new Error("no service");
    this.live = house.lists.open(found, { key: ALICE, sources: house.sources() }, this);
    this.told = this.live.list;
  }

  listChanged(list: ResolvedList): void {
    this.told = list;
  }

  serviceGone(): void {
    this.isGone = true;
  }
}

class Schedule {
  readonly house = new ListHouse();
  watchers: Watcher[] = [];

  constructor() {
    this.house.isBusy = true;
    this.#serve("", "");
    for (const uri of SERVICES) this.#open(uri);
  }

  #serve(one: string | undefined, two: string | undefined): void {
    const defined = [
      ...(one === undefined ? [] : [service(SERVICES[0], one)]),
      ...(two === undefined ? [] : [service(SERVICES[1], two)]),
      referring(SERVICES[2], `${ROOT}/${listAt(listsPath(ALICE), "friends")}`),
    ];
    this.house.serve(ALICE, ...defined);
  }

  run(each: Step): void {
    switch (each.kind) {
      case "lists":
        return this.house.keep(listsPath(ALICE), { friends: each.friends, family: each.family });
      case "services":
        return this.#serve(each.contents[0], each.contents[1]);
      case "of-bob":
        return this.house.serve(BOB, service("sip:m1@example.com", each.content));
      case "forbid":
        if (each.isForbidden) this.house.forbidden.add(each.uri);
        else this.house.forbidden.delete(each.uri);
        return this.house.lists.review();
      case "open":
        return this.#open(SERVICES[each.at] ?? SERVICES[0]);
      case "close":
        for (const closed of this.watchers.splice(each.at, 1)) closed.live.close();
        return;
      case "work":
        this.house.lists.work(each.effort);
    }
  }

  /** Whoever begins is told of the list as it is, whatever is left to do. */
  #open(uri: string): void {
    if (this.house.sources().findService(uri) === undefined) return;
    const watcher = new Watcher(this.house, uri);
    expect(watcher.told).toEqual(this.house.resolve(uri));
    this.watchers.push(watcher);
  }

  /** What is gone is told at once, all else in the end. */
  check(): void {
    this.watchers = this.watchers.filter(({ isGone, uri }) => {
      if (isGone) expect(this.house.sources().findService(uri)).toBeUndefined();
      return !isGone;
    });
  }

  end(): void {
    while (this.house.lists.work(3));
    for (const { told, uri, live } of this.watchers) {
      const inOneTurn = this.house.resolve(uri);
      expect(told).toEqual(inOneTurn);
      expect(live.list).toEqual(inOneTurn);
    }
  }
}

const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => entry(`sip:m${index}@example.com`)).join("");

describe("RLS-070 edits that are followed bit by bit", () => {
  test("come to what each would in one turn, whatever happens in between", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const schedule = new Schedule();
        for (const each of steps) {
          schedule.run(each);
          schedule.check();
        }
        schedule.end();
      }),
      { numRuns: 1000 },
    );
  });

  test("take no more at a time than they may, and leave nothing undone", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(SERVICES[0], many(500)));
    let looked = 0;
    const sources = house.sources();
    const counting = {
      ...sources,
      findService: (uri: string) => {
        looked += 1;
        return sources.findService(uri);
      },
    };
    const heard: number[] = [];
    const found = house.services.find(SERVICES[0]);
    if (found === undefined) throw new Error("no service");
    for (const key of ["a", "b", "c"]) {
      house.lists.open(
        found,
        { key, sources: counting },
        { listChanged: ({ members }) => heard.push(members.length), serviceGone: () => {} },
      );
    }
    house.isBusy = true;
    house.serve(ALICE, service(SERVICES[0], many(501)));
    const turns: number[] = [];
    for (let isLeft = true; isLeft; ) {
      looked = 0;
      const before = heard.length;
      isLeft = house.lists.work(100);
      turns.push(looked);
      expect(looked <= 100 && heard.length - before <= 1).toBe(true);
    }
    expect(turns.length).toBeGreaterThanOrEqual(15);
    expect(heard).toEqual([501, 501, 501]);
    expect(house.lists.work(100)).toBe(false);
  });

  test.each<[what: string, change: (house: ListHouse) => void]>([
    [
      "a document that it did not lead to before",
      (house) => house.keep(listsPath(ALICE), { friends: entry("sip:new@example.com") }),
    ],
    [
      "a member that it did not have before",
      (house) => house.serve(BOB, service("sip:m3@example.com", entry("sip:new@example.com"))),
    ],
  ])("start again when %s changes in the middle", (_, change) => {
    const house = new ListHouse();
    house.keep(listsPath(ALICE), { friends: entry("sip:old@example.com") });
    house.serve(ALICE, service(SERVICES[0], ""));
    const watcher = new Watcher(house, SERVICES[0]);
    house.isBusy = true;
    house.serve(ALICE, service(SERVICES[0], external(listsPath(ALICE), "friends") + many(20)));
    house.lists.work(10);
    change(house);
    while (house.lists.work(10));
    expect(JSON.stringify(watcher.told.members)).toContain("sip:new@example.com");
    expect(watcher.told).toEqual(house.resolve(SERVICES[0]));
  });

  test("RLS-013 a list that may not be used any more is over at once, in the middle of an edit too", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(SERVICES[0], many(50)));
    const watcher = new Watcher(house, SERVICES[0]);
    house.isBusy = true;
    house.serve(ALICE, service(SERVICES[0], many(60)));
    house.lists.work(10);
    house.forbidden.add(SERVICES[0]);
    house.lists.review();
    expect(watcher.isGone).toBe(true);
    expect(house.lists.work(10)).toBe(false);
    expect(watcher.told.members).toHaveLength(50);
  });

  test("one who edits again and again holds nobody up", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(SERVICES[0], many(50)));
    house.serve(BOB, service(SERVICES[1], many(50)));
    const [ofAlice, ofBob] = [new Watcher(house, SERVICES[0]), new Watcher(house, SERVICES[1])];
    house.isBusy = true;
    house.serve(ALICE, service(SERVICES[0], many(60)));
    house.serve(BOB, service(SERVICES[1], many(60)));
    for (let count = 61; count < 81; count += 1) {
      house.serve(ALICE, service(SERVICES[0], many(count)));
      house.lists.work(10);
    }
    expect([ofAlice.told.members.length, ofBob.told.members.length]).toEqual([50, 60]);
    while (house.lists.work(10));
    expect(ofAlice.told.members).toHaveLength(80);
  });
});

describe("a list that is to be opened", () => {
  const prepared = (members: number) => {
    const house = new ListHouse();
    house.serve(ALICE, service(SERVICES[0], many(members)));
    let heard = 0;
    const prepare = () => {
      const found = house.sources().findService(SERVICES[0]);
      if (found === undefined) throw new Error("no service");
      return house.lists.prepare(found, { key: ALICE, sources: house.sources() }, 10, () => {
        heard += 1;
      });
    };
    return { house, prepare, heard: () => heard };
  };

  test("can be opened at once when it is short, or known", () => {
    expect(prepared(5).prepare()).toBeUndefined();
    const { house, prepare } = prepared(50);
    new Watcher(house, SERVICES[0]);
    expect(prepare()).toBeUndefined();
  });

  test("is looked at bit by bit when it is long, and then opened as it is", () => {
    const { house, prepare, heard } = prepared(50);
    const held = prepare();
    while (house.lists.work(10)) expect(heard()).toBe(0);
    expect(heard()).toBe(1);
    house.isBusy = true;
    const watcher = new Watcher(house, SERVICES[0]);
    held?.close();
    expect(watcher.told).toEqual(house.resolve(SERVICES[0]));
    house.serve(ALICE, service(SERVICES[0], many(51)));
    while (house.lists.work(10));
    expect([watcher.told.members.length, heard()]).toEqual([51, 1]);
  });

  test("RLS-070 is looked at from its start when it is edited meanwhile, once for all that wait; who gives up leaves nothing behind", () => {
    const { house, prepare, heard } = prepared(50);
    const [first, second] = [prepare(), prepare()];
    first?.close();
    house.lists.work(10);
    house.isBusy = true;
    house.serve(ALICE, service(SERVICES[0], many(60)));
    expect(heard()).toBe(0);
    while (house.lists.work(10));
    expect(heard()).toBe(1);
    expect(new Watcher(house, SERVICES[0]).told.members).toHaveLength(60);
    second?.close();
    const alone = prepared(50);
    alone.prepare()?.close();
    expect([alone.house.lists.work(10), alone.heard()]).toEqual([false, 0]);
  });

  test("RLS-070 is told to be gone when it is", () => {
    const { house, prepare, heard } = prepared(50);
    prepare();
    house.forbidden.add(SERVICES[0]);
    house.lists.review();
    expect(heard()).toBe(1);
  });
});
