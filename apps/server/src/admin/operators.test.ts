import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld, PASSWORD } from "./testing/admin-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.operator("olga", "owner");
});
afterEach(() => world.close());

async function signIn(username: string) {
  const browser = world.browser();
  await browser.client.signIn({ body: { username, password: PASSWORD } });
  return browser.client;
}

const audited = async (action: string) =>
  (await world.as("auditor").listAudit({ query: { action } })).items.map(({ target, before, after }) => ({
    target,
    before,
    after,
  }));

describe("operators", () => {
  test("an owner creates one, who signs in", async () => {
    const olga = await signIn("olga");
    const created = await olga.createOperator({
      body: { name: "sam", role: "support", password: PASSWORD },
    });
    expect(created).toMatchObject({
      name: "sam",
      role: "support",
      disabled: false,
      secondFactor: false,
      sessions: 0,
    });
    await signIn("sam");
    const { items } = await olga.listOperators();
    expect(items.map(({ name, sessions }) => [name, sessions])).toEqual([
      ["olga", 1],
      ["sam", 1],
    ]);
  });

  test("another role holds from the next request on, and is in the audit log", async () => {
    await world.operator("sam", "operator");
    const [olga, sam] = [await signIn("olga"), await signIn("sam")];
    expect((await sam.showMe()).role).toBe("operator");
    await olga.updateOperator({ params: { name: "sam" }, body: { role: "auditor" } });
    expect((await sam.showMe()).role).toBe("auditor");
    expect(await audited("operator.update")).toEqual([
      {
        target: "sam",
        before: { role: "operator", disabled: false },
        after: { role: "auditor", disabled: false },
      },
    ]);
  });

  test("a disabled one is out at once and comes not back in, an enabled one may", async () => {
    await world.operator("sam", "operator");
    const [olga, sam] = [await signIn("olga"), await signIn("sam")];
    await olga.updateOperator({ params: { name: "sam" }, body: { disabled: true } });
    expect(await problemOf(sam.showMe())).toMatchObject({ code: "unauthenticated" });
    expect(await problemOf(signIn("sam"))).toMatchObject({ code: "wrong-credentials" });
    await olga.updateOperator({ params: { name: "sam" }, body: { disabled: false } });
    expect((await (await signIn("sam")).showMe()).name).toBe("sam");
  });

  test("what is so already is changed nowhere", async () => {
    const olga = await signIn("olga");
    await olga.updateOperator({ params: { name: "olga" }, body: { role: "owner" } });
    expect(await audited("operator.update")).toEqual([]);
  });

  test.each([{ role: "operator" }, { disabled: true }, { role: "auditor", disabled: true }] as const)(
    "the last owner who may sign in stays one: %j",
    async (body) => {
      await world.operator("otto", "owner");
      const olga = await signIn("olga");
      await olga.updateOperator({ params: { name: "otto" }, body: { disabled: true } });
      const refused = await problemOf(olga.updateOperator({ params: { name: "olga" }, body }));
      expect(refused).toMatchObject({ code: "last-owner", status: 409 });
      expect(refused.problem.said).toEqual({ code: "is-last-owner", places: { name: "olga" } });
      await olga.updateOperator({ params: { name: "otto" }, body: { disabled: false } });
      await olga.updateOperator({ params: { name: "olga" }, body });
    },
  );

  test("two owners that unmake each other at once leave one", async () => {
    await world.operator("otto", "owner");
    const [olga, otto] = [await signIn("olga"), await signIn("otto")];
    await Promise.allSettled([
      olga.updateOperator({ params: { name: "otto" }, body: { disabled: true } }),
      otto.updateOperator({ params: { name: "olga" }, body: { disabled: true } }),
    ]);
    const { items } = await world.as("auditor").listOperators();
    expect(items.filter(({ role, disabled }) => role === "owner" && !disabled)).toHaveLength(1);
  });

  test("ended sessions are over, the one that ends them is not", async () => {
    const [here, there] = [await signIn("olga"), await signIn("olga")];
    await here.endOperatorSessions({ params: { name: "olga" } });
    expect((await here.showMe()).name).toBe("olga");
    expect(await problemOf(there.showMe())).toMatchObject({ code: "unauthenticated" });
    expect(await audited("operator.sessions-end")).toEqual([
      { target: "olga", before: { sessions: 1 }, after: { sessions: 0 } },
    ]);
  });

  test("a deleted one is out at once, with the tokens it made; the audit log keeps the name", async () => {
    await world.operator("otto", "owner");
    const [olga, otto] = [await signIn("olga"), await signIn("otto")];
    const body = { label: "script", role: "operator", expiresInSeconds: 3600 } as const;
    const [his, hers] = [
      (await otto.createToken({ body })).secret,
      (await olga.createToken({ body })).secret,
    ];
    await olga.deleteOperator({ params: { name: "otto" } });
    expect(await problemOf(otto.showMe())).toMatchObject({ code: "unauthenticated" });
    expect(await problemOf(signIn("otto"))).toMatchObject({ code: "wrong-credentials" });
    const meets = async (secret: string) =>
      (await world.app.inject({ url: "/api/v1/session", headers: { authorization: `Bearer ${secret}` } }))
        .statusCode;
    expect([await meets(his), await meets(hers)]).toEqual([401, 200]);
    expect((await olga.listOperators()).items.map(({ name }) => name)).toEqual(["olga"]);
    expect(await audited("operator.delete")).toEqual([
      { target: "otto", before: { role: "owner", disabled: false }, after: null },
    ]);
    const { items } = await world.as("auditor").listAudit({ query: { action: "token.create" } });
    expect(items.map(({ actor }) => actor)).toContain("otto");
  });

  test("nobody deletes oneself, nor the last owner who may sign in", async () => {
    const olga = await signIn("olga");
    await world.operator("otto", "owner");
    const own = await problemOf(olga.deleteOperator({ params: { name: "olga" } }));
    expect(own).toMatchObject({ code: "invalid-input", problem: { said: { code: "is-yourself" } } });
    await olga.updateOperator({ params: { name: "otto" }, body: { disabled: true } });
    const last = world.as("owner").deleteOperator({ params: { name: "olga" } });
    expect(await problemOf(last)).toMatchObject({ code: "last-owner", status: 409 });
    await olga.deleteOperator({ params: { name: "otto" } });
    expect(await problemOf(olga.deleteOperator({ params: { name: "otto" } }))).toMatchObject({
      code: "operator-not-found",
    });
  });

  test("nobody but owners changes them, and who is none is told", async () => {
    for (const role of ["operator", "support", "auditor"] as const) {
      const client = world.as(role);
      expect(
        await problemOf(client.updateOperator({ params: { name: "olga" }, body: { role } })),
      ).toMatchObject({ code: "role-forbidden" });
      expect(await problemOf(client.deleteOperator({ params: { name: "olga" } }))).toMatchObject({
        code: "role-forbidden",
      });
      expect(await problemOf(client.endOperatorSessions({ params: { name: "olga" } }))).toMatchObject({
        code: "role-forbidden",
      });
    }
    const owner = world.as("owner");
    const nobody = { params: { name: "nobody" } };
    expect(await problemOf(owner.updateOperator({ ...nobody, body: { role: "owner" } }))).toMatchObject({
      code: "operator-not-found",
    });
    expect(await problemOf(owner.endOperatorSessions(nobody))).toMatchObject({ code: "operator-not-found" });
    expect(await problemOf(owner.updateOperator({ params: { name: "olga" }, body: {} }))).toMatchObject({
      code: "invalid-input",
    });
  });
});
