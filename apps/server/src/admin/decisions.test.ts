import { AdminApiError, type AdminClient } from "@porchlight/admin-api";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { subscriptionView, waitingView } from "./testing/office-double";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const CAROL = "sip:carol@elsewhere.test";
const RULES = `org.openmobilealliance.pres-rules/users/${ALICE}/pres-rules`;
const LISTS = `resource-lists/users/${ALICE}/index`;

let world: AdminWorld;
let operator: AdminClient;

beforeEach(async () => {
  world = await openAdminWorld();
  operator = world.as("operator");
  for (const user of ["alice", "bob"]) {
    const aor = `sip:${user}@office.test`;
    await operator.createUser({ body: { aor, password: "a long password" } });
  }
});
afterEach(() => world.close());

const wish = (watcher: string, presentity = ALICE) => ({ presentity, watcher });

const decide = (
  decision: "allow" | "polite-block" | "block",
  watchers: readonly ReturnType<typeof wish>[],
  onlyUndecided = false,
) => operator.decideWatchers({ body: { decision, watchers: [...watchers], onlyUndecided } });

const handlingOf = async (watcher: string) =>
  (await operator.previewPresence({ params: { aor: ALICE, watcher } })).handling;

const put = (selector: string, text: string) =>
  operator.putDocument({ params: { selector }, body: { text } });
const textOf = async (selector: string) => (await operator.showDocument({ params: { selector } })).text;
const versionsOf = async (selector: string) =>
  (await operator.listDocumentVersions({ params: { selector } })).items;

async function problemOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AdminApiError)) throw new Error("nothing was refused");
  return `${error.status} ${error.code} ${error.problem.reason ?? ""}`.trim();
}

