import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writtenRecord } from "@porchlight/accounting";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleRecord } from "../testing/sample-record";
import { RecordJournal } from "./record-journal";

let folder: string;
const open: RecordJournal[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "porchlight-journal-"));
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
  rmSync(folder, { recursive: true });
});

function journal(epoch = 1): RecordJournal {
  const made = new RecordJournal(folder, epoch, () => {});
  open.push(made);
  return made;
}

const recordOf = (number: number) => sampleRecord({ session: `s${number}` });
const written = (number: number) => writtenRecord({ number, record: recordOf(number) });

function keep(made: RecordJournal, ...numbers: readonly number[]): void {
  for (const number of numbers) made.keep([written(number)]);
}

const numbersIn = (made: RecordJournal) => made.kept().map(({ number }) => number);
const octets = () =>
  ["charging-1.journal", "charging-2.journal"].map((name) => statSync(join(folder, name)).size);

describe("records between their being made and their being on disk", () => {
  test("PRV-047 what is kept is there for the next process, whole", () => {
    keep(journal(), 1, 2);
    expect(journal().kept()).toEqual([1, 2].map((number) => ({ number, record: recordOf(number) })));
  });

  test("PRV-047 what an older server has left is read, too", () => {
    journal().keep([{ number: 1, text: JSON.stringify(recordOf(1)) }]);
    expect(journal().kept()).toEqual([{ number: 1, record: recordOf(1) }]);
  });

  test("PRV-047 entries that are kept together are a line each", () => {
    journal().keep([1, 2].map(written));
    expect(numbersIn(journal())).toEqual([1, 2]);
    expect(readFileSync(join(folder, "charging-1.journal"), "utf8").split("\n")).toHaveLength(4);
  });

  test("PRV-047 what is on disk is let go, what came meanwhile stays", () => {
    const made = journal();
    keep(made, 1, 2, 3);
    made.release(2);
    keep(made, 4);
    expect(numbersIn(journal()).sort()).toEqual([1, 2, 3, 4]);
    made.release(3);
    keep(made, 5);
    expect(numbersIn(journal()).sort()).toEqual([4, 5]);
    made.release(5);
    expect(octets()).toEqual([0, 0]);
  });

  test("PRV-047 under load it stays small: neither file has more than two batches", () => {
    const made = journal();
    for (let number = 1; number <= 1000; number += 1) {
      keep(made, number);
      if (number % 10 === 5) made.release(number - 5);
    }
    expect(numbersIn(journal()).length).toBeLessThanOrEqual(40);
    expect(Math.max(...numbersIn(journal()))).toBe(1000);
  });

  test("PRV-047 a line that was cut short is passed over", () => {
    keep(journal(), 1);
    appendFileSync(join(folder, "charging-1.journal"), written(2).text.slice(0, 40));
    expect(numbersIn(journal())).toEqual([1]);
  });

  test("PRV-047 records of other numbers are not read, and go with the first that is kept", () => {
    keep(journal(1), 7);
    const made = journal(2);
    expect(made.kept()).toEqual([]);
    made.clear();
    keep(made, 1);
    expect(numbersIn(journal(2))).toEqual([1]);
  });

  test("PRV-040 a disk that takes nothing is told of once, and holds nobody up", () => {
    symlinkSync("/dev/full", join(folder, "charging-1.journal"));
    const faults: unknown[] = [];
    const made = new RecordJournal(folder, 1, (error) => faults.push(error));
    open.push(made);
    keep(made, 1, 2, 3);
    expect(String(faults)).toContain("ENOSPC");
    expect(faults).toHaveLength(1);
    made.release(2);
    keep(made, 4);
    expect(readFileSync(join(folder, "charging-2.journal"), "utf8")).toContain("\n4 [");
  });

  test("PRV-055 the files are for their owner alone", () => {
    keep(journal(), 1);
    expect(statSync(join(folder, "charging-1.journal")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "charging-1.journal"), "utf8")).toContain("s1");
  });
});
