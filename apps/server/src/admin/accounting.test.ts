import { writtenRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleRecord } from "../accounting/testing/sample-record";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;
const alice = "sip:alice@office.test";
const noon = Date.parse("2030-01-01T12:00:00Z");

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

async function recorded(...records: readonly Parameters<typeof sampleRecord>[0][]): Promise<void> {
  const numbered = records.map((record, index) =>
    writtenRecord({ number: index + 1, record: sampleRecord(record) }),
  );
  await world.store.records.append(
    { first: 1, last: records.length, records: numbered, blocks: [], gaps: [] },
    [],
  );
}

const download = (query: string) =>
  world.app.inject({
    url: `/api/v1/accounting/export${query}`,
    headers: { authorization: `Bearer ${world.secretOf("auditor")}` },
  });

describe("charging records", () => {
  test("PRV-046 the latest first, window by window, by a filter", async () => {
    await recorded({ session: "a" }, { session: "b", status: 404 }, { session: "c" });
    const auditor = world.as("auditor");
    const first = await auditor.listChargingRecords({ query: { limit: 2 } });
    expect(first.items.map(({ session }) => session)).toEqual(["c", "b"]);
    expect(first.nextBelow).toBe(2);
    const second = await auditor.listChargingRecords({ query: { limit: 2, below: 2 } });
    expect(second).toMatchObject({ items: [{ session: "a", number: 1 }], nextBelow: null });
    const failed = await auditor.listChargingRecords({ query: { outcome: "failure", user: alice } });
    expect(failed.items).toMatchObject([{ session: "b", status: 404, cause: 404 }]);
  });

  test("PRV-046 filters of time, and what they come to", async () => {
    await recorded({ answeredAt: instant(noon) }, { answeredAt: instant(noon + 60_000), method: "MESSAGE" });
    const query = { since: "2030-01-01T12:00:30Z" };
    expect((await world.as("owner").totalChargingRecords({ query })).items).toEqual([
      { method: "MESSAGE", event: "presence", succeeded: 1, failed: 0, octets: 300 },
    ]);
  });

  test("PRV-046 the export is one file of all, as CSV or JSON lines", async () => {
    await recorded({ session: "a" }, { session: "=b" });
    const csv = await download("");
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers["content-disposition"]).toBe('attachment; filename="charging-records.csv"');
    expect(csv.body.split("\r\n")).toHaveLength(4);
    expect(csv.body).toContain(",'=b,");
    const json = await download(`?format=json&user=${encodeURIComponent(alice)}`);
    expect(
      json.body
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).session),
    ).toEqual(["a", "=b"]);
    expect((await download("?format=xml")).statusCode).toBe(400);
  });

  test("PRV-040 gaps are told", async () => {
    await recorded({});
    const gap = { from: 2, to: 5, at: instant(noon) };
    await world.store.records.append({ first: 2, last: 5, records: [], blocks: [], gaps: [gap] }, []);
    expect(await world.as("support").showAccounting()).toMatchObject({
      on: true,
      count: 1,
      oldest: 1,
      gaps: [{ from: 2, to: 5, at: "2030-01-01T12:00:00.000Z" }],
    });
  });

  test("who must not read who talked to whom does not", async () => {
    await recorded({});
    expect((await problemOf(world.as("support").listChargingRecords())).code).toBe("role-forbidden");
  });
});

describe("PRV-049 quotas", () => {
  const params = { aor: alice, service: "PUBLISH" } as const;

  beforeEach(async () => {
    await world.as("operator").createUser({ body: { aor: alice, password: "lamplight" } });
  });

  test("are granted, shown, changed, taken away and audited", async () => {
    const operator = world.as("operator");
    const granted = await operator.setQuota({ params, body: { units: 10 } });
    expect(granted).toEqual({ ...params, units: 10, used: 0 });
    expect(await world.as("support").listQuotas()).toEqual({ items: [granted], total: 1, enforced: false });
    await operator.setQuota({ params: { ...params, aor: "alice@office.test" }, body: { units: 20 } });
    await operator.removeQuota({ params });
    expect((await operator.listQuotas()).items).toEqual([]);
    const { items } = await operator.listAudit({ query: { action: "quota" } });
    expect(items.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["quota.remove", { service: "PUBLISH", units: 20, used: 0 }, null],
      ["quota.set", { service: "PUBLISH", units: 10, used: 0 }, { service: "PUBLISH", units: 20, used: 0 }],
      ["quota.set", null, { service: "PUBLISH", units: 10, used: 0 }],
    ]);
  });

  test.each([-1, 1.5, 2_000_000_000])("%d units are not granted", async (units) => {
    const problem = await problemOf(world.as("operator").setQuota({ params, body: { units } }));
    expect(problem.code).toBe("invalid-input");
  });

  test("nobody gets one who is not there; none is taken away that is not", async () => {
    const nobody = { ...params, aor: "sip:nobody@office.test" };
    const set = world.as("operator").setQuota({ params: nobody, body: { units: 1 } });
    expect((await problemOf(set)).code).toBe("user-not-found");
    expect((await problemOf(world.as("operator").removeQuota({ params }))).code).toBe("quota-not-found");
  });
});
