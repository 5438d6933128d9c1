import { AdminApiError, type AdminClient } from "@porchlight/admin-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { subscriptionView, waitingView } from "./testing/office-double";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const CAROL = "sip:carol@elsewhere.test";
const RULES = `org.openmobilealliance.pres-rules/users/${ALICE}/pres-rules`;
const IETF = `pres-rules/users/${ALICE}/index`;
const LISTS = `resource-lists/users/${ALICE}/index`;

let world: AdminWorld;
let operator: AdminClient;

beforeEach(async () => {
  world = await openAdminWorld();
  operator = world.as("operator");
  for (const aor of [ALICE, BOB]) await operator.createUser({ body: { aor, password: "a long password" } });
});
afterEach(() => world.close());

const NAMESPACES =
  'xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy"';
const EVERYTHING =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices>";
const ALL = `${EVERYTHING}<pr:provide-all-attributes/>`;

const rules = (...content: readonly string[]): string =>
  `<cr:ruleset ${NAMESPACES}>\n${content.join("\n")}\n</cr:ruleset>`;
const rule = (id: string, conditions: string, handling: string, shown = ""): string =>
  `<cr:rule id="${id}"><cr:conditions>${conditions}</cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule>`;
const one = (uri: string): string => `<cr:identity><cr:one id="${uri}"/></cr:identity>`;

const put = (selector: string, text: string) =>
  operator.putDocument({ params: { selector }, body: { text } });
const preview = (text: string, selector = RULES) =>
  operator.previewRules({ params: { aor: ALICE }, body: { selector, text } });

/** Stores what the schema would not let in, as an older version of the server might have. */
async function putBroken(text: string): Promise<void> {
  const key = world.deps.documents.address(RULES)?.key;
  if (key === undefined) throw new Error("no such usage");
  const facts = { at: world.deps.clock(), author: ALICE, client: "", etag: "broken" };
  await world.store.documents.write({ kind: "put", key, expected: { kind: "absent" }, text, ...facts });
}

describe("the rules of a user", () => {
  test("where there are none, the default is told, and where new ones would stand", async () => {
    expect(await operator.showRules({ params: { aor: "alice@office.test" } })).toMatchObject({
      user: ALICE,
      state: "none",
      rules: null,
      documents: [],
      newDocument: RULES,
      defaults: { ownDomain: "confirm", others: "confirm" },
      xcapRoot: "https://office.test/xcap-root",
      lists: [],
      warnings: [],
    });
  });

  test("POL-001 are those of the OMA document alone when there is one, else all of the other usage", async () => {
    await put(IETF, rules(rule("a", one(BOB), "allow", ALL)));
    await put(IETF.replace("index", "more"), rules(rule("b", one(CAROL), "block")));
    const ietf = await operator.showRules({ params: { aor: ALICE } });
    expect(ietf).toMatchObject({ state: "rules", rules: 2 });
    expect(ietf.documents.map(({ selector }) => selector)).toEqual([IETF, IETF.replace("index", "more")]);
    const { etag } = await put(RULES, rules(rule("c", one(BOB), "block")));
    const oma = await operator.showRules({ params: { aor: ALICE } });
    expect(oma).toMatchObject({ rules: 1, documents: [{ selector: RULES, etag }] });
  });

  test("come with the lists that they can name", async () => {
    await put(
      LISTS,
      '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="a &lt;b&gt;"/><list/></resource-lists>',
    );
    const { lists } = await operator.showRules({ params: { aor: ALICE } });
    expect(lists).toEqual([
      {
        name: "a <b>",
        anchor: `https://office.test/xcap-root/${LISTS}/~~/resource-lists/list%5B@name=%22a%20%26lt%3Bb%26gt%3B%22%5D`,
      },
    ]);
  });

  test("POL-004 that cannot be read are told with the reason, and found", async () => {
    await putBroken("<cr:ruleset>");
    world.office.unreadable = [ALICE];
    const broken = await world.as("support").showRules({ params: { aor: ALICE } });
    expect(broken).toMatchObject({ state: "unreadable", rules: null });
    expect(broken.reason).toMatch(/\w/);
    const found = await operator.listRules({ query: { state: "unreadable" } });
    expect(found).toMatchObject({ total: 1, items: [{ user: ALICE, state: "unreadable" }] });
    const all = await operator.listRules({});
    expect(all.items.map(({ user, state }) => `${user} ${state}`)).toEqual([
      `${ALICE} unreadable`,
      `${BOB} none`,
    ]);
    expect((await operator.listRules({ query: { search: "BOB" } })).total).toBe(1);
  });

  test("POL-038 come with what is odd about them", async () => {
    await put(
      RULES,
      rules(
        rule("friends", one(BOB), "allow", ALL),
        rule("no", one(BOB), "block"),
        rule("home", '<cr:sphere value="home"/>', "confirm"),
        rule("moon", "<x:moon xmlns:x='urn:x'/>", "allow"),
      ),
    );
    const { warnings } = await operator.showRules({ params: { aor: ALICE } });
    expect(warnings.map(({ kind, rules: about }) => [kind, about])).toEqual([
      ["granted-and-blocked", ["no", "friends"]],
      ["sphere-guards-handling", ["home"]],
      ["never-matches", ["moon"]],
    ]);
    expect(warnings[0]?.sentence).toBe(
      "Rule no blocks sip:bob@office.test, but rule friends lets it in, and letting in wins.",
    );
  });

  test("are nobody's where there is no such user", async () => {
    const refusal = operator.showRules({ params: { aor: "nobody@office.test" } });
    await expect(refusal).rejects.toThrow(AdminApiError);
  });
});

