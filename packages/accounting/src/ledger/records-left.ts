import type { NumberedRecord } from "../record/charging-record";
import { type RecordBatch, type RecordGap, type WrittenRecord, writtenRecord } from "./record-batch";

/**
 * What a killed process had taken and not yet written, in batches of up to `most` records. Numbers before the last that
 * nobody has kept are gaps, told with the time of the record behind them.
 *
 * @param kept records in any order, those among them that were written
 * @param last number that was written last
 */
export function recordsLeft(
  kept: readonly NumberedRecord[],
  last: number,
  most: number,
): readonly RecordBatch[] {
  const left = kept.filter(({ number }) => number > last).sort((a, b) => a.number - b.number);
  const batches: RecordBatch[] = [];
  for (let from = 0; from < left.length; from += most)
    batches.push(batchBehind(batches.at(-1)?.last ?? last, left.slice(from, from + most)));
  return batches;
}

function batchBehind(before: number, kept: readonly NumberedRecord[]): RecordBatch {
  const records: WrittenRecord[] = [];
  const gaps: RecordGap[] = [];
  let last = before;
  for (const { number, record } of kept) {
    if (number > last + 1) gaps.push({ from: last + 1, to: number - 1, at: record.answeredAt });
    records.push(writtenRecord({ number, record }));
    last = number;
  }
  return { first: before + 1, last, records, blocks: [], gaps };
}
