import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("owner").createUser({
    body: { aor: "sip:erin@office.test", password: "lamplight at noon", displayName: "Erin" },
  });
});
afterEach(() => world.close());

const scope = {
  presentities: ["erin@OFFICE.test"],
  origins: ["https://WWW.Example.com:443", "http://localhost:3000"],
  streams: 5,
};

describe("COR-075 tokens of watchers that speak no SIP", () => {
  test("are created with their scope, shown without their secret, kept as a hash, and audited", async () => {
    const owner = world.as("owner");
    const { token, secret } = await owner.createWatcherToken({
      body: { label: "home page", watcher: "erin@office.test", scope, expiresInSeconds: 3600 },
    });
    expect(secret).toMatch(/^plw_[\w-]{43}$/);
    expect(token).toMatchObject({
      label: "home page",
      watcher: "sip:erin@office.test",
      scope: {
        presentities: ["sip:erin@office.test"],
        origins: ["https://www.example.com", "http://localhost:3000"],
        streams: 5,
      },
      revoked: false,
      openStreams: 0,
    });
    expect((await world.as("auditor").listWatcherTokens()).items).toEqual([{ ...token, openStreams: 1 }]);
    expect(JSON.stringify(await world.store.watcherTokens.list())).not.toContain(secret);
    const { items } = await owner.listAudit({ query: { action: "watcher-token.create" } });
    expect(items).toMatchObject([
      { actor: "token:owner", target: token.id, after: { label: "home page", watcher: "erin@office.test" } },
    ]);
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  test("without more they are of an anonymous watcher who may see everybody that shows itself, and of no page", async () => {
    const { token } = await world
      .as("owner")
      .createWatcherToken({ body: { label: "kiosk", expiresInSeconds: 3600 } });
    expect(token).toMatchObject({
      watcher: null,
      scope: { presentities: null, origins: [], streams: 100 },
    });
  });

  test("revoking one ends what is open with it, once", async () => {
    const owner = world.as("owner");
    const { token } = await owner.createWatcherToken({ body: { label: "kiosk", expiresInSeconds: 3600 } });
    await owner.revokeWatcherToken({ params: { id: token.id } });
    await owner.revokeWatcherToken({ params: { id: token.id } });
    expect(world.office.endedStreams).toEqual([token.id]);
    expect((await owner.listWatcherTokens()).items).toMatchObject([{ revoked: true }]);
    expect((await owner.listAudit({ query: { action: "watcher-token.revoke" } })).items).toHaveLength(1);
    expect((await problemOf(owner.revokeWatcherToken({ params: { id: "none" } }))).code).toBe(
      "token-not-found",
    );
  });

  test("a watcher who is no user, what is no address, and what is no origin are refused", async () => {
    const create = (wish: object) =>
      problemOf(
        world
          .as("owner")
          .createWatcherToken({ body: { label: "kiosk", scope, expiresInSeconds: 3600, ...wish } }),
      );
    expect((await create({ watcher: "nobody@office.test" })).problem).toMatchObject({
      type: "/problems/user-not-found",
      field: "watcher",
    });
    expect((await create({ watcher: "nobody" })).problem).toMatchObject({ status: 400, field: "watcher" });
    expect((await create({ label: " " })).problem).toMatchObject({ status: 400, field: "label" });
    const scoped = (wish: object) => create({ scope: { ...scope, ...wish } });
    expect((await scoped({ presentities: ["nobody"] })).code).toBe("invalid-input");
    expect((await scoped({ presentities: [] })).code).toBe("invalid-input");
    expect((await scoped({ streams: 0 })).code).toBe("invalid-input");
    for (const origin of [
      "*",
      "null",
      "example.com",
      "https://example.com/",
      "ftp://example.com",
      "https://a b",
    ])
      expect((await scoped({ origins: [origin] })).code, origin).toBe("invalid-input");
    expect(await world.store.watcherTokens.list()).toEqual([]);
  });

  test("they go with the account they watch as", async () => {
    const owner = world.as("owner");
    const body = { label: "home page", watcher: "erin@office.test", expiresInSeconds: 3600 };
    await owner.createWatcherToken({ body });
    await owner.deleteUser({ params: { aor: "erin@office.test" } });
    expect((await owner.listWatcherTokens()).items).toEqual([]);
  });

  test("an operator may not create or revoke them", async () => {
    const error = await problemOf(
      world.as("operator").createWatcherToken({ body: { label: "kiosk", expiresInSeconds: 3600 } }),
    );
    expect(error.code).toBe("role-forbidden");
  });

  test.each([
    ["anonymous", "all", { presentities: undefined, origins: [], streams: 100 }, undefined],
    [
      "erin@office.test",
      "bob@office.test sip:erin@office.test --origins https://a.example --streams 3",
      {
        presentities: ["sip:bob@office.test", "sip:erin@office.test"],
        origins: ["https://a.example"],
        streams: 3,
      },
      "sip:erin@office.test",
    ],
  ])("token create --watcher %s --for %s prints the secret alone", async (watcher, who, granted, aor) => {
    const line = `token create --watcher ${watcher} --label page --for ${who} --expires 30d`;
    const created = await runCli(world, line.split(" "));
    expect(created).toMatchObject({ status: 0, stdout: expect.stringMatching(/^plw_[\w-]{43}\n$/) });
    expect(created.stderr).toContain("until 2030-01-31");
    expect(await world.store.watcherTokens.list()).toMatchObject([{ label: "page", aor, scope: granted }]);
  });

  test.each([
    ["token create --watcher anonymous --expires 30d", 1],
    ["token create --watcher anonymous --for office.test --expires 30d", 1],
    ["token create --watcher nobody@office.test --for all --expires 30d", 1],
    ["token create --watcher anonymous --for all --origins nowhere --expires 30d", 1],
    ["token create --watcher anonymous --role owner --for all --expires 30d", 2],
    ["token create --watcher anonymous --agent door --for all --expires 30d", 2],
    ["token create --watcher anonymous --for all --streams none --expires 30d", 2],
  ])("%s ends with status %i", async (line, status) => {
    const outcome = await runCli(world, line.split(" "));
    expect(outcome).toMatchObject({ status, stdout: "" });
    expect(await world.store.watcherTokens.list()).toEqual([]);
  });
});
