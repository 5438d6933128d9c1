import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;
const params = { aor: "sip:erin@office.test" };

beforeEach(async () => {
  world = await openAdminWorld();
  await world.as("operator").createUser({ body: { aor: params.aor, password: "lamplight" } });
});
afterEach(() => world.close());

describe("COR-061 whether registrations of a user are presence", () => {
  test("is chosen, told, kept and audited, and can be left to the setting of the server again", async () => {
    const operator = world.as("operator");
    expect(await operator.showNetworkPresence({ params })).toEqual({
      ...params,
      published: false,
      choice: null,
    });
    expect(await operator.setNetworkPresence({ params, body: { choice: true } })).toEqual({
      ...params,
      published: true,
      choice: true,
    });
    expect(await world.store.networkChoices.list()).toEqual([{ ...params, published: true }]);
    expect(await world.as("support").listNetworkPresence({ query: {} })).toEqual({
      items: [{ ...params, published: true, choice: true }],
      total: 1,
      everybody: false,
    });
    await operator.setNetworkPresence({ params, body: { choice: null } });
    expect(await operator.showNetworkPresence({ params })).toEqual({
      ...params,
      published: false,
      choice: null,
    });
    expect(await world.store.networkChoices.list()).toEqual([]);
    const { items } = await operator.listAudit({ query: { action: "network-presence.set" } });
    expect(items.map(({ after }) => after)).toEqual([{ choice: null }, { choice: true }]);
  });

  test("nobody is chosen for who is not there", async () => {
    const nobody = { params: { aor: "sip:nobody@office.test" } };
    const operator = world.as("operator");
    expect((await problemOf(operator.showNetworkPresence(nobody))).code).toBe("user-not-found");
    expect((await problemOf(operator.setNetworkPresence({ ...nobody, body: { choice: true } }))).code).toBe(
      "user-not-found",
    );
  });

  test("by the command line", async () => {
    const cli = (line: string) => runCli(world, line.split(" "));
    expect(await cli("user network erin@office.test on")).toMatchObject({ status: 0 });
    expect(await world.store.networkChoices.list()).toEqual([{ ...params, published: true }]);
    expect(await cli("user network erin@office.test default")).toMatchObject({ status: 0 });
    expect(await world.store.networkChoices.list()).toEqual([]);
    expect(await cli("user network erin@office.test maybe")).toMatchObject({ status: 2 });
    expect(await cli("user network nobody@office.test on")).toMatchObject({ status: 1 });
  });
});
