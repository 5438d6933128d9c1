import { exportedRecord, writtenRecord } from "@porchlight/accounting";
import { type Instant, instant } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import { afterEach, describe, expect, test } from "vitest";
import { openTestStore, reopenTestStore } from "../admin/testing/test-store";
import type { Config } from "../config";
import { createLogger } from "../log/logger";
import { testConfig } from "../testing/test-config";
import { RecordJournal } from "./journal/record-journal";
import { type Accounting, openAccounting } from "./open-accounting";
import { sampleNotify, sampleRecord } from "./testing/sample-record";

const log = createLogger("silent");
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = instant(Date.UTC(2030, 0, 1, 12));

async function house(environment: Record<string, string> = {}, now = start) {
  const config = testConfig(environment);
  return { config, ...(await opened(config, await openTestStore(config.dataDir), now)) };
}

const reopened = async (config: Config) => opened(config, await reopenTestStore(config.dataDir), start);

async function opened(config: Config, store: Store, now: Instant) {
  const accounting = await openAccounting({
    config,
    log,
    clock: () => now,
    stores: store,
    deliver: (work) => work(),
    changed: () => {},
  });
  const close = once(async () => {
    await accounting.stop();
    await store.close();
  });
  closing.push(close);
  return { accounting, store, close };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

const sessionsOf = async ({ office }: Accounting) =>
  (await office.page({}, undefined, 100)).map(({ number, record }) => `${number}${record.session}`);

describe("records of the house", () => {
  test("PRV-047 numbers go on after a restart", async () => {
    const first = await house();
    first.accounting.sink?.record(sampleRecord({ session: "a" }));
    await first.close();
    const second = await reopened(first.config);
    second.accounting.sink?.record(sampleRecord({ session: "b" }));
    await second.close();
    const third = await reopened(first.config);
    expect(await sessionsOf(third.accounting)).toEqual(["2b", "1a"]);
    expect(await third.accounting.office.state()).toMatchObject({ last: 2, oldest: 1, count: 2, gaps: [] });
  });

  test("PRV-047 what a killed process had not written is behind what it had, and the numbers go on", async () => {
    const first = await house();
    first.accounting.sink?.record(sampleRecord({ session: "a" }));
    await first.close();
    const left = new RecordJournal(first.config.dataDir, start / 1000, () => {});
    for (const number of [1, 2, 3])
      left.keep([writtenRecord({ number, record: sampleRecord({ session: `left ${number}` }) })]);
    left.close();
    const second = await reopened(first.config);
    second.accounting.sink?.record(sampleRecord({ session: "b" }));
    await second.close();
    const third = await reopened(first.config);
    expect(await sessionsOf(third.accounting)).toEqual(["4b", "3left 3", "2left 2", "1a"]);
    expect(await third.accounting.office.state()).toMatchObject({ last: 4, gaps: [] });
  });

  test("PRV-045 NOTIFYs are recorded where that is switched on, one in so many", async () => {
    const takes = async (environment: Record<string, string>) => {
      const { accounting } = await house(environment);
      return [1, 2, 3, 4, 5, 6].map(() => accounting.sink?.takesNotify());
    };
    expect(await takes({})).not.toContain(true);
    expect(await takes({ PORCHLIGHT_ACCOUNTING_NOTIFY: "on" })).not.toContain(false);
    const sampled = { PORCHLIGHT_ACCOUNTING_NOTIFY: "on", PORCHLIGHT_ACCOUNTING_NOTIFY_SAMPLE: "3" };
    expect(await takes(sampled)).toEqual([false, false, true, false, false, true]);
  });

  test("PRV-045 PRV-040 NOTIFYs are counted, listed and exported like whatever else is recorded", async () => {
    const { accounting, close, config } = await house();
    accounting.sink?.record(sampleRecord({ session: "a" }));
    for (const session of ["b", "c"]) accounting.sink?.recordAlike(sampleNotify({ session }));
    await close();
    const { accounting: again } = await reopened(config);
    expect(await sessionsOf(again)).toEqual(["3c", "2b", "1a"]);
    expect(await again.office.totals({ method: "NOTIFY" })).toMatchObject([{ succeeded: 2, failed: 0 }]);
    const exported: string[] = [];
    for await (const each of again.office.all({})) exported.push(exportedRecord(each).method);
    expect(exported).toEqual(["PUBLISH", "NOTIFY", "NOTIFY"]);
  });

  test("nothing is taken where records are off", async () => {
    const { accounting } = await house({ PORCHLIGHT_ACCOUNTING_RECORDS: "off" });
    expect(accounting.sink).toBeUndefined();
    expect((await accounting.office.state()).isOn).toBe(false);
  });

  test("PRV-047 old records and those beyond the bound are deleted; the numbers stay", async () => {
    const { accounting, close, config } = await house({
      PORCHLIGHT_ACCOUNTING_MAX_RECORDS: "1000",
      PORCHLIGHT_ACCOUNTING_RETENTION_DAYS: "1",
    });
    const dayBefore = instant(start - 90_000_000);
    for (let count = 0; count < 5; count += 1)
      accounting.sink?.record(sampleRecord({ answeredAt: dayBefore }));
    for (let count = 0; count < 1010; count += 1) accounting.sink?.record(sampleRecord());
    await close();
    const again = await reopened(config);
    again.accounting.start();
    await again.close();
    const last = await reopened(config);
    expect(await last.accounting.office.state()).toMatchObject({ last: 1015, oldest: 16, count: 1000 });
  });

  test("PRV-046 all records of a filter are read from the oldest on, however many there are", async () => {
    const { accounting, close, config } = await house();
    for (let count = 1; count <= 1200; count += 1)
      accounting.sink?.record(sampleRecord({ status: count % 2 === 0 ? 200 : 404 }));
    await close();
    const { accounting: again } = await reopened(config);
    const numbers: number[] = [];
    for await (const { number } of again.office.all({ outcome: "failure" })) numbers.push(number);
    expect(numbers).toEqual(Array.from({ length: 600 }, (_, index) => 2 * index + 1));
  });
});
