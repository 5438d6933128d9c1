import type { Instant } from "@porchlight/kernel";
import type { ChargingRecord, NumberedRecord } from "../record/charging-record";

/** Numbers that no record has, and why. */
export interface RecordGap {
  readonly from: number;
  readonly to: number;
  readonly at: Instant;
}

/** What is written in one piece: numbers from `first` to `last`, each a record's or in a gap. */
export interface RecordBatch {
  readonly first: number;
  readonly last: number;
  readonly records: readonly NumberedRecord[];
  readonly gaps: readonly RecordGap[];
}

type Entry =
  | { readonly kind: "record"; readonly record: ChargingRecord }
  /** So many records that there was no room for. */
  | { readonly kind: "lost"; count: number; readonly at: Instant };

/**
 * Records on their way to the disk. Taking one is a push onto an array; a number is given only to what is written, so that
 * a crash leaves no gap. What does not fit while the disk fails is counted and numbered, in its place.
 */
export class RecordQueue {
  readonly #capacity: number;
  #entries: Entry[] = [];
  #records = 0;
  #last: number;
  #lost = 0;
  /** Entries of the batch that was taken last. */
  #taken = 0;

  /** @param last the number of the last record that is on disk; 0 without any */
  constructor(capacity: number, last: number) {
    this.#capacity = capacity;
    this.#last = last;
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

  add(record: ChargingRecord): void {
    if (this.#records >= this.#capacity) return this.#lose(record.answeredAt);
    this.#records += 1;
    this.#entries.push({ kind: "record", record });
  }

  /** One gap grows as long as nothing comes between, and as it is not being written. */
  #lose(at: Instant): void {
    this.#lost += 1;
    const newest = this.#entries.length > this.#taken ? this.#entries.at(-1) : undefined;
    if (newest?.kind === "lost") newest.count += 1;
    else this.#entries.push({ kind: "lost", count: 1, at });
  }

  /** What to write next; the same again until `written`, but for what came meanwhile. */
  next(maxEntries: number): RecordBatch {
    const records: NumberedRecord[] = [];
    const gaps: RecordGap[] = [];
    let number = this.#last;
    this.#taken = Math.min(maxEntries, this.#entries.length);
    for (const entry of this.#entries.slice(0, maxEntries)) {
      if (entry.kind === "record") {
        number += 1;
        records.push({ number, record: entry.record });
      } else {
        gaps.push({ from: number + 1, to: number + entry.count, at: entry.at });
        number += entry.count;
      }
    }
    return { first: this.#last + 1, last: number, records, gaps };
  }

  /** The batch is on disk. */
  written({ last, records, gaps }: RecordBatch): void {
    this.#entries = this.#entries.slice(records.length + gaps.length);
    this.#records -= records.length;
    this.#last = last;
    this.#taken = 0;
  }
}
