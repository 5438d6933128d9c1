import {
  type ChargingRecord,
  type NumberedRecord,
  type RecordFilter,
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

const batch = (first: number, ...records: readonly ChargingRecord[]) => ({
  first,
  last: first + records.length - 1,
  records: numbered(first, records),
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
      await records.append(batch(1, whole), []);
      expect(await records.after(0, {}, 10)).toEqual([
        { number: 1, record: JSON.parse(JSON.stringify(whole)) },
      ]);
      expect((await records.open(NOON)).last).toBe(1);
    });

    test("pages go up from a number and down from one", async () => {
      const { records } = await open();
      await records.open(NOON);
      await records.append(batch(1, ...Array.from({ length: 150 }, () => charging())), []);
      expect(numbers(await records.after(148, {}, 10))).toEqual([149, 150]);
      expect(numbers(await records.before(4, {}, 2))).toEqual([3, 2]);
    });

    test("PRV-046 filters, and what they come to", async () => {
      const { records } = await open();
      await records.open(NOON);
      const later = instant(NOON + 1000);
      await records.append(
        batch(
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

    test("PRV-040 gaps are kept, and numbers go on behind them", async () => {
      const { records } = await open();
      await records.open(NOON);
      const gap = { from: 2, to: 4, at: NOON };
      await records.append({ first: 1, last: 4, records: numbered(1, [charging()]), gaps: [gap] }, []);
      expect(await records.gaps(10)).toEqual([gap]);
      expect((await records.open(NOON)).last).toBe(4);
    });

    test("PRV-047 what is purged leaves the numbers as they were", async () => {
      const { records } = await open();
      await records.open(NOON);
      const old = charging({ answeredAt: instant(NOON - 1) });
      await records.append(batch(1, old, old, charging(), charging()), []);
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
      await records.append(batch(1, charging(), charging(), charging()), []);
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
      expect(await records.parked(10)).toEqual([{ reader: "diameter", number: 7, reason: "5005", at: NOON }]);
    });

    test("PRV-049 quotas: granted, used, removed; each change by an operator is in the audit log", async () => {
      const { records, audit } = await open();
      await records.open(NOON);
      const quota = { user: ALICE, service: "PUBLISH", units: 10, used: 0 } as const;
      await records.putQuota(quota, note({ action: "quota.set" }));
      await records.append(batch(1), [{ ...quota, units: 99, used: 4 }]);
      expect((await records.open(NOON)).quotas).toEqual([{ ...quota, used: 4 }]);
      await records.removeQuota(quota, note({ action: "quota.remove" }));
      await records.append(batch(1), [{ ...quota, used: 5 }]);
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
      await records.append(batch(1, charging()), []);
      await accounts.removeMany([ALICE]);
      expect((await records.open(NOON)).quotas).toEqual([]);
      expect(await records.after(0, {}, 10)).toHaveLength(1);
    });
  });
}
