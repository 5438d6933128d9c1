import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writtenRecord } from "@porchlight/accounting";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleRecord } from "../accounting/testing/sample-record";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { runCli } from "./testing/cli-world";
import { problemOf } from "./testing/problem-of";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const LISTS = "resource-lists/users/sip:alice@office.test/index";
const TEXT = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>`;

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
  const operator = world.as("operator");
  for (const aor of [ALICE, BOB]) await operator.createUser({ body: { aor, password: "secret of both" } });
  await operator.putDocument({ params: { selector: LISTS }, body: { text: TEXT } });
  const records = [
    { caller: BOB, called: ALICE },
    { caller: BOB, called: BOB },
  ];
  await world.store.records.append(
    {
      first: 1,
      last: 2,
      blocks: [],
      gaps: [],
      records: records.map((more, index) => writtenRecord({ number: index + 1, record: sampleRecord(more) })),
    },
    [],
  );
});
afterEach(() => world.close());

const erase = (aor = ALICE) => world.as("operator").eraseUser({ params: { aor } });
const audit = async () => (await world.as("auditor").listAudit({ query: { limit: 200 } })).items;

describe("PRV-056 erasing a user", () => {
  test("PRV-056 account and documents go; records and the audit log stay, with a pseudonym", async () => {
    const { pseudonym, rows } = await erase();
    expect(pseudonym).toMatch(/^sip:erased-\w{10,}@office\.test$/);
    expect(rows).toBeGreaterThan(2);
    const operator = world.as("operator");
    await expect(problemOf(operator.showUser({ params: { aor: ALICE } }))).resolves.toMatchObject({
      status: 404,
    });
    expect((await operator.listDocuments({ query: { user: ALICE } })).total).toBe(0);
    const { items } = await world.as("auditor").listChargingRecords({ query: {} });
    expect(items.map(({ number, caller, called }) => [number, caller, called])).toEqual([
      [2, BOB, BOB],
      [1, BOB, pseudonym],
    ]);
    expect(JSON.stringify(await audit())).not.toContain("alice");
    expect(world.office.told).toContain(`removed ${ALICE}`);
  });

  test("PRV-056 PRV-053 who has erased is in the audit log, and not whom", async () => {
    const { pseudonym } = await erase();
    expect((await audit())[0]).toMatchObject({
      action: "user.erase",
      target: pseudonym,
      actorRole: "operator",
    });
  });

  test("PRV-056 it may be asked for again, and for who was deleted before", async () => {
    await world.as("operator").deleteUser({ params: { aor: ALICE } });
    expect((await erase()).rows).toBeGreaterThan(2);
    expect((await erase()).rows).toBe(0);
    expect((await world.as("operator").showUser({ params: { aor: BOB } })).aor).toBe(BOB);
  });

  test("PRV-056 when the last answers have come the address is forgotten here, too", async () => {
    await erase();
    await expect.poll(() => world.store.erasures.pending()).toEqual([]);
  });

  test("PRV-056 PRV-054 it is for those who run the office", async () => {
    for (const role of ["support", "auditor"] as const)
      await expect(problemOf(world.as(role).eraseUser({ params: { aor: ALICE } }))).resolves.toMatchObject({
        status: 403,
      });
    expect((await world.store.accounts.find(ALICE))?.aor).toBe(ALICE);
  });

  test("PRV-056 traces of the user go with it, those of others stay", async () => {
    const operator = world.as("operator");
    for (const user of [ALICE, BOB])
      await operator.startTrace({ body: { target: { kind: "user", user }, seconds: 60 } });
    await erase();
    const { items } = await operator.listTraces();
    expect(items.map(({ target }) => target)).toEqual([{ kind: "user", user: BOB }]);
  });

  test("PRV-056 porchlight user erase wants the address twice", async () => {
    await world.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = world.app.server.address() as AddressInfo;
    const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
    await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
    const cli = (line: string) => runCli(world, line.split(" "));
    const refused = await cli("user erase alice@office.test --confirm bob@office.test");
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining("--confirm") });
    expect(await world.store.accounts.find(ALICE)).toBeDefined();
    const erased = await cli("user erase alice@office.test --confirm alice@office.test");
    expect(erased).toMatchObject({ status: 0, stdout: expect.stringContaining("Erased alice@office.test") });
    expect(await world.store.accounts.find(ALICE)).toBeUndefined();
  });
});
