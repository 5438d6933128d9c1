import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const scope = {
  reach: { kind: "list" as const, addresses: ["erin@OFFICE.test"] },
  elements: ["persons" as const, "activities" as const],
  requestsPerMinute: 10,
  maxLifetimeSeconds: 600,
};

describe("COR-063 tokens of agents", () => {
  test("are created with their scope, shown without their secret, kept as a hash, and audited", async () => {
    const owner = world.as("owner");
    const { token, secret } = await owner.createAgentToken({
      body: { agent: "door", scope, expiresInSeconds: 3600 },
    });
    expect(secret).toMatch(/^pla_[\w-]{43}$/);
    expect(token).toMatchObject({
      agent: "door",
      scope: { ...scope, reach: { kind: "list", addresses: ["sip:erin@office.test"] } },
      revoked: false,
    });
    expect((await world.as("auditor").listAgentTokens()).items).toEqual([token]);
    expect(JSON.stringify(await world.store.agentTokens.list())).not.toContain(secret);
    const { items } = await owner.listAudit({ query: { action: "agent-token.create" } });
    expect(items).toMatchObject([{ actor: "token:owner", target: token.id, after: { agent: "door" } }]);
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  test("with the last good one of an agent all that it says is withdrawn", async () => {
    const owner = world.as("owner");
    const body = { agent: "door", scope, expiresInSeconds: 3600 };
    const [one, other] = [await owner.createAgentToken({ body }), await owner.createAgentToken({ body })];
    await owner.revokeAgentToken({ params: { id: one.token.id } });
    expect(world.office.silenced).toEqual([]);
    await owner.revokeAgentToken({ params: { id: other.token.id } });
    await owner.revokeAgentToken({ params: { id: other.token.id } });
    expect(world.office.silenced).toEqual(["door"]);
    expect((await owner.listAudit({ query: { action: "agent-token.revoke" } })).items).toHaveLength(2);
    expect((await problemOf(owner.revokeAgentToken({ params: { id: "none" } }))).code).toBe(
      "token-not-found",
    );
  });

  test("an agent of the server, a foreign domain and what is no address are refused", async () => {
    const create = (wish: object) =>
      problemOf(
        world
          .as("owner")
          .createAgentToken({ body: { agent: "door", scope, expiresInSeconds: 3600, ...wish } }),
      );
    expect((await create({ agent: "calendar" })).problem).toMatchObject({ status: 400, field: "agent" });
    expect((await create({ agent: "Door" })).problem).toMatchObject({ status: 400, field: "agent" });
    const reach = (wished: object) => create({ scope: { ...scope, reach: wished } });
    expect((await reach({ kind: "domains", domains: ["elsewhere.test"] })).code).toBe("foreign-domain");
    expect((await reach({ kind: "list", addresses: ["nobody"] })).code).toBe("invalid-input");
    expect((await reach({ kind: "list", addresses: [] })).code).toBe("invalid-input");
    expect(await world.store.agentTokens.list()).toEqual([]);
  });

  test("an operator may not create or revoke them", async () => {
    const error = await problemOf(
      world.as("operator").createAgentToken({ body: { agent: "door", scope, expiresInSeconds: 3600 } }),
    );
    expect(error.code).toBe("role-forbidden");
  });

  test.each([
    ["all", { kind: "all" }],
    ["office.test", { kind: "domains", domains: ["office.test"] }],
    [
      "erin@office.test sip:bob@office.test",
      { kind: "list", addresses: ["sip:erin@office.test", "sip:bob@office.test"] },
    ],
  ])("token create --agent door --for %s prints the secret alone", async (who, reach) => {
    const line = `token create --agent door --for ${who} --elements persons note --rate 5 --longest 8h --expires 30d`;
    const created = await runCli(world, line.split(" "));
    expect(created).toMatchObject({ status: 0, stdout: expect.stringMatching(/^pla_[\w-]{43}\n$/) });
    expect(created.stderr).toContain("Agent door, until 2030-01-31");
    expect(await world.store.agentTokens.list()).toMatchObject([
      {
        agent: "door",
        scope: { reach, elements: ["persons", "note"], requestsPerMinute: 5, maxLifetimeSeconds: 28_800 },
      },
    ]);
  });

  test.each([
    ["token create --agent door --expires 30d", 1],
    ["token create --agent door --for all office.test --expires 30d", 1],
    ["token create --agent door --for all erin@office.test --expires 30d", 1],
    ["token create --agent door --for elsewhere.test --expires 30d", 1],
    ["token create --agent door --role owner --for all --expires 30d", 2],
    ["token create --agent door --for all --elements shoes --expires 30d", 2],
    ["token create --agent door --for all --rate none --expires 30d", 2],
    ["token create --expires 30d", 2],
  ])("%s ends with status %i", async (line, status) => {
    const outcome = await runCli(world, line.split(" "));
    expect(outcome).toMatchObject({ status, stdout: "" });
    expect(await world.store.agentTokens.list()).toEqual([]);
  });
});
