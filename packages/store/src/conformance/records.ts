import {
  alikeRecord,
  type BlockCommon,
  type BlockItem,
  type ChargingRecord,
  type NumberedRecord,
  type RecordBatch,
  type RecordFilter,
  RecordQueue,
  recordOfItem,
  type WrittenRecord,
  writtenRecord,
} from "@porchlight/accounting";
import { after, instant } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { Store } from "../ports/store";
import { account, NOON, note } from "./samples";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

export const charging = (more: Partial<ChargingRecord> = {}): ChargingRecord => ({
  source: "presence",
  role: "originating",
  method: "PUBLISH",
  event: "presence",
  action: "initial",
  expires: 3600,
  session: "call",
  caller: ALICE,
  called: ALICE,
  requested: "",
  isAnonymous: false,
  requestedAt: NOON,
  answeredAt: NOON,
  originatingDomain: "office.test",
  terminatingDomain: "office.test",
  chargingId: "id",
  status: 200,
  failure: undefined,
  body: { type: "application/pidf+xml", octets: 100, disposition: "" },
  list: undefined,
  ...more,
});

const numbered = (first: number, records: readonly ChargingRecord[]): readonly WrittenRecord[] =>
  records.map((record, index) => writtenRecord({ number: first + index, record }));

const common: BlockCommon = {
  method: "NOTIFY",
  source: "presence",
  event: "presence",
  caller: ALICE,
  isAnonymous: false,
  bodyType: "application/pidf+xml",
  list: undefined,
  idPrefix: "id",
};

const ended = (index: number): BlockItem => ({
  called: `sip:w${index}@office.test`,
  session: `call "${index}"`,
  requestedAt: NOON,
  answeredAt: after(NOON, index),
  status: index === 0 ? 481 : 200,
  failure: undefined,
  octets: 100,
});

/** So many NOTIFYs behind a number, in one block. */
function notifies(last: number, count: number): RecordBatch {
  const queue = new RecordQueue({ capacity: count, last, rows: 2 });
  for (let index = 0; index < count; index += 1) queue.addAlike(alikeRecord(common, ended(index)));
  return queue.next();
}

export const recordBatch = (first: number, ...records: readonly ChargingRecord[]) => ({
  first,
  last: first + records.length - 1,
  records: numbered(first, records),
  blocks: [],
  gaps: [],
});

const numbers = (records: readonly NumberedRecord[]): readonly number[] =>
  records.map(({ number }) => number);

