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

const anHour = (name: string) => ({ params: { name }, body: { expiresInSeconds: 3600 } });

const tokenIn = (path: string): string => path.split("#")[1] ?? "";

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

  test("SYS-018 who was invited chooses the password behind a link, once, and signs in", async () => {
    const olga = await signIn("olga");
    await olga.createOperator({ body: { name: "sam", role: "support" } });
    expect(await problemOf(signIn("sam"))).toMatchObject({ code: "wrong-credentials" });
    const { path, expiresAt } = await olga.createOperatorLink(anHour("sam"));
    expect(path).toMatch(/^\/console\/set-up#pls_[\w-]{43}$/);
    expect((await olga.listOperators()).items).toMatchObject([
      { name: "olga", setupLinkExpiresAt: null },
      { name: "sam", setupLinkExpiresAt: expiresAt },
    ]);
    const body = { token: tokenIn(path), password: PASSWORD };
    const visitor = world.browser().client;
    expect(
      await problemOf(visitor.redeemOperatorLink({ body: { ...body, password: "short" } })),
    ).toMatchObject({
      code: "invalid-input",
    });
    expect(await visitor.redeemOperatorLink({ body })).toEqual({ name: "sam" });
    expect((await (await signIn("sam")).showMe()).role).toBe("support");
    expect(await problemOf(visitor.redeemOperatorLink({ body }))).toMatchObject({
      code: "setup-link-spent",
      status: 410,
      problem: { said: { code: "link-used" } },
    });
    expect(await audited("operator.link-create")).toMatchObject([{ target: "sam", after: { expiresAt } }]);
    const { items } = await world.as("auditor").listAudit({ query: { action: "operator.password" } });
    expect(items).toMatchObject([{ actor: expect.stringMatching(/^setup-link:/), target: "sam" }]);
  });

  test("a link ends the sessions of its operator; of two who use it one gets it", async () => {
    await world.operator("sam", "support");
    const [olga, sam] = [await signIn("olga"), await signIn("sam")];
    const { path } = await olga.createOperatorLink(anHour("sam"));
    const tries = ["another lamp", "a third lamp"].map((password) =>
      world.browser().client.redeemOperatorLink({ body: { token: tokenIn(path), password } }),
    );
    const outcomes = (await Promise.allSettled(tries)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
    expect(await problemOf(sam.showMe())).toMatchObject({ code: "unauthenticated" });
  });

  test("a link that was replaced, revoked, is over or of somebody disabled or deleted, sets nothing up", async () => {
    await world.operator("sam", "support");
    const owner = world.as("owner");
    const refusal = async (path: string) => {
      const body = { token: tokenIn(path), password: "another lamp" };
      return (await problemOf(world.browser().client.redeemOperatorLink({ body }))).problem.said?.code;
    };
    const make = async () => (await owner.createOperatorLink(anHour("sam"))).path;
    const replaced = await make();
    const revoked = await make();
    expect(await refusal(replaced)).toBe("link-revoked");
    await owner.revokeOperatorLink({ params: { name: "sam" } });
    expect(await refusal(revoked)).toBe("link-revoked");
    expect(await problemOf(owner.revokeOperatorLink({ params: { name: "sam" } }))).toMatchObject({
      code: "token-not-found",
    });
    const disabled = await make();
    await owner.updateOperator({ params: { name: "sam" }, body: { disabled: true } });
    expect(await refusal(disabled)).toBe("link-unknown");
    await owner.updateOperator({ params: { name: "sam" }, body: { disabled: false } });
    world.advance(3_600_001);
    expect(await refusal(disabled)).toBe("link-expired");
    const deleted = await make();
    await owner.deleteOperator({ params: { name: "sam" } });
    expect(await refusal(deleted)).toBe("link-unknown");
    expect(await problemOf(owner.createOperatorLink(anHour("sam")))).toMatchObject({
      code: "operator-not-found",
    });
    expect(await problemOf(world.as("operator").createOperatorLink(anHour("olga")))).toMatchObject({
      code: "role-forbidden",
    });
  });

  test("many attempts from one address have to wait", async () => {
    const { client } = world.browser();
    const attempt = () => problemOf(client.redeemOperatorLink({ body: { token: "x", password: PASSWORD } }));
    for (let count = 0; count < 30; count += 1) await attempt();
    expect(await attempt()).toMatchObject({ code: "too-many-attempts", status: 429 });
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
