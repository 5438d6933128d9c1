import type { Instant } from "@porchlight/kernel";
import type { AlikeRecord } from "../block/alike-record";
import type { ChargingRecord } from "../record/charging-record";
import { recordText } from "../record/record-text";
import { GrowingBatch } from "./growing-batch";
import type { RecordBatch } from "./record-batch";

/** What a journal keeps until it is on disk. */
export interface JournalEntry {
  /** Of its record, or of the last one of its blocks. */
  readonly number: number;
  /** JSON: a record, see `KeptRecord`, or the array of what is new in blocks. */
  readonly text: string;
}

export interface RecordQueueOptions {
  /** Records that wait at most. */
  readonly capacity: number;
  /** Number of the last record that is on disk; 0 without any. */
  readonly last: number;
  /** Rows of a batch. */
  readonly rows: number;
}

/**
 * Records on their way to the disk. What does not fit while the disk fails is counted and numbered, in its place. Which
 * number a record of a batch has is settled when the batch is taken; that the batch has them all, before that: for records when
 * they come, for those in blocks when a journal is told of them.
 */
export class RecordQueue {
  readonly #capacity: number;
  readonly #rows: number;
  /** Batches that grow no more, the oldest first. */
  readonly #full: GrowingBatch[] = [];
  /** What a journal has not been told of yet. */
  #entries: JournalEntry[] = [];
  #growing = new GrowingBatch();
  /** The oldest as it is being written. */
  #taken: RecordBatch | undefined;
  #size = 0;
  #last: number;
  #given: number;
  #lost = 0;

  constructor({ capacity, last, rows }: RecordQueueOptions) {
    this.#capacity = capacity;
    this.#rows = rows;
    this.#last = last;
    this.#given = last;
  }

  get size(): number {
    return this.#size;
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
    return this.#full.length === 0 && this.#growing.isEmpty;
  }

  /** A whole batch waits. */
  get isBehind(): boolean {
    return this.#full.length > 0;
  }

  add(record: ChargingRecord): void {
    if (!this.#take(record.answeredAt)) return;
    const text = recordText(record);
    this.#growing.add(record, text);
    this.#given += 1;
    this.#entries.push({ number: this.#given, text });
  }

  /** Is told when `tellBlocks` is called. */
  addAlike(record: AlikeRecord): void {
    if (this.#take(record.answeredAt)) this.#growing.addAlike(record);
  }

  /** What came into blocks is among the next entries. */
  tellBlocks(): void {
    const news = this.#growing.takeNews();
    if (news === undefined) return;
    this.#given += news.count;
    this.#entries.push({ number: this.#given, text: news.text });
  }

  /** What a journal is to keep, since the last call. Before a batch is taken blocks are told and entries taken. */
  takeEntries(): readonly JournalEntry[] {
    const entries = this.#entries;
    if (entries.length > 0) this.#entries = [];
    return entries;
  }

  /** What to write next; the same again until it is `written`. */
  next(): RecordBatch {
    const [oldest = this.#seal()] = this.#full;
    this.#taken ??= oldest.numbered(this.#last + 1);
    return this.#taken;
  }

  /** The batch that was taken is on disk. */
  written(): void {
    this.#size -= this.#full.shift()?.size ?? 0;
    this.#last = this.#taken?.last ?? this.#last;
    this.#taken = undefined;
  }

  /** Room for one more, unless the disk has failed for long: then it is counted as lost. */
  #take(at: Instant): boolean {
    if (this.#growing.isFull(this.#rows)) this.#seal();
    if (this.#size < this.#capacity) {
      this.#size += 1;
      return true;
    }
    this.#given += 1;
    this.#lost += 1;
    this.#growing.lose(at);
    return false;
  }

  #seal(): GrowingBatch {
    this.tellBlocks();
    const full = this.#growing;
    this.#full.push(full);
    this.#growing = new GrowingBatch();
    return full;
  }
}
