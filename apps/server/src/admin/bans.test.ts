import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { openFlow } from "./testing/office-double";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const body = { network: "192.0.2.7", seconds: null, reason: "guesses passwords" };

describe("row 14: addresses that are banned", () => {
  test("what they have open is closed, nothing more is taken, and lifting lets them in again", async () => {
    world.office.flows.set(7, openFlow({ id: 7, remoteAddress: "192.0.2.7" }));
    world.office.flows.set(8, openFlow({ id: 8, remoteAddress: "192.0.2.8" }));
    const operator = world.as("operator");
    const made = await operator.banNetwork({ body });
    expect(made).toMatchObject({ network: "192.0.2.7", until: null, reason: body.reason });
    expect(world.office.told).toEqual(["disconnect 7 banned"]);
    expect(world.deps.bans.covers("192.0.2.7")).toBe(true);
    expect(await world.as("auditor").listBans()).toEqual({ items: [made] });
    await operator.liftBan({ params: { network: "192.0.2.7" } });
    expect(world.deps.bans.covers("192.0.2.7")).toBe(false);
    expect(await operator.listBans()).toEqual({ items: [] });
    const { items } = await operator.listAudit({ query: { action: "ban" } });
    expect(items.map(({ action, target }) => `${action} ${target}`)).toEqual([
      "ban.lift 192.0.2.7",
      "ban.set 192.0.2.7",
    ]);
  });

  test("a network, for a time; again is another time", async () => {
    const operator = world.as("operator");
    const hour = await operator.banNetwork({
      body: { network: "198.51.100.9/24", seconds: 3600, reason: "" },
    });
    expect(hour.network).toBe("198.51.100.0/24");
    expect(Date.parse(hour.until ?? "") - Date.parse(hour.bannedAt)).toBe(3_600_000);
    await operator.banNetwork({ body: { network: "198.51.100.0/24", seconds: 60, reason: "" } });
    expect((await operator.listBans()).items).toHaveLength(1);
    world.advance(60_000);
    expect((await operator.listBans()).items).toEqual([]);
    expect(world.deps.bans.covers("198.51.100.9")).toBe(false);
  });

  test.each([
    ["office.test", "invalid-input"],
    ["0.0.0.0/0", "invalid-input"],
  ] as const)("SYS-018 %s is no network of a ban: %s, beside its field", async (network, code) => {
    const problem = await problemOf(world.as("operator").banNetwork({ body: { ...body, network } }));
    expect(problem).toMatchObject({ code, problem: { field: "network" } });
  });

  test("who is not banned is not let in; support bans nobody", async () => {
    const params = { network: "192.0.2.9" };
    expect((await problemOf(world.as("operator").liftBan({ params }))).code).toBe("ban-not-found");
    expect((await problemOf(world.as("support").banNetwork({ body }))).code).toBe("role-forbidden");
  });

  test("the thousand and first is refused", async () => {
    for (let count = 0; count < 1000; count += 1) {
      const network = `10.1.${Math.floor(count / 250)}.${count % 250}`;
      const ban = { network, until: undefined, reason: "", bannedBy: "test", bannedAt: world.deps.clock() };
      const audit = { actor: "test", at: ban.bannedAt, action: "ban.set", target: network };
      await world.store.bans.put(ban, {
        ...audit,
        actorRole: undefined,
        address: undefined,
        before: undefined,
        after: undefined,
      });
    }
    expect((await problemOf(world.as("operator").banNetwork({ body }))).code).toBe("too-many-bans");
  });
});

test("row 14: porchlight ban", async () => {
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
  const cli = (...words: string[]) => runCli(world, words);
  expect(await cli("ban", "add", "192.0.2.7", "--reason", "guesses passwords")).toEqual({
    status: 0,
    stdout: "192.0.2.7 is banned until it is lifted.\n",
    stderr: "",
  });
  expect((await cli("ban", "list")).stdout.split("\n")).toEqual([
    "NETWORK    UNTIL   BY   REASON",
    "192.0.2.7  lifted  cli  guesses passwords",
    "",
  ]);
  expect(await cli("ban", "add", "192.0.2.7", "--for", "soon")).toMatchObject({ status: 2 });
  expect(await cli("ban", "add", "nowhere")).toMatchObject({ status: 1 });
  expect((await cli("ban", "lift", "192.0.2.7")).stdout).toBe("192.0.2.7 is let in again.\n");
  expect(await cli("ban", "lift", "192.0.2.7")).toMatchObject({ status: 1 });
});
