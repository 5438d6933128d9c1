import { accountServices, everyService } from "@porchlight/accounts";
import { instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { AccountFilter, AccountStore } from "../ports/accounts";
import type { Store } from "../ports/store";
import { account, accountOf, NOON, note } from "./samples";

const everything: AccountFilter = {
  search: "",
  sort: { by: "aor", descending: false },
  offset: 0,
  limit: 100,
};

/** What every account store keeps to. */
export function accountStoreConformance(open: () => Promise<Store>): void {
  describe("account store", () => {
    test("a created account is found, field by field", async () => {
      const { accounts } = await open();
      const roomy = account({ kind: "resource", disabled: true, displayName: "Ätrium 名" });
      expect(await accounts.create([roomy], [])).toEqual([]);
      expect(await accounts.find(roomy.aor)).toEqual(roomy);
      expect(await accounts.list()).toEqual([roomy]);
    });

    test.each(accountServices)("COR-046 that an account may not %s is kept", async (service) => {
      const { accounts } = await open();
      const barred = account({ services: { ...everyService, [service]: false } });
      await accounts.create([barred], []);
      expect(await accounts.find(barred.aor)).toEqual(barred);
      expect(await accounts.list()).toEqual([barred]);
    });

    test("an unknown address is not found", async () => {
      const { accounts } = await open();
      expect(await accounts.find("sip:nobody@office.test")).toBeUndefined();
    });

    test("the user part keeps its case", async () => {
      const { accounts } = await open();
      await accounts.create([accountOf("Alice"), accountOf("alice")], []);
      expect((await accounts.find("sip:Alice@office.test"))?.user).toBe("Alice");
      expect(await accounts.count()).toBe(2);
    });

    test("create writes nothing when one address is taken, and names it", async () => {
      const { accounts, audit } = await open();
      await accounts.create([account()], []);
      expect(await accounts.create([accountOf("erin"), account({ displayName: "Other" })], [note()])).toEqual(
        ["sip:alice@office.test"],
      );
      expect(await accounts.list()).toEqual([account()]);
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    test("create writes its lines of the audit log", async () => {
      const { accounts, audit } = await open();
      await accounts.create([account(), accountOf("bob")], [note(), note({ target: "sip:bob@office.test" })]);
      expect((await audit.list({ limit: 10 })).map(({ target }) => target)).toEqual([
        "sip:bob@office.test",
        "sip:alice@office.test",
      ]);
    });

    test("update changes an account and is noted", async () => {
      const { accounts, audit } = await open();
      await accounts.create([account()], []);
      const changed = account({ disabled: true, updatedAt: instant(NOON + 5) });
      expect(await accounts.update(changed, note({ action: "user.update" }))).toBe(true);
      expect(await accounts.find(changed.aor)).toEqual(changed);
      expect((await audit.list({ limit: 10 })).map(({ action }) => action)).toEqual(["user.update"]);
    });

    test("update and remove of an account that is gone say so and note nothing", async () => {
      const { accounts, audit } = await open();
      expect(await accounts.update(account(), note())).toBe(false);
      expect(await accounts.remove("sip:alice@office.test", note())).toBe(false);
      expect(await accounts.list()).toEqual([]);
      expect(await audit.list({ limit: 10 })).toEqual([]);
    });

    test("remove drops the account and is noted", async () => {
      const { accounts, audit } = await open();
      await accounts.create([account(), accountOf("bob")], []);
      expect(await accounts.remove("sip:alice@office.test", note({ action: "user.delete" }))).toBe(true);
      expect((await accounts.list()).map(({ user }) => user)).toEqual(["bob"]);
      expect(await audit.list({ limit: 10 })).toHaveLength(1);
    });

    test("putMany creates and replaces; of equal addresses the last stands", async () => {
      const { accounts } = await open();
      await accounts.create([account()], []);
      await accounts.putMany([
        account({ displayName: "One" }),
        accountOf("bob"),
        account({ displayName: "Two" }),
      ]);
      expect((await accounts.find("sip:alice@office.test"))?.displayName).toBe("Two");
      expect(await accounts.count()).toBe(2);
    });

    test("removeMany drops those that exist", async () => {
      const { accounts } = await open();
      await accounts.create([accountOf("a"), accountOf("b"), accountOf("c")], []);
      await accounts.removeMany(["sip:a@office.test", "sip:none@office.test", "sip:c@office.test"]);
      expect((await accounts.list()).map(({ user }) => user)).toEqual(["b"]);
    });

    test("putMany and removeMany of nothing are accepted", async () => {
      const { accounts } = await open();
      await accounts.putMany([]);
      await accounts.removeMany([]);
      expect(await accounts.count()).toBe(0);
    });

    test("count and taken", async () => {
      const { accounts } = await open();
      await accounts.create([accountOf("a"), accountOf("b"), accountOf("a", "other.test")], []);
      expect(await accounts.count()).toBe(3);
      expect(await accounts.count("office.test")).toBe(2);
      expect(await accounts.taken(["sip:b@office.test", "sip:x@office.test"])).toEqual(
        new Set(["sip:b@office.test"]),
      );
    });

    test("ten thousand accounts go in at once", async () => {
      const { accounts } = await open();
      await accounts.putMany(Array.from({ length: 10_000 }, (_, index) => accountOf(`user${index}`)));
      expect(await accounts.count()).toBe(10_000);
      expect(await accounts.list()).toHaveLength(10_000);
    });

    pages(open);
  });
}

function pages(open: () => Promise<Store>): void {
  const office = async (): Promise<AccountStore> => {
    const { accounts } = await open();
    await accounts.create(
      [
        accountOf("alice", "office.test", { displayName: "alice Archer", createdAt: instant(3) }),
        accountOf("bob", "office.test", { displayName: "Bob 100%", createdAt: instant(2), disabled: true }),
        accountOf("atrium", "office.test", {
          displayName: "Atrium_1",
          createdAt: instant(1),
          kind: "resource",
        }),
        accountOf("zoe", "other.test", { displayName: "ÄRZTIN Zoe", createdAt: instant(4) }),
      ],
      [],
    );
    return accounts;
  };
  const found = async (accounts: AccountStore, filter: Partial<AccountFilter>): Promise<string[]> =>
    (await accounts.list({ ...everything, ...filter })).items.map(({ user }) => user);

  test("a page is cut out of the whole and tells how many there are", async () => {
    const page = await (await office()).list({ ...everything, offset: 1, limit: 2 });
    expect(page.items.map(({ user }) => user)).toEqual(["atrium", "bob"]);
    expect(page.total).toBe(4);
  });

  test.each([
    ["ARCH", ["alice"]],
    ["Bob@Office", ["bob"]],
    ["ärztin", ["zoe"]],
    ["%", ["bob"]],
    ["_", ["atrium"]],
    ["'; DROP TABLE account; --", []],
  ])("search for %s takes the text as it is, in any case", async (search, users) => {
    expect(await found(await office(), { search })).toEqual(users);
  });

  test("filters by kind, state and domain", async () => {
    const accounts = await office();
    expect(await found(accounts, { kind: "resource" })).toEqual(["atrium"]);
    expect(await found(accounts, { disabled: true })).toEqual(["bob"]);
    expect(await found(accounts, { disabled: false, domain: "office.test" })).toEqual(["alice", "atrium"]);
  });

  test("sorts either way, names without regard to case", async () => {
    const accounts = await office();
    expect(await found(accounts, { sort: { by: "displayName", descending: false } })).toEqual([
      "alice",
      "atrium",
      "bob",
      "zoe",
    ]);
    expect(await found(accounts, { sort: { by: "createdAt", descending: true } })).toEqual([
      "zoe",
      "alice",
      "bob",
      "atrium",
    ]);
  });
}
