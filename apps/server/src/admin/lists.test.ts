import { type AdminClient, operations, type ToldOfMember } from "@porchlight/admin-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const CAROL = "sip:carol@office.test";
const LISTS = `resource-lists/users/${ALICE}/index`;
const SERVICES = `rls-services/users/${ALICE}/index`;
const ROOT = "https://office.test/xcap-root";
const FRIENDS = "sip:alice-friends@office.test";

let world: AdminWorld;
let operator: AdminClient;

beforeEach(async () => {
  world = await openAdminWorld();
  operator = world.as("operator");
  for (const aor of [ALICE, BOB, CAROL])
    await operator.createUser({ body: { aor, password: "a long password", displayName: `${aor} X` } });
});
afterEach(() => world.close());

const lists = (...content: readonly string[]): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content.join("")}</resource-lists>`;
const list = (name: string, ...content: readonly string[]): string =>
  `<list name="${name}">${content.join("")}</list>`;
const entry = (uri: string, name = ""): string =>
  `<entry uri="${uri}">${name === "" ? "" : `<display-name>${name}</display-name>`}</entry>`;
const anchor = (name: string): string =>
  `${ROOT}/resource-lists/users/${ALICE}/index/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
const external = (name: string): string => `<external anchor="${anchor(name)}"/>`;
const service = (uri: string, name: string, ...packages: readonly string[]): string =>
  `<service uri="${uri}"><resource-list>${anchor(name)}</resource-list>${
    packages.length === 0
      ? ""
      : `<packages>${packages.map((each) => `<package>${each}</package>`).join("")}</packages>`
  }</service>`;
const services = (...content: readonly string[]): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services">${content.join("")}</rls-services>`;

const put = (selector: string, text: string) =>
  operator.putDocument({ params: { selector }, body: { text } });
const of = { aor: ALICE };

/** Bob lets alice in, and says something. */
async function letIn(handling: string): Promise<void> {
  const shown =
    handling === "allow"
      ? "<cr:transformations><pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-all-attributes/></cr:transformations>"
      : "";
  await put(
    `org.openmobilealliance.pres-rules/users/${BOB}/pres-rules`,
    `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules"><cr:rule id="a"><cr:conditions><cr:identity><cr:one id="${ALICE}"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions>${shown}</cr:rule></cr:ruleset>`,
  );
  world.office.rules?.publish(
    BOB,
    `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${BOB}"><tuple id="t"><status><basic>open</basic></status></tuple><note>in the garden</note></presence>`,
  );
}

describe("the lists of users", () => {
  test("are counted for everybody, and what is odd about them", async () => {
    await put(
      LISTS,
      lists(list("friends", entry(BOB), list("inner", entry(CAROL), entry(BOB)), external("gone"))),
    );
    await put(SERVICES, services(service(FRIENDS, "friends")));
    const { items, total } = await world.as("support").listLists({});
    expect(total).toBe(3);
    expect(items[0]).toEqual({
      user: ALICE,
      displayName: `${ALICE} X`,
      state: "lists",
      lists: 2,
      entries: 3,
      services: 1,
      warnings: 2,
    });
    expect(items[1]).toMatchObject({ user: BOB, state: "none", lists: 0, warnings: 0 });
    expect((await operator.listLists({ query: { search: "carol" } })).total).toBe(1);
  });

  test("SYS-018 have their documents, and warnings whose sentences support does not see", async () => {
    const { etag } = await put(LISTS, lists(list("friends", entry(BOB), entry("tel:+1555"))));
    const shown = await operator.showLists({ params: of });
    expect(shown).toMatchObject({
      listsDocument: { selector: LISTS, etag },
      servicesDocument: { selector: SERVICES, etag: null },
      xcapRoot: ROOT,
      served: true,
    });
    expect(shown.found).toEqual([
      {
        kind: "not-subscribable",
        document: "lists",
        place: "1.2",
        sentence: "tel:+1555 is no address that can be watched: it is left out.",
        said: { code: "list-entry-unwatchable", places: { uri: "tel:+1555" } },
      },
    ]);
    const structure = await world.as("support").showLists({ params: of });
    expect(structure.found).toEqual([{ ...shown.found[0], sentence: null, said: null }]);
    expect(JSON.stringify(structure)).not.toContain("tel:");
  });

  test("are nobody's where there is no such user", async () => {
    await expect(operator.showLists({ params: { aor: "nobody@office.test" } })).rejects.toMatchObject({
      status: 404,
    });
  });

  test("that cannot be read are told", async () => {
    const key = world.deps.documents.address(LISTS)?.key;
    if (key === undefined) throw new Error("no such usage");
    const facts = { at: world.deps.clock(), author: ALICE, client: "", etag: "broken" };
    await world.store.documents.write({
      kind: "put",
      key,
      expected: { kind: "absent" },
      text: "<resource",
      ...facts,
    });
    expect(await operator.showLists({ params: of })).toMatchObject({ state: "unreadable", lists: 0 });
  });
});

