import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listRejection, type MemberList, resolveRequest, servesPackage, singleMembers } from "../src/index";
import {
  ALICE,
  BOB,
  entry,
  entryRef,
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

const FRIENDS = "sip:alice@example.com;pres-list=friends";
const HOME = listsPath(ALICE);
const strict = { strictListResolution: true, rejectOversizedLists: true };
const lenient = { strictListResolution: false, rejectOversizedLists: false };

describe("which service a URI names", () => {
  test.each([
    "sip:alice@example.com;pres-list=friends",
    "SIP:%61lice@EXAMPLE.com;PRES-LIST=%66riends",
    "sip:alice@example.com;pres-list=friends?Subject=x",
  ])("RLS-001 RLS-067 %s", (uri) => {
    const house = new ListHouse();
    house.serve(ALICE, service(FRIENDS, entry("sip:carol@example.com")));
    expect(house.services.find(uri)?.uri).toBe(FRIENDS);
  });

  test("RLS-001 documents that are not named index, or stand elsewhere, do not count", () => {
    const house = new ListHouse();
    const text = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services">${service(FRIENDS, "")}</rls-services>`;
    for (const path of [
      `rls-services/users/${ALICE}/other`,
      `rls-services/users/${ALICE}/sub/index`,
      "rls-services/global/index",
      `resource-lists/users/${ALICE}/index`,
      "rls-services/users/%zz/index",
    ])
      house.write(path, text);
    expect(house.services.find(FRIENDS)).toBeUndefined();
    house.write(servicesPath(ALICE), "<broken");
    expect(house.services.find(FRIENDS)).toBeUndefined();
    house.write(servicesPath(ALICE), text);
    expect(house.services.find(FRIENDS)).toMatchObject({ owner: ALICE, document: servicesPath(ALICE) });
    house.write(servicesPath(ALICE), undefined);
    expect(house.services.find(FRIENDS)).toBeUndefined();
  });

  test("RLS-001 of two services at one URI the first counts, and the other when that goes", () => {
    const house = new ListHouse();
    house.serve(BOB, service("sip:team@example.com", entry("sip:b@example.com")));
    house.serve(ALICE, service("sip:TEAM@example.com", ""), service("sip:team@Example.com", ""));
    expect(house.services.find("sip:team@example.com")?.owner).toBe(BOB);
    house.serve(BOB);
    expect(house.services.find("sip:team@example.com")).toMatchObject({
      owner: ALICE,
      uri: "sip:team@Example.com",
    });
  });

  test("RLS-003 RLS-015 packages: those named, or all", () => {
    const house = new ListHouse();
    const packages = "<packages><package>dialog</package></packages>";
    house.serve(ALICE, service("sip:all@example.com", ""), service("sip:one@example.com", "", packages));
    const served = (uri: string, name: string) => {
      const found = house.services.find(uri);
      return found && servesPackage(found, name);
    };
    expect([served("sip:all@example.com", "presence"), served("sip:one@example.com", "dialog")]).toEqual([
      true,
      true,
    ]);
    expect(served("sip:one@example.com", "presence")).toBe(false);
  });
});

describe("the members of a service", () => {
  test("RLS-002 RLS-031 of its own list, in the order of the document", () => {
    const house = new ListHouse();
    house.serve(
      ALICE,
      service(FRIENDS, ["z", "a", "m"].map((user) => entry(`sip:${user}@example.com`)).join("")),
    );
    expect(uris(house.resolve(FRIENDS))).toEqual([
      "sip:z@example.com",
      "sip:a@example.com",
      "sip:m@example.com",
    ]);
  });

  test("RLS-002 RLS-008 of the list it names, and of the lists that one leads to", () => {
    const house = new ListHouse();
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(HOME, "friends")}`));
    house.keep(HOME, {
      friends: `${entry("sip:a@example.com")}<rl:list name="inner">${entry("sip:in@example.com")}</rl:list>${external(listsPath(ALICE, "more"), "more")}${entryRef(HOME, "apart", "sip:ref@example.com")}${entry("sip:z@example.com")}`,
      apart: `${entry("sip:not@example.com")}${entry("sip:ref@example.com", "Ref")}`,
    });
    house.keep(listsPath(ALICE, "more"), { more: entry("sip:ext@example.com") });
    const list = house.resolve(FRIENDS);
    expect(uris(list)).toEqual(["a", "in", "ext", "ref", "z"].map((user) => `sip:${user}@example.com`));
    expect(list.members[3]?.names).toEqual([{ text: "Ref" }]);
    expect([...list.documents]).toEqual([servicesPath(ALICE), HOME, listsPath(ALICE, "more")]);
    expect(listRejection(list, strict, house.limits)).toBeUndefined();
  });

  test("RLS-004 URIs that cannot be subscribed to are left out", () => {
    const house = new ListHouse();
    const written = [
      "sip:a@example.com",
      "http://example.com/",
      "mailto:a@example.com",
      "tel:+15551234",
      "nonsense",
      "sip:",
      "sip:a b@example.com",
      "pres:b@example.com",
      "sips:c@example.com",
      "urn:service:sos",
    ];
    house.serve(
      ALICE,
      service(FRIENDS, `${written.map((uri) => entry(uri)).join("")}<rl:entry/><rl:entry uri=" "/>`),
    );
    expect(uris(house.resolve(FRIENDS))).toEqual([
      "sip:a@example.com",
      "pres:b@example.com",
      "sips:c@example.com",
    ]);
  });

  test("RLS-007 RLS-067 each once, in the first spelling and with the first name", () => {
    const house = new ListHouse();
    const twice = [
      entry("sip:bob@example.com", "Bob"),
      entry("sip:%62ob@EXAMPLE.com", "Robert"),
      entry("sip:Bob@example.com"),
      entry("sip:bob@example.com;b=1;a"),
      entry("sip:bob@example.com;A;b=1"),
    ];
    house.serve(ALICE, service(FRIENDS, twice.join("")));
    const list = house.resolve(FRIENDS);
    expect(uris(list)).toEqual(["sip:bob@example.com", "sip:Bob@example.com", "sip:bob@example.com;b=1;a"]);
    expect(list.members[0]?.names).toEqual([{ text: "Bob" }]);
  });

  test("RLS-029 display names with their language; a tag that is none is left out", () => {
    const house = new ListHouse();
    const named = (tag: string, user: string) =>
      `<rl:entry uri="sip:${user}@example.com"><rl:display-name xml:lang="${tag}"> ${user} </rl:display-name></rl:entry>`;
    house.serve(
      ALICE,
      service(
        FRIENDS,
        `<rl:display-name xml:lang="fr">Amis</rl:display-name>${named("de-AT", "a")}${named("!!", "b")}${named("", "c")}`,
      ),
    );
    const list = house.resolve(FRIENDS);
    expect(list.names).toEqual([{ text: "Amis", language: "fr" }]);
    expect(list.members.map(({ names }) => names)).toEqual([
      [{ text: "a", language: "de-AT" }],
      [{ text: "b" }],
      [{ text: "c" }],
    ]);
  });

  test("RLS-029 the name of a reference comes before that of what it names", () => {
    const house = new ListHouse();
    const reference = entryRef(HOME, "l", "sip:b@example.com").replace(
      "/>",
      "><rl:display-name>Mine</rl:display-name></rl:entry-ref>",
    );
    house.keep(HOME, { l: entry("sip:b@example.com", "Theirs") });
    house.serve(ALICE, service(FRIENDS, reference));
    expect(house.resolve(FRIENDS).members[0]?.names).toEqual([{ text: "Mine" }]);
  });

  test("RLS-005 references that lead nowhere do not break the rest, and are told", () => {
    const house = new ListHouse();
    const lost = `${external(listsPath(ALICE, "gone"), "x")}<rl:external anchor="https://elsewhere.example/list"/><rl:external/><rl:entry-ref ref="/abs"/>${external(HOME, "nobody")}${external(listsPath(BOB), "bobs")}`;
    house.keep(HOME, { other: "" });
    house.keep(listsPath(BOB), { bobs: entry("sip:x@example.com") });
    house.serve(ALICE, service(FRIENDS, `${lost}${entry("sip:b@example.com")}`));
    const list = house.resolve(FRIENDS);
    expect(uris(list)).toEqual(["sip:b@example.com"]);
    expect(list.unresolved).toHaveLength(6);
    expect(list.documents.has(listsPath(ALICE, "gone"))).toBe(true);
    expect(listRejection(list, lenient, house.limits)).toBeUndefined();
    expect(listRejection(list, strict, house.limits)?.status).toBe(502);
    house.foreignListsAllowed = true;
    expect(uris(house.resolve(FRIENDS))).toEqual(["sip:x@example.com", "sip:b@example.com"]);
  });

  test("RLS-005 a service whose own list is missing is refused with 502", () => {
    const house = new ListHouse();
    house.keep(HOME, { other: entry("sip:a@example.com") });
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(HOME, "friends")}`));
    const list = house.resolve(FRIENDS);
    expect([list.isMissing, uris(list)]).toEqual([true, []]);
    expect(listRejection(list, lenient, house.limits)?.status).toBe(502);
  });

  test("RLS-006 a cycle ends, and what it passes counts once", () => {
    const house = new ListHouse();
    house.keep(HOME, {
      a: `${entry("sip:1@example.com")}${external(HOME, "b")}${external(HOME, "a")}`,
      b: `${external(HOME, "a")}${external(HOME, "b")}${entry("sip:2@example.com")}`,
    });
    house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(HOME, "a")}`));
    const list = house.resolve(FRIENDS);
    expect([uris(list), list.isCutShort]).toEqual([["sip:1@example.com", "sip:2@example.com"], false]);
  });

  test("RLS-006 what is deeper than ten lists is left out, unless it is met less deep too", () => {
    const house = new ListHouse();
    const nested = (depth: number): string =>
      `${entry(`sip:d${depth}@example.com`)}${depth === 0 ? "" : `<rl:list>${nested(depth - 1)}</rl:list>`}`;
    house.serve(ALICE, service(FRIENDS, nested(10)));
    expect([house.resolve(FRIENDS).members.length, house.resolve(FRIENDS).isCutShort]).toEqual([11, false]);
    house.serve(ALICE, service(FRIENDS, nested(11)));
    expect([house.resolve(FRIENDS).members.length, house.resolve(FRIENDS).isCutShort]).toEqual([11, true]);
    const chain = Object.fromEntries(
      Array.from({ length: 13 }, (_, n) => [
        `l${n}`,
        `${entry(`sip:l${n}@example.com`)}${external(HOME, `l${n + 1}`)}`,
      ]),
    );
    house.keep(HOME, chain);
    house.serve(ALICE, service(FRIENDS, `${external(HOME, "l0")}${external(HOME, "l8")}`));
    expect(house.resolve(FRIENDS).members).toHaveLength(13);
  });
});

describe("services in services", () => {
  const TEAM = "sip:team@example.com";
  const nested = () => {
    const house = new ListHouse();
    house.serve(
      ALICE,
      service(FRIENDS, `${entry("sip:a@example.com")}${entry(TEAM, "Team")}${entry("sip:z@example.com")}`),
    );
    house.serve(
      BOB,
      service(
        TEAM,
        `<rl:display-name>The team</rl:display-name>${entry("sip:a@example.com")}${entry("sip:m@example.com")}`,
      ),
    );
    return house;
  };

  test("RLS-030 a member that is a service keeps its members to itself", () => {
    const list = nested().resolve(FRIENDS);
    expect(uris(list)).toEqual(["sip:a@example.com", TEAM, "sip:z@example.com"]);
    const team = list.members[1];
    expect([team?.names, team?.list?.names]).toEqual([[{ text: "Team" }], [{ text: "The team" }]]);
    expect(team?.list && uris(team.list)).toEqual(["sip:a@example.com", "sip:m@example.com"]);
    expect([...singleMembers(list)].map(({ uri }) => uri)).toEqual(
      ["a", "a", "m", "z"].map((user) => `sip:${user}@example.com`),
    );
    expect(list.documents).toEqual(new Set([servicesPath(ALICE), servicesPath(BOB)]));
  });

  test("RLS-013 a service the subscriber may not use is a member like any other", () => {
    const house = nested();
    house.forbidden.add(TEAM);
    expect(house.resolve(FRIENDS).members[1]).toMatchObject({
      uri: TEAM,
      list: undefined,
      refused: undefined,
    });
  });

  test("RLS-006 RLS-049 a service in itself, or around itself, is dropped", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(FRIENDS, `${entry(FRIENDS)}${entry(TEAM)}`));
    house.serve(
      BOB,
      service(TEAM, `${entry("SIP:team@EXAMPLE.com")}${entry(FRIENDS)}${entry("sip:m@example.com")}`),
    );
    const list = house.resolve(FRIENDS);
    expect(uris(list)).toEqual([TEAM]);
    expect(list.members[0]?.list && uris(list.members[0].list)).toEqual(["sip:m@example.com"]);
  });

  test("RLS-049 services nest three deep", () => {
    const house = new ListHouse();
    const uri = (n: number) => `sip:list${n}@example.com`;
    house.serve(
      ALICE,
      ...Array.from({ length: 6 }, (_, n) =>
        service(uri(n), `${entry(`sip:m${n}@example.com`)}${entry(uri(n + 1))}`),
      ),
    );
    const list = house.resolve(uri(0));
    expect([[...singleMembers(list)].length, list.isCutShort]).toEqual([4, true]);
  });

  test("RLS-005 a service in a service that has no list is told as failed, and tried again", () => {
    const house = nested();
    house.serve(BOB, referring(TEAM, `${ROOT}/${listAt(listsPath(BOB), "none")}`));
    expect(house.resolve(FRIENDS).members[1]).toMatchObject({ list: undefined, refused: "probation" });
  });
});

describe("RLS-071 limits", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => entry(`sip:u${n}@example.com`)).join("");

  test("RLS-071 the first members in document order are served, those behind are given up, nested ones counted", () => {
    const house = new ListHouse({ maxSubscriptions: 3 });
    house.serve(
      ALICE,
      service(FRIENDS, `${many(2)}${entry("sip:team@example.com")}${entry("sip:last@example.com")}`),
    );
    house.serve(BOB, service("sip:team@example.com", many(2)));
    const list = house.resolve(FRIENDS);
    expect([...singleMembers(list)].map(({ refused }) => refused)).toEqual([
      undefined,
      undefined,
      undefined,
      "giveup",
      "giveup",
    ]);
    expect(list.surplus).toBe(2);
    expect(listRejection(list, lenient, house.limits)).toBeUndefined();
    expect(listRejection(list, strict, house.limits)).toMatchObject({
      status: 403,
      headers: [["Warning", expect.stringContaining("3 members")]],
    });
  });

  test("RLS-071 without a limit all are served", () => {
    const house = new ListHouse({ maxSubscriptions: 0 });
    house.serve(ALICE, service(FRIENDS, many(150)));
    expect(house.resolve(FRIENDS).surplus).toBe(0);
  });

  test("RLS-071 of a hundred thousand entries the first ten thousand count", () => {
    const house = new ListHouse();
    house.serve(ALICE, service(FRIENDS, many(100_000)));
    const list = house.resolve(FRIENDS);
    expect([list.members.length, list.isCutShort, list.surplus]).toEqual([10_000, true, 9900]);
    expect(listRejection({ ...list, surplus: 0 }, strict, house.limits)?.status).toBe(403);
  });

  test("RLS-006 references are bounded, and so is what is searched for them", () => {
    let references = Array.from({ length: 5 }, (_, n) => entryRef(HOME, "l", `sip:u${n}@example.com`)).join(
      "",
    );
    const count = (limits: object) => {
      const house = new ListHouse(limits);
      house.keep(HOME, { l: many(5) });
      house.serve(ALICE, service(FRIENDS, references));
      const list = house.resolve(FRIENDS);
      return [list.members.length, list.isCutShort];
    };
    expect(count({ maxReferences: 5 })).toEqual([5, false]);
    expect(count({ maxReferences: 4 })).toEqual([4, true]);
    expect(count({ maxSearched: 6 })).toEqual([5, false]);
    const byPosition = Array.from({ length: 5 }, (_, n) =>
      entryRef(HOME, "l", "").replace(/%5B@uri.*%5D/, `%5B${n + 1}%5D`),
    );
    references = byPosition.join("");
    expect(count({ maxSearched: 6 + 10 })).toEqual([3, true]);
  });
});

describe("RLS-060 a list that a SUBSCRIBE brings", () => {
  const resolve = (content: string, limits = new ListHouse().limits) =>
    resolveRequest(
      {
        uri: "sip:rls@example.com",
        body: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`,
        findService: (uri) =>
          uri === "sip:team@example.com"
            ? { uri, key: uri, document: "", owner: BOB, packages: undefined, sharedWith: [] }
            : undefined,
      },
      limits,
    );

  test("RLS-060 has the entries of its first-level lists, each once, and nothing nested or referred to", () => {
    const read = resolve(
      `<list><display-name>Us</display-name><entry uri="sip:a@example.com"><display-name>A</display-name></entry><list><entry uri="sip:no@example.com"/></list><entry-ref ref="x"/><external anchor="https://x/"/></list><list><entry uri="sip:%61@EXAMPLE.com"/><entry uri="sip:b@example.org"/><entry uri="no"/><entry uri="sip:RLS@example.com"/><entry uri="sip:rls@EXAMPLE.com"/></list>`,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        uri: "sip:rls@example.com",
        names: [{ text: "Us" }],
        members: [
          { uri: "sip:a@example.com", names: [{ text: "A" }] },
          { uri: "sip:b@example.org", names: [] },
          { uri: "sip:RLS@example.com" },
        ],
        isCutShort: false,
      },
    });
  });

  test("RLS-063 an entry that is a list service is refused", () => {
    expect(
      resolve(`<list><entry uri="sip:TEAM@example.com"/><entry uri="sip:team@example.com"/></list>`),
    ).toMatchObject({
      ok: true,
      value: { members: [{ uri: "sip:TEAM@example.com", refused: undefined }, { refused: "rejected" }] },
    });
  });

  test("RLS-060 is bounded, and refused when it is none", () => {
    const { limits } = new ListHouse({ maxEntries: 2, maxSubscriptions: 1 });
    const three = ["a", "b", "c"].map((user) => `<entry uri="sip:${user}@example.com"/>`).join("");
    expect(resolve(`<list>${three}</list>`, limits)).toMatchObject({
      value: { members: [{ refused: undefined }, { refused: "giveup" }], isCutShort: true, surplus: 1 },
    });
    for (const body of ["<resource-lists/>", "<list", ""]) {
      expect(resolveRequest({ uri: "sip:rls@example.com", body, findService: () => undefined }).ok).toBe(
        false,
      );
    }
  });
});