describe("POL-091 how a watcher stands", () => {
  const standing = async () =>
    (await operator.previewPresence({ params: { aor: ALICE, watcher: BOB } })).standing;

  test.each([
    ["timeout", "as it expired"],
    ["rejected", "as it was blocked"],
    ["answered 481", "because: answered 481"],
  ])("whose subscription ended (%s)", async (cause, words) => {
    world.office.ended = { at: world.deps.clock(), cause };
    expect(await standing()).toMatchObject({
      state: "none",
      sentence: expect.stringContaining(
        `Has no subscription: the last one ended at 2030-01-01T12:00:00.000Z, ${words}. ${BOB} waits until`,
      ),
    });
  });

  test("who never had one, who waits, whose connection is lost, and who is told", async () => {
    expect((await standing()).sentence).toMatch(/^Has no subscription\. /);
    world.office.waiting.push(waitingView());
    expect((await standing()).sentence).toMatch(/^Asked before and waits for a decision/);
    world.office.subscribed.set("s1", subscriptionView({ reachable: false }));
    expect(await standing()).toMatchObject({ state: "active", reachable: false, subscriptions: ["s1"] });
    world.office.subscribed.set("s2", subscriptionView({ id: "s2" }));
    expect((await standing()).sentence).toMatch(/^Subscribed, active, and was told nothing yet\. /);
  });

  test("COR-046 who may not watch by its services is told first, whatever the rules say", async () => {
    await operator.updateUser({ params: { aor: BOB }, body: { services: { watch: false } } });
    expect((await standing()).sentence).toMatch(
      /^May not watch others by its services, whatever the rules say\. Has/,
    );
    await operator.updateUser({ params: { aor: BOB }, body: { services: { watch: true } } });
    expect((await standing()).sentence).toMatch(/^Has no subscription\. /);
  });
});

describe("a draft of rules", () => {
  beforeEach(async () => {
    await put(RULES, rules(rule("friends", `<cr:identity><cr:many/></cr:identity>`, "allow", ALL)));
    world.office.subscribed.set("s1", subscriptionView());
    world.office.subscribed.set("s2", subscriptionView({ id: "s2" }));
    world.office.subscribed.set("s3", subscriptionView({ id: "s3", watcher: CAROL }));
    world.office.subscribed.set("s4", subscriptionView({ id: "s4", eventPackage: "presence.winfo" }));
    world.office.waiting.push(waitingView({ watcher: "sip:dave@office.test" }));
  });

  test("POL-091 is judged by the evaluator over those who watch and wait; nothing is written", async () => {
    const { etag } = await operator.showDocument({ params: { selector: RULES } });
    const draft = rules(
      rule("friends", one(BOB), "allow", `${EVERYTHING}<pr:provide-mood>true</pr:provide-mood>`),
    );
    const answer = await preview(draft);
    expect(answer).toMatchObject({ refusal: null, watchers: 3, changed: 3 });
    const told = answer.affected.map(({ watcher, state, before, after }) => [watcher, state, before, after]);
    expect(told).toEqual([
      [BOB, "active", "allow", "allow"],
      [CAROL, "active", "allow", "block"],
      ["sip:dave@office.test", "waiting", "allow", "block"],
    ]);
    expect(answer.affected[0]?.lost).toContain("provide-note");
    expect(answer.affected[0]?.lost).not.toContain("provide-mood");
    expect(answer.effects).toEqual([
      { kind: "blocked", what: [], watchers: 2 },
      { kind: "loses", what: answer.affected[0]?.lost, watchers: 1 },
    ]);
    expect((await operator.showDocument({ params: { selector: RULES } })).etag).toBe(etag);
  });

  test("that means the same changes nothing for anybody", async () => {
    const draft = rules("<!-- new -->", rule("all", "<cr:identity><cr:many/></cr:identity>", "allow", ALL));
    expect(await preview(draft)).toMatchObject({ watchers: 3, changed: 0, effects: [], affected: [] });
  });

  test.each([
    ["half a document", "<cr:ruleset", "is not well-formed XML"],
    ["an id that is no name", rules('<cr:rule id="1"/>'), "does not follow its schema"],
    [
      "what is shown to somebody who is blocked",
      rules(rule("a", "", "block", ALL), rule("b", "<ocp:other-identity/>", "block")),
      "breaks a rule of its usage",
    ],
    [
      "a list of somebody else",
      rules(
        rule("a", '<ocp:external-list><ocp:entry anc="https://evil.test/x"/></ocp:external-list>', "block"),
      ),
      "breaks a rule of its usage",
    ],
  ])("XDM-024 %s is refused as a write of it would be", async (_, text, refusal) => {
    expect((await preview(text)).refusal).toContain(refusal);
  });

  test("that does not read changes nothing, as it is not written", async () => {
    expect(await preview("<cr:ruleset")).toMatchObject({
      watchers: 3,
      changed: 0,
      effects: [],
      warnings: [],
    });
  });

  test("is only of a rules document, and of that user", async () => {
    for (const selector of [LISTS, RULES.replace("alice", "bob"), "nonsense"]) {
      await expect(preview(rules(), selector)).rejects.toThrow("is no rules document");
    }
  });

  test("SYS-018 is for those who may write it", async () => {
    const body = { selector: RULES, text: rules() };
    for (const role of ["support", "auditor"] as const) {
      const call = world.as(role).previewRules({ params: { aor: ALICE }, body });
      await expect(call).rejects.toMatchObject({ status: 403 });
    }
  });
});
