import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld, PASSWORD } from "./testing/admin-world";
import { openFlow, subscriptionView } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";

const ERIN = "sip:erin@office.test";
let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const entries = async (query = {}) => (await world.as("auditor").listAudit({ query })).items;

describe("SYS-018 the audit log", () => {
  test("has every change of a user: who, what, before and after, without secrets", async () => {
    await world.operator("olga", "operator");
    const { client } = await signedIn();
    await client.createUser({ body: { aor: ERIN, password: "top-secret", displayName: "Erin" } });
    await client.updateUser({ params: { aor: ERIN }, body: { disabled: true } });
    await client.setUserPassword({ params: { aor: ERIN }, body: { password: "top-secret-2" } });
    await client.deleteUser({ params: { aor: ERIN } });
    const person = { displayName: "Erin", kind: "person" };
    const who = { actor: "olga", actorRole: "operator", address: "127.0.0.1", target: ERIN };
    expect(await entries({ target: ERIN })).toMatchObject([
      { ...who, action: "user.delete", before: { ...person, disabled: true }, after: null },
      { ...who, action: "user.password", before: null, after: { password: "set" } },
      {
        ...who,
        action: "user.update",
        before: { ...person, disabled: false },
        after: { ...person, disabled: true },
      },
      { ...who, action: "user.create", before: null, after: { ...person, disabled: false } },
    ]);
    const all = JSON.stringify(await entries());
    const account = { ...(await world.store.accounts.find(ERIN)) };
    expect(all).not.toContain("top-secret");
    expect(all).not.toContain("secrets");
    expect(account).toEqual({});
  });

  test("has sign-in and sign-out", async () => {
    await world.operator("olga", "support");
    const { client } = await signedIn();
    await client.signOut();
    expect((await entries({ actor: "olga" })).map(({ action }) => action)).toEqual([
      "session.sign-out",
      "session.sign-in",
    ]);
  });

  test("has what was done to subscriptions, connections and tokens", async () => {
    world.office.subscribed.set("s1", subscriptionView());
    world.office.flows.set(7, openFlow());
    const owner = world.as("owner");
    await owner.notifyAgain({ params: { id: "s1" } });
    await owner.terminateSubscription({ params: { id: "s1" }, body: { reason: "rejected" } });
    await owner.disconnect({ params: { id: 7 }, body: { reason: "too loud" } });
    const { token, secret } = await owner.createToken({
      body: { label: "ci", role: "support", expiresInSeconds: 60 },
    });
    await owner.revokeToken({ params: { id: token.id } });
    const actor = "token:owner";
    expect(await entries({ actor })).toMatchObject([
      { actor, action: "token.revoke", target: token.id, before: { label: "ci", role: "support" } },
      { actor, action: "token.create", target: token.id, after: { label: "ci", role: "support" } },
      { actor, action: "connection.disconnect", target: "7", after: { reason: "too loud" } },
      { actor, action: "subscription.terminate", target: "s1", after: { reason: "rejected" } },
      { actor, action: "subscription.notify", target: "s1", before: { watcher: "sip:bob@office.test" } },
    ]);
    expect(JSON.stringify(await entries())).not.toContain(secret);
  });

  test("has nothing of what was refused", async () => {
    const before = (await entries()).length;
    await problemOf(world.as("support").createUser({ body: { aor: ERIN, password: "lamplight" } }));
    await problemOf(world.as("owner").createUser({ body: { aor: "erin", password: "lamplight" } }));
    await problemOf(world.as("owner").notifyAgain({ params: { id: "none" } }));
    expect(await entries()).toHaveLength(before);
  });

  test("is read in windows without gap or repetition, and filtered by time and action", async () => {
    for (let index = 0; index < 5; index += 1) {
      world.advance(1000);
      await world.as("owner").createUser({ body: { aor: `u${index}@office.test`, password: "lamplight" } });
    }
    const first = await world.as("auditor").listAudit({ query: { action: "user.create", limit: 2 } });
    const cursor = first.nextCursor ?? "";
    const second = await world.as("auditor").listAudit({ query: { action: "user", limit: 3, cursor } });
    expect([...first.items, ...second.items].map(({ target }) => target)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `sip:u${index}@office.test`),
    );
    expect(second.nextCursor).toBeNull();
    const since = first.items[1]?.at ?? "";
    expect(await entries({ since, action: "user" })).toHaveLength(2);
    expect(await entries({ until: since, action: "user" })).toHaveLength(4);
  });

  async function signedIn() {
    const browser = world.browser();
    await browser.client.signIn({ body: { username: "olga", password: PASSWORD } });
    return browser;
  }
});

describe("tokens", () => {
  test("work until they expire or are revoked, and are kept as a hash", async () => {
    const { secret, token } = await world
      .as("owner")
      .createToken({ body: { label: "ci", role: "auditor", expiresInSeconds: 3600 } });
    const ask = () =>
      world.app.inject({ url: "/api/v1/session", headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).json()).toMatchObject({ name: "token:ci", role: "auditor", via: "token" });
    world.advance(3599_000);
    expect((await ask()).statusCode).toBe(200);
    world.advance(1000);
    expect((await ask()).statusCode).toBe(401);
    expect(JSON.stringify(await world.store.tokens.list())).not.toContain(secret);
    const listed = (await world.as("auditor").listTokens()).items.find(({ id }) => id === token.id);
    expect(listed).toMatchObject({
      createdBy: "token:owner",
      revoked: false,
      lastUsedAt: expect.any(String),
    });
    expect(listed).not.toHaveProperty("secret");
  });

  test("a revoked token is refused at once, and revoking it again is no error", async () => {
    const owner = world.as("owner");
    const { secret, token } = await owner.createToken({
      body: { label: "ci", role: "owner", expiresInSeconds: 3600 },
    });
    await owner.revokeToken({ params: { id: token.id } });
    await owner.revokeToken({ params: { id: token.id } });
    const answer = await world.app.inject({
      url: "/api/v1/session",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.statusCode).toBe(401);
    expect((await problemOf(owner.revokeToken({ params: { id: "none" } }))).code).toBe("token-not-found");
  });

  test("the local command line is an owner by its own credential", async () => {
    const headers = { authorization: `Bearer ${world.localToken}` };
    expect((await world.app.inject({ url: "/api/v1/session", headers })).json()).toEqual({
      name: "cli",
      role: "owner",
      via: "token",
      seesContent: true,
      secondFactorMissing: false,
      expiresAt: null,
    });
  });
});
