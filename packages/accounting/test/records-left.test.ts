import { expect, test } from "vitest";
import { keptRecords, recordsLeft } from "../src/index";
import { NOON, sampleRecord } from "./samples";

const kept = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ number, record: sampleRecord({ session: String(number) }) }));
const numbersOf = (batches: ReturnType<typeof recordsLeft>) =>
  batches.map(({ records }) => records.map(({ number }) => number));

test("PRV-047 what a killed process kept and has not written comes behind what it has, in the order of the numbers", () => {
  expect(numbersOf(recordsLeft(kept(7, 5, 4, 6), 4, 100))).toEqual([[5, 6, 7]]);
  expect(recordsLeft(kept(3, 4), 4, 100)).toEqual([]);
  expect(recordsLeft([], 4, 100)).toEqual([]);
});

test("PRV-047 the text of a record is the record", () => {
  const [batch] = recordsLeft(kept(1), 0, 100);
  const text = batch?.records[0]?.text ?? "";
  expect(keptRecords({ number: 1, text })).toEqual(kept(1));
});

test("PRV-047 many come in batches, each behind the one before", () => {
  const batches = recordsLeft(kept(5, 6, 7, 8, 9), 4, 2);
  expect(numbersOf(batches)).toEqual([[5, 6], [7, 8], [9]]);
  expect(batches.map(({ first, last }) => [first, last])).toEqual([
    [5, 6],
    [7, 8],
    [9, 9],
  ]);
});

test("PRV-047 numbers that nobody has kept are gaps, also between two batches", () => {
  const batches = recordsLeft(kept(6, 9, 12), 4, 2);
  expect(batches.map(({ gaps }) => gaps)).toEqual([
    [
      { from: 5, to: 5, at: NOON },
      { from: 7, to: 8, at: NOON },
    ],
    [{ from: 10, to: 11, at: NOON }],
  ]);
});