describe("whom a list leads to", () => {
  const told = async (text: string): Promise<readonly (ToldOfMember | null)[]> => {
    const { resolved } = await operator.previewLists({ params: of, body: { lists: text, list: "1" } });
    return (resolved?.members ?? []).map((member) => member.told);
  };

  test("RLS-004 a number that is somebody's is a member like any other", async () => {
    await letIn("allow");
    await put(LISTS, lists(list("friends", entry("tel:+15551234567"))));
    expect((await operator.showLists({ params: of })).found).toEqual([]);
    const { members } = await operator.resolveList({ params: of, query: { list: "1" } });
    expect(members).toMatchObject([
      { uri: "tel:+15551234567", told: { state: "active", note: "in the garden" } },
    ]);
  });

  test("RLS-004 RLS-031 in their order, with names, those of nested lists and references as its own", async () => {
    await put(
      LISTS,
      lists(
        list("friends", entry(BOB, "Bob"), list("inner", entry(CAROL)), external("work")),
        list("work", entry("sip:dave@elsewhere.test", "Dave"), entry(BOB, "again")),
      ),
    );
    await put(SERVICES, services(service(FRIENDS, "friends", "presence")));
    for (const query of [{ service: FRIENDS }, { list: "1" }]) {
      const answer = await world.as("auditor").resolveList({ params: of, query });
      expect(answer).toMatchObject({
        refusal: null,
        total: 3,
        surplus: 0,
        unresolved: [],
        isCutShort: false,
      });
      expect(answer.members.map(({ uri, name, depth }) => [uri, name, depth])).toEqual([
        [BOB, "Bob", 0],
        [CAROL, "", 0],
        ["sip:dave@elsewhere.test", "Dave", 0],
      ]);
    }
    const [inner] = (await operator.resolveList({ params: of, query: { list: "1.2" } })).members;
    expect(inner?.uri).toBe(CAROL);
  });

  test("RLS-030 services of the owner are lists of their own in it, and come behind their URI", async () => {
    await put(
      LISTS,
      lists(list("friends", entry(BOB)), list("all", entry(FRIENDS, "Friends"), entry(CAROL))),
    );
    await put(SERVICES, services(service(FRIENDS, "friends")));
    const { members } = await operator.resolveList({ params: of, query: { list: "2" } });
    expect(members.map(({ uri, depth, isList }) => [uri, depth, isList])).toEqual([
      [FRIENDS, 0, true],
      [BOB, 1, false],
      [CAROL, 0, false],
    ]);
    expect(members[0]?.told).toBeNull();
  });

  test("RLS-027 RLS-028 RLS-040 RLS-044 what the owner is told of each is what the evaluator of presence says", async () => {
    await letIn("allow");
    const text = lists(
      list(
        "friends",
        ...[BOB, CAROL, "sip:nobody@office.test", "sip:dave@elsewhere.test", "sip:five@office.test"].map(
          (uri) => entry(uri),
        ),
        entry("sip:six@office.test"),
      ),
    );
    const nothing = { mark: null, note: null };
    expect(await told(text)).toEqual([
      { state: "active", reason: null, mark: "available", note: "in the garden" },
      { ...nothing, state: "pending", reason: null },
      { ...nothing, state: "terminated", reason: "noresource" },
      { ...nothing, state: "none", reason: null },
      { ...nothing, state: "terminated", reason: "noresource" },
      { ...nothing, state: "terminated", reason: "giveup" },
    ]);
    await letIn("block");
    expect((await told(text))[0]).toEqual({ ...nothing, state: "terminated", reason: "rejected" });
    await letIn("polite-block");
    expect((await told(text))[0]).toEqual({ state: "active", reason: null, mark: "offline", note: null });
  });

  test("RLS-005 a service without a list refuses who subscribes to it", async () => {
    await put(SERVICES, services(service(FRIENDS, "friends")));
    const { refusal } = await operator.resolveList({ params: of, query: { service: FRIENDS } });
    expect(refusal).toEqual({
      status: 502,
      reason: "the list of this service cannot be found",
      said: { code: "list-cannot-be-found", places: {} },
    });
  });

  test.each([
    { service: "sip:other@office.test" },
    { list: "7" },
    {},
    { list: "1", service: FRIENDS },
    { list: "0" },
    { list: "1.1" },
  ])("%j is no list", async (query) => {
    await put(LISTS, lists(list("friends", entry(BOB))));
    await expect(operator.resolveList({ params: of, query })).rejects.toMatchObject({ status: 400 });
  });

  test("SYS-018 support does not see, and who sees it is in the audit log", async () => {
    await put(LISTS, lists(list("friends", entry(BOB))));
    await expect(world.as("support").resolveList({ params: of, query: { list: "1" } })).rejects.toMatchObject(
      {
        status: 403,
      },
    );
    const read = async () => (await operator.listAudit({ query: { action: "document.read" } })).items;
    await world.as("auditor").resolveList({ params: of, query: { list: "1" } });
    expect((await read())[0]).toMatchObject({ actor: expect.stringContaining("auditor"), target: LISTS });
    await operator.previewLists({ params: of, body: { lists: lists(list("friends")), list: "1" } });
    expect(await read()).toHaveLength(1);
    await operator.previewLists({ params: of, body: { list: "1" } });
    expect(await read()).toHaveLength(2);
  });
});