/** Lists of one document that lead to each other as they like. */
interface Wild {
  readonly entries: readonly number[];
  readonly leads: readonly number[];
}

test("RLS-004 RLS-006 RLS-007 whatever lists lead to each other, all that can be reached is in it, once", () => {
  const wild: fc.Arbitrary<Wild[]> = fc.array(
    fc.record({
      entries: fc.array(fc.nat(12), { maxLength: 4 }),
      leads: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(wild, (lists) => {
      const house = new ListHouse();
      house.keep(
        HOME,
        Object.fromEntries(
          lists.map(({ entries, leads }, n) => [
            `l${n}`,
            [
              ...leads.map((to) => external(HOME, `l${to}`)),
              ...entries.map((to) => entry(`sip:u${to}@example.com`)),
            ].join(""),
          ]),
        ),
      );
      house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(HOME, "l0")}`));
      const list = house.resolve(FRIENDS);
      const reached = new Set([0]);
      for (const at of reached)
        for (const to of lists[at]?.leads ?? []) if (to < lists.length) reached.add(to);
      const expected = new Set(
        [...reached].flatMap((at) => (lists[at]?.entries ?? []).map((to) => `sip:u${to}@example.com`)),
      );
      expect(new Set(uris(list))).toEqual(expected);
      expect(uris(list)).toHaveLength(expected.size);
      expect(list.isCutShort).toBe(false);
    }),
  );
});

test("RLS-006 RLS-030 RLS-049 whatever services lead to each other, no list is in itself, nothing is deeper than allowed, nobody is in a list twice", () => {
  const wild: fc.Arbitrary<Wild[]> = fc.array(
    fc.record({
      entries: fc.array(fc.nat(5), { maxLength: 3 }),
      leads: fc.array(fc.nat(5), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const uri = (n: number) => `sip:list${n}@example.com`;
  fc.assert(
    fc.property(wild, (services) => {
      const house = new ListHouse({ maxEntries: 500 });
      house.serve(
        ALICE,
        ...services.map(({ entries, leads }, n) =>
          service(
            uri(n),
            [
              ...leads.map((to) => entry(uri(to))),
              ...entries.map((to) => entry(`sip:u${to}@example.com`)),
            ].join(""),
          ),
        ),
      );
      const check = ({ members }: MemberList, chain: readonly string[]): void => {
        expect(chain.length).toBeLessThanOrEqual(4);
        const keys = members.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { key, list } of members) {
          expect(chain).not.toContain(key);
          expect(list === undefined).toBe(house.services.find(key) === undefined);
          if (list !== undefined) check(list, [...chain, key]);
        }
      };
      check(house.resolve(uri(0)), [uri(0)]);
    }),
  );
});
