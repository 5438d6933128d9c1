import type { Instant } from "@porchlight/kernel";
import type { AlikeRecord } from "../block/alike-record";
import type { ChargingRecord } from "../record/charging-record";
import { recordText } from "../record/record-text";
import { GrowingBatch } from "./growing-batch";
import type { RecordBatch } from "./record-batch";

/** What a journal keeps until it is on disk. */
export interface JournalEntry {
  /** Number that was given last, this entry included. */
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
 * number a record of a batch has is settled when the batch is taken; that the batch has them all, when they come.
 */
export class RecordQueue {
  readonly #capacity: number;
  readonly #rows: number;
  /** Batches that grow no more, the oldest first. */
  readonly #full: GrowingBatch[] = [];
  #newsOfFull = "";
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
    return this.#given === this.#last;
  }

  /** A whole batch waits. */
  get isBehind(): boolean {
    return this.#full.length > 0;
  }

  /** What a journal is to keep; undefined where there was no room. */
  add(record: ChargingRecord): JournalEntry | undefined {
    if (!this.#take(record.answeredAt)) return undefined;
    const text = recordText(record);
    this.#growing.add(record, text);
    return { number: this.#given, text };
  }

  /** What a journal is to keep of it is among the next news. */
  addAlike(record: AlikeRecord): void {
    if (this.#take(record.answeredAt)) this.#growing.addAlike(record);
  }

  /** What came into blocks since the last call, for a journal. They are asked for before the next record is added. */
  takeNews(): JournalEntry | undefined {
    const news = [this.#newsOfFull, this.#growing.takeNews()].filter((each) => each !== "");
    this.#newsOfFull = "";
    return news.length === 0 ? undefined : { number: this.#given, text: `[${news.join()}]` };
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
    this.#given += 1;
    if (this.#size < this.#capacity) {
      this.#size += 1;
      return true;
    }
    this.#lost += 1;
    this.#growing.lose(at);
    return false;
  }

  #seal(): GrowingBatch {
    const full = this.#growing;
    this.#newsOfFull = [this.#newsOfFull, full.takeNews()].filter((each) => each !== "").join();
    this.#full.push(full);
    this.#growing = new GrowingBatch();
    return full;
  }
}