/** What every store of charging records keeps to. */
export function recordStoreConformance(open: () => Promise<Store>): void {
  describe("charging records", () => {
    test("PRV-047 a ledger begins at 0, and the time it began stays", async () => {
      const { records } = await open();
      const first = await records.open(NOON);
      expect(first).toEqual({
        last: 0,
        epoch: NOON / 1000,
        cursors: { push: 0, diameter: 0 },
        quotas: [],
        owed: [],
      });
      expect(await records.open(after(NOON, 90_000))).toEqual(first);
    });

    test("PRV-040 a record comes back whole", async () => {
      const { records } = await open();
      await records.open(NOON);
      const whole = charging({ session: 'odd "call"\u0000\u001a', list: { uri: "sip:l@b", members: 2 } });
      await records.append(recordBatch(1, whole), []);
      expect(await records.after(0, {}, 10)).toEqual([
        { number: 1, record: JSON.parse(JSON.stringify(whole)) },
      ]);
      expect((await records.open(NOON)).last).toBe(1);
    });

    test("pages go up from a number and down from one", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.append(recordBatch(1, ...Array.from({ length: 150 }, () => charging())), []);
      expect(numbers(await records.after(148, {}, 10))).toEqual([149, 150]);
      expect(numbers(await records.before(4, {}, 2))).toEqual([3, 2]);
    });

    test("PRV-046 filters, and what they come to", async () => {
      const { records } = await open();
      await records.open(NOON);
      const later = instant(NOON + 1000);
      await records.append(
        recordBatch(
          1,
          charging(),
          charging({ status: 412 }),
          charging({ method: "SUBSCRIBE", caller: BOB, source: "list", body: undefined }),
          charging({ event: "dialog", answeredAt: later }),
        ),
        [],
      );
      const found = async (filter: RecordFilter) => numbers(await records.after(0, filter, 10));
      expect(await found({ user: BOB })).toEqual([3]);
      expect(await found({ user: ALICE })).toEqual([1, 2, 3, 4]);
      expect(await found({ user: "sip:x@y' OR 1=1" })).toEqual([]);
      expect(await found({ method: "PUBLISH", outcome: "success" })).toEqual([1, 4]);
      expect(await found({ outcome: "failure" })).toEqual([2]);
      expect(await found({ event: "dialog" })).toEqual([4]);
      expect(await found({ source: "list" })).toEqual([3]);
      expect(await found({ since: later })).toEqual([4]);
      expect(await found({ until: later })).toEqual([1, 2, 3]);
      expect(await records.totals({ event: "presence" })).toEqual([
        { method: "PUBLISH", event: "presence", succeeded: 1, failed: 1, octets: 200 },
        { method: "SUBSCRIBE", event: "presence", succeeded: 1, failed: 0, octets: 0 },
      ]);
    });

    test("PRV-046 records of a user are found wherever they are among many numbers, called or calling, once", async () => {
      const { records } = await open();
      await records.open(NOON);
      for (const first of [3, 900, 1024, 5000, 70_000, 200_000, 1_000_000])
        await records.append(
          recordBatch(
            first,
            charging({ status: first === 1024 ? 404 : 200 }),
            charging({ caller: BOB, status: 403 }),
            charging({ called: BOB }),
            charging({ caller: BOB, called: BOB }),
          ),
          [],
        );
      const bobs = { user: BOB };
      const all = [3, 900, 1024, 5000, 70_000, 200_000, 1_000_000].flatMap((first) =>
        [1, 2, 3].map((more) => first + more),
      );
      expect(numbers(await records.after(0, bobs, 100))).toEqual(all);
      expect(numbers(await records.before(2_000_000, bobs, 100))).toEqual([...all].reverse());
      expect(numbers(await records.after(902, bobs, 4))).toEqual([903, 1025, 1026, 1027]);
      expect(numbers(await records.before(200_002, bobs, 3))).toEqual([200_001, 70_003, 70_002]);
      expect(numbers(await records.after(2_000_000, bobs, 4))).toEqual([]);
      expect(numbers(await records.before(3, bobs, 4))).toEqual([]);
      expect(numbers(await records.after(0, { user: ALICE, outcome: "failure" }, 3))).toEqual([4, 901, 1024]);
      expect(await records.totals(bobs)).toEqual([
        { method: "PUBLISH", event: "presence", succeeded: 14, failed: 7, octets: 2100 },
      ]);
      expect(await records.totals({ user: "sip:nobody@office.test" })).toEqual([]);
    });

    test("PRV-040 gaps are kept, and numbers go on behind them", async () => {
      const { records } = await open();
      await records.open(NOON);
      const gap = { from: 2, to: 4, at: NOON };
      await records.append(
        { first: 1, last: 4, records: numbered(1, [charging()]), blocks: [], gaps: [gap] },
        [],
      );
      expect(await records.gaps(10)).toEqual([gap]);
      expect((await records.open(NOON)).last).toBe(4);
    });

    test("PRV-040 PRV-045 NOTIFYs in blocks are read like any records, one by one, up and down", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.append(recordBatch(1, charging({ session: "first" })), []);
      await records.append(notifies(1, 40), []);
      await records.append(recordBatch(42, charging({ session: "last" })), []);
      const all = await records.after(0, {}, 100);
      expect(numbers(all)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
      expect(all[2]?.record).toEqual(JSON.parse(JSON.stringify(recordOfItem(3, common, ended(1)))));
      expect(numbers(await records.after(10, {}, 3))).toEqual([11, 12, 13]);
      expect(numbers(await records.after(39, {}, 10))).toEqual([40, 41, 42]);
      expect(numbers(await records.before(43, {}, 3))).toEqual([42, 41, 40]);
      expect(numbers(await records.before(4, {}, 10))).toEqual([3, 2, 1]);
      expect(await records.extent()).toEqual({ oldest: 1, count: 42 });
      expect((await records.open(NOON)).last).toBe(42);
    });

    test("PRV-045 PRV-046 filters and totals count what is in blocks", async () => {
      const { records } = await open();
      await records.open(NOON);
      for (let round = 0; round < 12; round += 1) await records.append(notifies(20 * round, 20), []);
      const found = async (filter: RecordFilter, limit = 1000) =>
        numbers(await records.after(0, filter, limit));
      expect(await found({ user: "sip:w3@office.test" })).toEqual(
        Array.from({ length: 12 }, (_, round) => 20 * round + 4),
      );
      expect(await found({ user: "sip:w3@office.test" }, 5)).toHaveLength(5);
      expect(numbers(await records.before(1000, { user: "sip:w3@office.test" }, 2))).toEqual([224, 204]);
      expect(await found({ user: ALICE })).toHaveLength(240);
      expect(await found({ user: "sip:w3" })).toEqual([]);
      expect(await found({ method: "PUBLISH" })).toEqual([]);
      expect(await found({ method: "NOTIFY", event: "presence", source: "presence" })).toHaveLength(240);
      expect(await found({ event: "dialog" })).toEqual([]);
      expect(await found({ outcome: "failure" })).toHaveLength(12);
      expect(await found({ since: after(NOON, 19) })).toHaveLength(12);
      expect(await found({ until: after(NOON, 1) })).toHaveLength(12);
      const totals = { method: "NOTIFY", event: "presence", succeeded: 228, failed: 12, octets: 24_000 };
      expect(await records.totals({})).toEqual([totals]);
      expect(await records.totals({ user: "sip:w0@office.test", outcome: "failure" })).toEqual([
        { ...totals, succeeded: 0, failed: 12, octets: 1200 },
      ]);
      expect(await records.totals({ since: after(NOON, 19) })).toEqual([
        { ...totals, succeeded: 12, failed: 0, octets: 1200 },
      ]);
    });

    test("PRV-045 PRV-046 members of a list are in blocks of their own", async () => {
      const { records } = await open();
      await records.open(NOON);
      const queue = new RecordQueue({ capacity: 10, last: 0, rows: 10 });
      const list = { uri: "sip:team@office.test", members: 1 };
      for (const index of [0, 1, 2])
        queue.addAlike(
          alikeRecord(
            { ...common, method: "SUBSCRIBE", source: "list", list },
            { ...ended(index), octets: 0 },
          ),
        );
      queue.addAlike(alikeRecord(common, ended(3)));
      await records.append(queue.next(), []);
      expect(numbers(await records.after(0, { method: "SUBSCRIBE" }, 10))).toEqual([1, 2, 3]);
      expect((await records.after(1, {}, 1))[0]?.record).toMatchObject({ action: "initial", list });
      expect(await records.totals({})).toEqual([
        { method: "NOTIFY", event: "presence", succeeded: 1, failed: 0, octets: 100 },
        { method: "SUBSCRIBE", event: "presence", succeeded: 2, failed: 1, octets: 0 },
      ]);
    });

    test("PRV-047 a block is purged when all that is in it is to go", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.append(notifies(0, 20), []);
      await records.append(notifies(20, 20), []);
      while ((await records.purge({ before: instant(0), below: 21 }, 100)) > 0);
      expect(numbers(await records.after(0, {}, 1))).toEqual([21]);
      while ((await records.purge({ before: after(NOON, 100), below: 0 }, 100)) > 0);
      expect(await records.extent()).toEqual({ oldest: 0, count: 0 });
    });

    test("PRV-047 what is purged leaves the numbers as they were", async () => {
      const { records } = await open();
      await records.open(NOON);
      const old = charging({ answeredAt: instant(NOON - 1) });
      await records.append(recordBatch(1, old, old, charging(), charging()), []);
      expect(await records.purge({ before: NOON, below: 0 }, 100)).toBe(2);
      expect(await records.extent()).toEqual({ oldest: 3, count: 2 });
      expect(await records.purge({ before: instant(0), below: 4 }, 100)).toBe(1);
      expect(await records.purge({ before: after(NOON, 1), below: 0 }, 100)).toBe(1);
      expect(await records.extent()).toEqual({ oldest: 0, count: 0 });
      expect((await records.open(NOON)).last).toBe(4);
    });

    test("a purge does no more than it is told at once", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.append(recordBatch(1, charging(), charging(), charging()), []);
      expect(await records.purge({ before: after(NOON, 1), below: 0 }, 2)).toBe(2);
    });

    test("PRV-063 readers go forward, each by itself, and never back", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.advance("push", 5);
      await records.advance("push", 3);
      await records.advance("diameter", 2);
      expect((await records.open(NOON)).cursors).toEqual({ push: 5, diameter: 2 });
    });

    test("PRV-048 records that were not taken are kept by name", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.park({ reader: "diameter", number: 7, reason: "5004", at: NOON });
      await records.park({ reader: "diameter", number: 7, reason: "5005", at: NOON });
      const reason = { code: "reader-answers", places: { status: "5005" }, text: "answers 5005" };
      await records.park({ reader: "push", number: 8, reason, at: NOON });
      expect(await records.parked(10)).toEqual([
        { reader: "push", number: 8, reason, at: NOON },
        { reader: "diameter", number: 7, reason: "5005", at: NOON },
      ]);
    });

    test("PRV-049 quotas: granted, used, removed; each change by an operator is in the audit log", async () => {
      const { records, audit } = await open();
      await records.open(NOON);
      const quota = { user: ALICE, service: "PUBLISH", units: 10, used: 0 } as const;
      await records.putQuota(quota, note({ action: "quota.set" }));
      await records.append(recordBatch(1), [{ ...quota, units: 99, used: 4 }]);
      expect((await records.open(NOON)).quotas).toEqual([{ ...quota, used: 4 }]);
      await records.removeQuota(quota, note({ action: "quota.remove" }));
      await records.append(recordBatch(1), [{ ...quota, used: 5 }]);
      expect((await records.open(NOON)).quotas).toEqual([]);
      expect((await audit.list({ limit: 5 })).map(({ action }) => action)).toEqual([
        "quota.remove",
        "quota.set",
      ]);
    });

    test("PRV-064 what is owed to a credit server is kept until it is settled", async () => {
      const { records } = await open();
      const owed = {
        session: "s;1;2",
        action: "refundAccount",
        user: ALICE,
        service: "PUBLISH",
        at: NOON,
      } as const;
      await records.owe(owed);
      await records.owe(owed);
      expect((await records.open(NOON)).owed).toEqual([owed]);
      await records.settle(owed.session);
      expect((await records.open(NOON)).owed).toEqual([]);
    });

    test("PRV-049 a quota goes with its account, records stay", async () => {
      const { accounts, records } = await open();
      await records.open(NOON);
      await accounts.putMany([account({ aor: ALICE })]);
      await records.putQuota({ user: ALICE, service: "MESSAGE", units: 1, used: 0 }, note());
      await records.append(recordBatch(1, charging()), []);
      await accounts.removeMany([ALICE]);
      expect((await records.open(NOON)).quotas).toEqual([]);
      expect(await records.after(0, {}, 10)).toHaveLength(1);
    });
  });
}