const rules = (...content: readonly string[]): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:x="urn:x">${content.join("\n")}</cr:ruleset>`;
const rule = (id: string, watcher: string, handling: string, more = ""): string =>
  `<cr:rule id="${id}"><cr:conditions><cr:identity><cr:one id="${watcher}"/></cr:identity></cr:conditions><cr:actions><pr:sub-handling>${handling}</pr:sub-handling></cr:actions>${more}</cr:rule>`;

describe("a decision about watchers", () => {
  test.each([
    ["allow", "allow"],
    ["polite-block", "polite-block"],
    ["block", "block"],
  ] as const)(
    "POL-036 %s is in the rules of somebody who had none, and decides from then on",
    async (decision, handling) => {
      expect(await handlingOf(BOB)).toBe("confirm");
      const { items, writes } = await decide(decision, [wish(BOB)]);
      expect(items).toEqual([{ ...wish(BOB), outcome: "decided", reason: null, said: null }]);
      expect(writes.map(({ before }) => before)).toEqual(writes.map(() => null));
      expect(await handlingOf(BOB)).toBe(handling);
      expect(await handlingOf(CAROL)).toBe("confirm");
    },
  );

  test("POL-090 what somebody else wrote into the rules stays byte for byte", async () => {
    const unknown = '<x:thing a="1"><!-- kept --></x:thing>';
    const text = rules(
      rule("carol", CAROL, "allow", `<cr:transformations>${unknown}</cr:transformations>`),
      rule("bob", BOB, "confirm"),
    );
    await put(RULES, text);
    await decide("allow", [wish(BOB)]);
    expect(await textOf(RULES)).toContain(unknown);
    expect(await handlingOf(BOB)).toBe("allow");
    expect(await handlingOf(CAROL)).toBe("allow");
  });

  test("has history, and lines in the audit log: of the decision and of each document", async () => {
    const { writes } = await decide("allow", [wish(BOB), wish(CAROL)]);
    for (const { selector, after } of writes) {
      expect(await versionsOf(selector)).toMatchObject([
        { version: 1, etag: after, author: "token:operator" },
      ]);
    }
    const { items } = await world.as("auditor").listAudit({});
    const lines = items.map(({ action, target }) => `${action} ${target}`);
    expect(lines[0]).toBe(`watcher.allow ${ALICE}`);
    expect(items[0]?.after).toEqual({ watchers: [BOB, CAROL] });
    expect(lines.slice(1, 1 + writes.length).sort()).toEqual(
      writes.map(({ selector }) => `document.put ${selector}`).sort(),
    );
  });

  test("many at once write each document once", async () => {
    await decide("allow", [wish(BOB)]);
    const many = Array.from({ length: 40 }, (_, index) => wish(`sip:w${index}@elsewhere.test`));
    const { items, writes } = await decide("allow", many);
    expect(items.every(({ outcome }) => outcome === "decided")).toBe(true);
    expect(new Set(writes.map(({ selector }) => selector)).size).toBe(writes.length);
    expect(await handlingOf("sip:w39@elsewhere.test")).toBe("allow");
  });

  test("what is so already is written nowhere", async () => {
    await decide("block", [wish(BOB)]);
    const { items, writes } = await decide("block", [wish(BOB)]);
    expect(items).toMatchObject([{ outcome: "unchanged" }]);
    expect(writes).toEqual([]);
  });

  test("each is told apart: what stops one stops no other", async () => {
    const asked = [wish(BOB), wish(ALICE), wish("no address"), wish(CAROL, "sip:nobody@office.test")];
    const { items } = await decide("allow", asked);
    expect(items.map(({ outcome }) => outcome)).toEqual(["decided", "refused", "refused", "refused"]);
    expect(items[3]?.reason).toBe("sip:nobody@office.test is nobody's address.");
  });

  test("POL-004 rules that cannot be read are told, not overwritten", async () => {
    const key = world.deps.documents.address(RULES)?.key;
    if (key === undefined) throw new Error("no such usage");
    const facts = { at: world.deps.clock(), author: ALICE, client: "", etag: "broken" };
    const text = "<cr:ruleset>";
    await world.store.documents.write({ kind: "put", key, expected: { kind: "absent" }, text, ...facts });
    const { items, writes } = await decide("allow", [wish(BOB)]);
    expect(items).toMatchObject([{ outcome: "refused", reason: expect.stringContaining("cannot be read") }]);
    expect(writes).toEqual([]);
  });

  test("with onlyUndecided those that others have decided on meanwhile are left alone", async () => {
    world.office.waiting.push(waitingView());
    const { items } = await decide("block", [wish(BOB), wish(CAROL)], true);
    expect(items.map(({ outcome }) => outcome)).toEqual(["decided", "unchanged"]);
    expect(await handlingOf(CAROL)).toBe("confirm");
  });

  test("POL-026 who asks anonymously is not decided on by its address", async () => {
    world.office.subscribed.set("s1", subscriptionView({ state: "pending", isAnonymous: true }));
    expect((await decide("allow", [wish(BOB)])).items).toMatchObject([
      { outcome: "refused", reason: expect.stringContaining("anonymously") },
    ]);
  });

  test.each([
    ["block", "allow"],
    ["allow", "block"],
    ["polite-block", "allow"],
  ] as const)(
    "POL-025 from %s to %s nobody sees more between two documents than at both ends",
    async (from, to) => {
      const levels = ["block", "confirm", "polite-block", "allow"];
      await decide(from, [wish(BOB)]);
      const between: number[] = [];
      world.deps.documents.watch(() => {
        const watcher = { identities: [BOB], isAnonymous: false };
        const { explanation } = world.office.preview(ALICE, { watcher, now: world.deps.clock() });
        between.push(levels.indexOf(explanation.decision.handling));
      });
      const { writes } = await decide(to, [wish(BOB)]);
      expect(between).toHaveLength(writes.length);
      expect(Math.max(...between)).toBeLessThanOrEqual(Math.max(levels.indexOf(from), levels.indexOf(to)));
      expect(between.at(-1)).toBe(levels.indexOf(to));
    },
  );

  test("XDM-029 is made anew on what somebody else wrote a moment before", async () => {
    await put(RULES, rules(rule("bob", BOB, "confirm")));
    const { documents } = world.deps;
    const write = documents.write.bind(documents);
    vi.spyOn(documents, "write").mockImplementationOnce(async (address, order) => {
      await put(RULES, rules(rule("bob", BOB, "confirm"), rule("carol", CAROL, "polite-block")));
      return write(address, order);
    });
    expect((await decide("block", [wish(BOB)])).items).toMatchObject([{ outcome: "decided" }]);
    expect(await handlingOf(BOB)).toBe("block");
    expect(await handlingOf(CAROL)).toBe("polite-block");
  });

  test("XDM-024 changes nothing when a document is not accepted", async () => {
    const lists = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><!-- ${"long ".repeat(795)}--></resource-lists>`;
    await put(LISTS, lists);
    const { items, writes } = await decide("allow", [wish(BOB), wish(CAROL)]);
    expect(items.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
    expect(items[0]?.reason).toContain("not accepted");
    expect(writes).toEqual([]);
    expect(await textOf(LISTS)).toBe(lists);
    expect(await problemOf(textOf(RULES))).toContain("404 document-not-found");
    expect((await versionsOf(RULES)).map(({ etag }) => etag === null)).toEqual([true, false]);
    expect(await handlingOf(BOB)).toBe("confirm");
  });

  test("XDM-031 decisions made all at once are all in force, and writes of others between them are not lost", async () => {
    const watchers = Array.from({ length: 8 }, (_, index) => `sip:w${index}@elsewhere.test`);
    await decide("allow", [wish(BOB)]);
    const answers = await Promise.all(watchers.map((watcher) => decide("allow", [wish(watcher)])));
    expect(answers.flatMap(({ items }) => items.map(({ outcome }) => outcome))).toEqual(
      watchers.map(() => "decided"),
    );
    for (const watcher of [BOB, ...watchers]) expect(await handlingOf(watcher)).toBe("allow");
  });
});