test("every answer is what the contract says", async () => {
  await letIn("allow");
  await put(LISTS, lists(list("friends", entry(BOB, "Bob"), external("gone"))));
  await put(SERVICES, services(service(FRIENDS, "friends")));
  const answers = [
    [operations.listLists, await operator.listLists({})],
    [operations.showLists, await operator.showLists({ params: of })],
    [operations.resolveList, await operator.resolveList({ params: of, query: { service: FRIENDS } })],
    [operations.previewLists, await operator.previewLists({ params: of, body: { lists: "", list: "1" } })],
  ] as const;
  for (const [{ id, response }, answer] of answers)
    expect(response.safeParse(answer).error, id).toBeUndefined();
});

describe("a draft of lists", () => {
  const preview = (body: Parameters<AdminClient["previewLists"]>[0]["body"]) =>
    operator.previewLists({ params: of, body });

  test("is what it would be, and nothing is written", async () => {
    const { etag } = await put(LISTS, lists(list("friends", entry(BOB))));
    const draft = lists(list("friends", entry(CAROL)));
    const answer = await preview({
      lists: draft,
      services: services(service(FRIENDS, "friends")),
      service: FRIENDS,
    });
    expect(answer).toMatchObject({ listsRefusal: null, servicesRefusal: null, warnings: [] });
    expect(answer.resolved?.members.map(({ uri }) => uri)).toEqual([CAROL]);
    expect((await operator.showDocument({ params: { selector: LISTS } })).etag).toBe(etag);
    expect((await preview({ lists: "", list: "1" })).resolved).toBeNull();
  });

  test("XDM-024 is refused as a write of it would be", async () => {
    const twice = lists(list("friends", entry(BOB), entry(BOB)));
    const answer = await preview({
      lists: twice,
      services: services(service("sip:friends@elsewhere.test", "friends")),
    });
    expect(answer.listsRefusal).toContain("has what must be unique twice");
    expect(answer.servicesRefusal).toContain("the domain of the service URI is not served here");
    expect(answer.warnings.map(({ kind, place }) => [kind, place])).toEqual([["repeated", "1.2"]]);
    expect((await preview({ lists: "<resource-lists" })).listsRefusal).toContain("is not well-formed XML");
  });

  test.each([
    ["a list that refers to itself", [list("a", external("a"))], [], "1.1"],
    ["two that refer to each other", [list("a", external("b")), list("b", external("a"))], [], "1.1 2.1"],
    ["one inside what it refers to", [list("a", list("in", external("a")))], [], "1.1.1"],
    ["one that has its own service", [list("a", entry(FRIENDS))], [service(FRIENDS, "a")], "1.1"],
  ])("RLS-006 %s has a cycle there, and its members once", async (_, content, offered, places) => {
    const answer = await preview({ lists: lists(...content), services: services(...offered), list: "1" });
    expect(answer.warnings.map(({ kind }) => kind)).toEqual(places.split(" ").map(() => "cycle"));
    expect(answer.warnings.map(({ place }) => place).join(" ")).toBe(places);
    expect(answer.resolved?.isCutShort).toBe(false);
  });

  test("RLS-006 what refers to a list twice is no cycle", async () => {
    const text = lists(
      list("a", external("c"), external("b")),
      list("b", external("c")),
      list("c", entry(BOB)),
    );
    expect((await preview({ lists: text })).warnings).toEqual([]);
  });

  test("RLS-005 references that lead nowhere are told, with the list that is asked for", async () => {
    const text = lists(
      list("a", external("gone"), `<entry-ref ref="resource-lists/users/${BOB}/index/~~/resource-lists/x"/>`),
    );
    const answer = await preview({ lists: text, services: services(service(FRIENDS, "gone")), list: "1" });
    expect(answer.warnings.map(({ kind, document, place }) => [kind, document, place])).toEqual([
      ["leads-nowhere", "lists", "1.1"],
      ["leads-nowhere", "lists", "1.2"],
      ["no-list", "services", "1"],
    ]);
    expect(answer.resolved?.unresolved).toHaveLength(2);
  });

  test("SYS-018 is for those who may write it", async () => {
    for (const role of ["support", "auditor"] as const)
      await expect(world.as(role).previewLists({ params: of, body: {} })).rejects.toMatchObject({
        status: 403,
      });
  });
});
