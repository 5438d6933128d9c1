import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writtenRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleRecord } from "../../accounting/testing/sample-record";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { runCli } from "../testing/cli-world";

let world: AdminWorld;
beforeEach(async () => {
  world = await openAdminWorld();
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const credential = { url: `http://127.0.0.1:${port}`, token: world.localToken };
  await writeFile(join(world.dataDir, "cli-token"), JSON.stringify(credential));
});
afterEach(() => world.close());

const cli = (line: string) => runCli(world, line.split(" "));

test("PRV-046 porchlight charging list: the latest first, by a filter", async () => {
  const records = [{}, { status: 403, caller: "sip:bob@office.test" }].map((more, index) => ({
    number: index + 1,
    record: sampleRecord(more),
  }));
  await world.store.records.append(
    { first: 1, last: 2, records: records.map(writtenRecord), blocks: [], gaps: [] },
    [],
  );
  expect((await cli("charging list --failed")).stdout.split("\n")).toEqual([
    "NUMBER  TIME                      METHOD   EVENT     CALLER               CALLED                 STATUS",
    "2       2030-01-01T12:00:00.000Z  PUBLISH  presence  sip:bob@office.test  sip:alice@office.test  403",
    "",
  ]);
  expect(JSON.parse((await cli("charging list --json --limit 1")).stdout)).toMatchObject([{ number: 2 }]);
  expect((await cli("charging list --limit 0")).status).toBe(2);
});

test("PRV-040 porchlight charging status tells of gaps and of what was refused", async () => {
  const at = instant(Date.parse("2030-01-01T12:00:00Z"));
  await world.store.records.append(
    { first: 1, last: 3, records: [], blocks: [], gaps: [{ from: 1, to: 3, at }] },
    [],
  );
  await world.store.records.park({ reader: "diameter", number: 4, reason: "answers 5004", at });
  expect((await cli("charging status")).stdout.split("\n")).toEqual([
    "0 records, the last has number 0; 0 are not on disk yet.",
    "Numbers 1 to 3 have no record, since 2030-01-01T12:00:00.000Z.",
    "diameter refused record 4: answers 5004.",
    "",
  ]);
});

test("PRV-049 porchlight quota set, list, remove", async () => {
  await world.as("operator").createUser({ body: { aor: "sip:erin@office.test", password: "lamplight" } });
  expect((await cli("quota set erin@office.test MESSAGE 5")).stdout).toBe(
    "sip:erin@office.test has used 0 of 5 MESSAGE requests.\n",
  );
  expect((await cli("quota list")).stdout.split("\n")[1]).toBe("sip:erin@office.test  MESSAGE  0     5");
  expect(await cli("quota remove erin@office.test MESSAGE")).toMatchObject({ status: 0 });
  expect(await cli("quota remove erin@office.test MESSAGE")).toMatchObject({ status: 1 });
  expect(await cli("quota set erin@office.test CALLS 5")).toMatchObject({ status: 2 });
  expect(await cli("quota set erin@office.test MESSAGE many")).toMatchObject({ status: 2 });
});
