import type { Instant } from "@porchlight/kernel";
import type { RecordBlock } from "../block/record-block";
import type { NumberedRecord } from "../record/charging-record";
import { recordText } from "../record/record-text";

/** Numbers that no record has, and why. */
export interface RecordGap {
  readonly from: number;
  readonly to: number;
  readonly at: Instant;
}

/** A record that is written, and the JSON it is written as: see `KeptRecord`. */
export interface WrittenRecord extends NumberedRecord {
  readonly text: string;
}

export const writtenRecord = ({ number, record }: NumberedRecord): WrittenRecord => ({
  number,
  record,
  text: recordText(record),
});

/** What is written in one piece: numbers from `first` to `last`, each a record's, in a block or in a gap. */
export interface RecordBatch {
  readonly first: number;
  readonly last: number;
  readonly records: readonly WrittenRecord[];
  readonly blocks: readonly RecordBlock[];
  readonly gaps: readonly RecordGap[];
}
