import fc from "fast-check";
import { expect, test } from "vitest";
import { keptRecords, type NumberedRecord, type RecordGap, RecordQueue } from "../src/index";
import { NOON, sampleRecord } from "./samples";

const queueOf = (capacity: number, last: number, rows = 100) => new RecordQueue({ capacity, last, rows });
const named = (session: string) => sampleRecord({ session });
const told = (records: readonly NumberedRecord[]): string =>
  records.map(({ number, record }) => `${number}${record.session}`).join(" ");

test("PRV-047 numbers go on from the last that was written", () => {
  const queue = queueOf(10, 41);
  queue.add(named("a"));
  queue.add(named("b"));
  const batch = queue.next();
  expect([batch.first, batch.last, told(batch.records)]).toEqual([42, 43, "42a 43b"]);
});

test("PRV-047 what was not written comes again as it was, and what came meanwhile behind it", () => {
  const queue = queueOf(10, 0);
  queue.add(named("a"));
  queue.next();
  queue.add(named("b"));
  expect(told(queue.next().records)).toBe("1a");
  queue.written();
  expect(told(queue.next().records)).toBe("2b");
});

test("PRV-047 a record is taken with its number and the text it is written as", () => {
  const queue = queueOf(1, 41);
  queue.add(named("a"));
  queue.add(named("b"));
  expect(queue.takeEntries().flatMap(keptRecords)).toEqual([{ number: 42, record: named("a") }]);
  expect(queue.takeEntries()).toEqual([]);
});

test("PRV-047 what comes while a batch is written is in the next", () => {
  const queue = queueOf(10, 0);
  queue.add(named("a"));
  queue.next();
  queue.add(named("b"));
  queue.written();
  expect(told(queue.next().records)).toBe("2b");
});

test("PRV-040 what there is no room for is counted, numbered in its place and told as a gap", () => {
  const queue = queueOf(2, 0);
  for (const name of ["a", "b", "c", "d"]) queue.add(named(name));
  const batch = queue.next();
  expect(batch).toMatchObject({ last: 4, gaps: [{ from: 3, to: 4, at: NOON }] });
  queue.written();
  queue.add(named("e"));
  expect(told(queue.next().records)).toBe("5e");
  expect(queue.lost).toBe(2);
});

test("a loss while a gap is being written makes a gap of its own", () => {
  const queue = queueOf(1, 0);
  queue.add(named("a"));
  queue.add(named("b"));
  queue.next();
  queue.add(named("c"));
  queue.written();
  expect(queue.next().gaps).toEqual([{ from: 3, to: 3, at: NOON }]);
});

test("PRV-047 every number is a record's or in a gap, once, whatever fails", () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant("add" as const) },
    fc.constant("write" as const),
    fc.constant("fail" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, capacity) => {
      const queue = queueOf(capacity, 0, 3);
      const disk: NumberedRecord[] = [];
      const gaps: RecordGap[] = [];
      let added = 0;
      for (const each of [...steps, "write", "write", "write"] as const) {
        if (each === "add") {
          added += 1;
          queue.add(named(String(added)));
        } else {
          const batch = queue.next();
          if (each === "fail") continue;
          disk.push(...batch.records);
          gaps.push(...batch.gaps);
          queue.written();
        }
      }
      while (!queue.isEmpty) {
        const batch = queue.next();
        disk.push(...batch.records);
        gaps.push(...batch.gaps);
        queue.written();
      }
      const lost = gaps.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      const numbers = [...disk.map(({ number }) => number), ...lost].sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: added }, (_, index) => index + 1));
      expect(lost).toHaveLength(queue.lost);
      for (const { number, record } of disk) expect(record.session).toBe(String(number));
    }),
  );
});