describe("a decision that is taken back", () => {
  test("puts back exactly the versions that were there, and deletes what was new", async () => {
    const text = rules(rule("bob", BOB, "confirm"));
    await put(RULES, text);
    const { writes } = await decide("block", [wish(BOB)]);
    expect(await handlingOf(BOB)).toBe("block");
    await operator.undoDecisions({ body: { writes } });
    expect(await handlingOf(BOB)).toBe("confirm");
    expect(await textOf(RULES)).toBe(text);
    for (const { selector, before } of writes) {
      if (before === null) expect(await problemOf(textOf(selector))).toContain("404 document-not-found");
    }
  });

  test("leaves everything where it is when somebody has written since", async () => {
    await decide("block", [wish(BOB)]);
    const { writes } = await decide("allow", [wish(BOB)]);
    const [last] = writes.slice(-1);
    const text = (await textOf(last?.selector ?? "")) ?? "";
    await put(last?.selector ?? "", `${text}<!-- mine -->`);
    const before = await Promise.all(writes.map(({ selector }) => textOf(selector)));
    expect(await problemOf(operator.undoDecisions({ body: { writes } }))).toBe(
      `412 document-changed somebody has written ${last?.selector} since`,
    );
    expect(await Promise.all(writes.map(({ selector }) => textOf(selector)))).toEqual(before);
  });

  test("is refused for a version that is another one, or not kept", async () => {
    const { writes } = await decide("block", [wish(BOB)]);
    const [first] = writes;
    const forged = (before: { etag: string; version: number }) =>
      operator.undoDecisions({
        body: { writes: [{ selector: first?.selector ?? "", before, after: first?.after ?? "" }] },
      });
    expect(await problemOf(forged({ etag: "forged", version: 1 }))).toContain("document-version-not-found");
    expect(await problemOf(forged({ etag: "forged", version: 9 }))).toContain("document-version-not-found");
  });
});

describe("undecided watchers", () => {
  test("can be found by their id, their state and a part of their name", async () => {
    world.office.subscribed.set("s1", subscriptionView({ state: "pending", displayName: "Bob <b>" }));
    world.office.waiting.push(waitingView({ id: "w2", watcher: CAROL }));
    const found = async (query: Parameters<AdminClient["listUndecidedWatchers"]>[0]) =>
      (await world.as("support").listUndecidedWatchers(query)).items.map(({ id }) => id);
    expect((await found({})).sort()).toEqual(["s1", "w2"]);
    expect(await found({ query: { id: "w2" } })).toEqual(["w2"]);
    expect(await found({ query: { state: "pending" } })).toEqual(["s1"]);
    expect(await found({ query: { search: "bob <" } })).toEqual(["s1"]);
  });

  test("are there once, with however many devices they ask", async () => {
    world.office.waiting.push(waitingView({ id: "w0" }));
    const devices = ["s1", "s2"].map((id) => subscriptionView({ id, state: "pending", displayName: "Bob" }));
    for (const view of devices) world.office.subscribed.set(view.id, view);
    world.office.subscribed.set("s3", subscriptionView({ id: "s3", state: "pending", isAnonymous: true }));
    const { items, total } = await operator.listUndecidedWatchers({});
    expect(total).toBe(2);
    expect(items.filter(({ isAnonymous }) => !isAnonymous)).toMatchObject([
      { watcher: BOB, state: "pending", displayName: "Bob" },
    ]);
  });
});
