import type { Instant } from "@porchlight/kernel";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";

/** Numbers that no record has, and why. */
export interface RecordGap {
  readonly from: number;
  readonly to: number;
  readonly at: Instant;
}

/** A record that is written, and the JSON it is written as. */
export interface WrittenRecord extends NumberedRecord {
  readonly text: string;
}

export const writtenRecord = ({ number, record }: NumberedRecord): WrittenRecord => ({
  number,
  record,
  text: JSON.stringify(record),
});

/** What is written in one piece: numbers from `first` to `last`, each a record's or in a gap. */
export interface RecordBatch {
  readonly first: number;
  readonly last: number;
  readonly records: readonly WrittenRecord[];
  readonly gaps: readonly RecordGap[];
}

type Entry =
  | { readonly kind: "record"; readonly record: WrittenRecord }
  /** Records that there was no room for. */
  | { readonly kind: "lost"; readonly from: number; to: number; readonly at: Instant };

/** Records on their way to the disk. What does not fit while the disk fails is counted and numbered, in its place. */
export class RecordQueue {
  readonly #capacity: number;
  #entries: Entry[] = [];
  #records = 0;
  #last: number;
  #given: number;
  #lost = 0;
  /** Entries of the batch that was taken last. */
  #taken = 0;

  /** @param last the number of the last record that is on disk; 0 without any */
  constructor(capacity: number, last: number) {
    this.#capacity = capacity;
    this.#last = last;
    this.#given = last;
  }

  get size(): number {
    return this.#records;
  }

  /** Records that were lost since the start. */
  get lost(): number {
    return this.#lost;
  }

  /** The number that was written last. */
  get last(): number {
    return this.#last;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** What was taken, with its number; undefined where there was no room. */
  add(record: ChargingRecord): WrittenRecord | undefined {
    this.#given += 1;
    if (this.#records >= this.#capacity) return this.#lose(record.answeredAt);
    this.#records += 1;
    const written = writtenRecord({ number: this.#given, record });
    this.#entries.push({ kind: "record", record: written });
    return written;
  }

  /** One gap grows as long as nothing comes between, and as it is not being written. */
  #lose(at: Instant): undefined {
    this.#lost += 1;
    const newest = this.#entries.length > this.#taken ? this.#entries.at(-1) : undefined;
    if (newest?.kind === "lost") newest.to = this.#given;
    else this.#entries.push({ kind: "lost", from: this.#given, to: this.#given, at });
    return undefined;
  }

  /** What to write next; the same again until `written`, but for what came meanwhile. */
  next(maxEntries: number): RecordBatch {
    const records: WrittenRecord[] = [];
    const gaps: RecordGap[] = [];
    this.#taken = Math.min(maxEntries, this.#entries.length);
    for (const entry of this.#entries.slice(0, maxEntries)) {
      if (entry.kind === "record") records.push(entry.record);
      else gaps.push({ from: entry.from, to: entry.to, at: entry.at });
    }
    const last = Math.max(this.#last, records.at(-1)?.number ?? 0, gaps.at(-1)?.to ?? 0);
    return { first: this.#last + 1, last, records, gaps };
  }

  /** The batch is on disk. */
  written({ last, records, gaps }: RecordBatch): void {
    this.#entries = this.#entries.slice(records.length + gaps.length);
    this.#records -= records.length;
    this.#last = last;
    this.#taken = 0;
  }
}
