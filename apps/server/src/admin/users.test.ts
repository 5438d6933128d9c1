import { everyService } from "@porchlight/accounts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { bindingView, presentityView } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";

const ERIN = "sip:erin@office.test";
let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const create = (aor = ERIN, change = {}) =>
  world.as("operator").createUser({ body: { aor, password: "lamplight", displayName: "Erin", ...change } });

describe("users", () => {
  test("SYS-006 a person, a role and a resource are created; the engine hears of each after the store", async () => {
    const stored: boolean[] = [];
    const tell = world.office.accountsChanged.bind(world.office);
    world.office.accountsChanged = (accounts) => {
      void world.store.accounts
        .find(accounts[0]?.aor ?? "")
        .then((found) => stored.push(found !== undefined));
      tell(accounts);
    };
    await create();
    await create("sip:desk@office.test", { kind: "role" });
    await create("sip:room@branch.test", { kind: "resource" });
    const { items } = await world.as("auditor").listUsers();
    expect(items.map(({ aor, kind }) => [aor, kind])).toEqual([
      ["sip:desk@office.test", "role"],
      [ERIN, "person"],
      ["sip:room@branch.test", "resource"],
    ]);
    expect(world.office.told).toEqual([
      `changed ${ERIN}`,
      "changed sip:desk@office.test",
      "changed sip:room@branch.test",
    ]);
    expect(stored).toEqual([true, true, true]);
  });

  test("the secrets are the digests of user:realm:password and of the whole address, never the password", async () => {
    await create();
    const account = await world.store.accounts.find(ERIN);
    const digest = (name: string) => world.deps.hasher.hex("SHA-256", `${name}:office.test:lamplight`);
    expect(account?.secrets["SHA-256"]).toBe(digest("erin"));
    expect(account?.addressSecrets["SHA-256"]).toBe(digest("erin@office.test"));
    expect(JSON.stringify(account)).not.toContain("lamplight");
  });

  test.each([
    ["erin@office.test", ERIN],
    ["SIP:erin@OFFICE.test", ERIN],
    ["sip:o'neil+home@office.test", "sip:o'neil+home@office.test"],
  ])("the address %s is taken as %s", async (written, aor) => {
    expect((await create(written)).aor).toBe(aor);
    expect((await world.as("support").showUser({ params: { aor: written } })).aor).toBe(aor);
  });

  test.each([
    "erin",
    "@office.test",
    "sip:@office.test",
    "sips:erin@office.test",
    "sip:er in@office.test",
    'sip:"erin"@office.test',
    "sip:erin@office.test;transport=tcp",
    "sip:erin:pw@office.test",
    "sip:erin@office..test",
    "sip:erin%40@office.test",
    "sip:eri\u0000n@office.test",
    "sip:e/rin@office.test",
    "sip:erin;x@office.test",
    `sip:${"e".repeat(65)}@office.test`,
  ])("the address %j is refused with its reason", async (aor) => {
    const refused = await problemOf(create(aor));
    expect(refused).toMatchObject({ code: "invalid-input", problem: { field: "aor" } });
    expect(refused.problem.reason).toBeTruthy();
    expect(await world.store.accounts.count()).toBe(0);
  });

  test("an address that is taken, and a domain of others", async () => {
    await create();
    expect((await problemOf(create("ERIN@office.test".toLowerCase()))).problem).toMatchObject({
      type: "/problems/user-exists",
      status: 409,
      field: "aor",
    });
    expect((await problemOf(create("erin@elsewhere.test"))).code).toBe("foreign-domain");
  });

  test("of two that create the same user at once one wins", async () => {
    const outcomes = await Promise.allSettled([create(), create(), create()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(world.office.told).toEqual([`changed ${ERIN}`]);
  });

  test.each(["", "1234567", "line\nin-the-middle", " at-the-ends ", "Gro\u0308\u00dfe123", "x".repeat(129)])(
    "the password %j is refused",
    async (password) => {
      expect((await problemOf(create(ERIN, { password }))).problem.field).toBe("password");
    },
  );

  test("are searched, filtered, sorted and shown in windows", async () => {
    await create(ERIN, { displayName: "Zoë" });
    await create("sip:adam@office.test", { displayName: "Adam", disabled: true });
    await create("sip:desk@branch.test", { displayName: "Desk", kind: "role" });
    const aors = async (query: object) =>
      (await world.as("support").listUsers({ query })).items.map(({ aor }) => aor.slice(4));
    expect(await aors({ search: "ZOË" })).toEqual(["erin@office.test"]);
    expect(await aors({ search: "OFFICE" })).toEqual(["adam@office.test", "erin@office.test"]);
    expect(await aors({ kind: "role" })).toEqual(["desk@branch.test"]);
    expect(await aors({ disabled: true })).toEqual(["adam@office.test"]);
    expect(await aors({ disabled: false, domain: "office.test" })).toEqual(["erin@office.test"]);
    expect(await aors({ sort: "-displayName" })).toEqual([
      "erin@office.test",
      "desk@branch.test",
      "adam@office.test",
    ]);
    expect(await aors({ offset: 1, limit: 1 })).toEqual(["desk@branch.test"]);
    expect((await world.as("support").listUsers({ query: { limit: 1 } })).total).toBe(3);
    expect(await aors({ search: "%' OR 1=1 --" })).toEqual([]);
  });

  test("a user is shown with what is live of it", async () => {
    await create();
    world.office.bindings.push(bindingView({ aor: ERIN }));
    world.office.states.set(ERIN, [presentityView({ presentity: ERIN, watchers: 4 })]);
    expect(await world.as("support").showUser({ params: { aor: ERIN } })).toMatchObject({
      registrations: 1,
      publications: 0,
      watchers: 4,
    });
  });

  test("a change touches what it names only, and a disabled user is told to the engine", async () => {
    await create();
    const owner = world.as("owner");
    await owner.updateUser({ params: { aor: ERIN }, body: { disabled: true } });
    const user = await owner.updateUser({ params: { aor: ERIN }, body: { kind: "role" } });
    expect(user).toMatchObject({ displayName: "Erin", disabled: true, kind: "role" });
    expect(world.office.told).toEqual([`changed ${ERIN}`, `disabled ${ERIN}`, `disabled ${ERIN}`]);
    expect((await problemOf(owner.updateUser({ params: { aor: ERIN }, body: {} }))).problem.reason).toContain(
      "nothing",
    );
  });

  test("changes of the same user at once are all kept", async () => {
    await create();
    const operator = world.as("operator");
    await Promise.all([
      operator.updateUser({ params: { aor: ERIN }, body: { disabled: true } }),
      operator.updateUser({ params: { aor: ERIN }, body: { displayName: "E." } }),
      operator.updateUser({ params: { aor: ERIN }, body: { kind: "resource" } }),
    ]);
    expect(await world.store.accounts.find(ERIN)).toMatchObject({
      disabled: true,
      displayName: "E.",
      kind: "resource",
    });
  });

  test("COR-046 services are on unless said otherwise, and switched one by one", async () => {
    const operator = world.as("operator");
    expect((await create()).services).toEqual(everyService);
    const barred = await create("sip:desk@office.test", { services: { call: false } });
    expect(barred.services).toEqual({ ...everyService, call: false });
    const set = (services: object) =>
      operator.updateUser({ params: { aor: barred.aor }, body: { services } });
    expect((await set({ watch: false, call: true })).services).toEqual({ ...everyService, watch: false });
    expect(await world.store.accounts.find(barred.aor)).toMatchObject({ services: { watch: false } });
    expect(world.office.told).toContain(`changed ${barred.aor}`);
    expect((await problemOf(set({ fly: false }))).code).toBe("invalid-input");
    const [change] = (await world.as("auditor").listAudit({ query: { target: barred.aor } })).items;
    expect(change).toMatchObject({
      action: "user.update",
      before: { services: ["publish", "watch", "list", "message"] },
      after: { services: ["publish", "list", "message", "call"] },
    });
  });

  test("a new password replaces the secrets", async () => {
    await create();
    const before = await world.store.accounts.find(ERIN);
    await world
      .as("operator")
      .setUserPassword({ params: { aor: ERIN }, body: { password: "looking-glass" } });
    const after = await world.store.accounts.find(ERIN);
    expect(after?.secrets).not.toEqual(before?.secrets);
    expect(after?.addressSecrets).not.toEqual(before?.addressSecrets);
  });

  test("a deleted user is gone, and the engine is told", async () => {
    await create();
    await world.as("operator").deleteUser({ params: { aor: ERIN } });
    expect(world.office.told.at(-1)).toBe(`removed ${ERIN}`);
    expect((await problemOf(world.as("operator").showUser({ params: { aor: ERIN } }))).code).toBe(
      "user-not-found",
    );
    expect((await problemOf(world.as("operator").deleteUser({ params: { aor: ERIN } }))).code).toBe(
      "user-not-found",
    );
  });

  test("a store that fails changes nothing in the engine", async () => {
    world.deps.stores.accounts.create = () => Promise.reject(new Error("disk full"));
    expect((await problemOf(create())).code).toBe("internal-error");
    expect(world.office.told).toEqual([]);
  });
});
