import {
  type AlikeRecord,
  type ChargingRecord,
  type Quota,
  RecordQueue,
  type RecordStore,
} from "@porchlight/accounting";
import type { AuditNote } from "@porchlight/store";
import type { RecordJournal } from "./journal/record-journal";

export interface RecordWriterParts {
  readonly store: Pick<RecordStore<AuditNote>, "append">;
  readonly journal: Pick<RecordJournal, "keep" | "release">;
  /** Number of the last record on disk. */
  readonly last: number;
  /** Records held in memory while the disk fails; those beyond are counted and told as a gap. */
  readonly capacity: number;
  /** What was used of quotas since the last call, and the way back when it could not be written. */
  readonly usage: { takeChanges(): readonly Quota[]; owe(changes: readonly Quota[]): void };
  readonly onWritten: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Records that come within this time share one transaction: at a quiet pace that was the dearest part of a request. */
const gatherMs = 500;
/** What was used of quotas is in no journal: a kill takes this much of it at most. */
const gatherUsageMs = 50;
/** A transaction holds the database for no longer than so many rows take. */
const rowsAtOnce = 500;
const firstRetryMs = 250;
const longestRetryMs = 30_000;

/**
 * Writes records behind the back of signalling: those of one piece of work go into the journal together, before what was sent
 * meanwhile leaves; the database comes later and may fail.
 */
export class RecordWriter {
  readonly #parts: RecordWriterParts;
  readonly #queue: RecordQueue;
  #timer: NodeJS.Timeout | undefined;
  #hasUsage = false;
  #turn: NodeJS.Immediate | undefined;
  #isKept = true;
  #writing: Promise<void> | undefined;
  #failures = 0;
  #isStopped = false;

  constructor(parts: RecordWriterParts) {
    this.#parts = parts;
    this.#queue = new RecordQueue({ capacity: parts.capacity, last: parts.last, rows: rowsAtOnce });
  }

  /** Number of the last record on disk. */
  get last(): number {
    return this.#queue.last;
  }

  /** Records that are not on disk yet. */
  get waiting(): number {
    return this.#queue.size;
  }

  get lost(): number {
    return this.#queue.lost;
  }

  /** The latest write failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  record(record: ChargingRecord): void {
    this.#queue.add(record);
    // Sockets are corked until the end of the turn, which comes later.
    if (this.#isKept) process.nextTick(() => this.keep());
    this.#isKept = false;
    this.#wake();
  }

  /** No answer waits for such a record: those of a whole turn of the event loop go into the journal together. */
  recordAlike(record: AlikeRecord): void {
    this.#queue.addAlike(record);
    this.#turn ??= setImmediate(() => this.#keepAll());
    this.#wake();
  }

  /** What was recorded so far is in the journal. For who answers at once. */
  keep(): void {
    this.#isKept = true;
    const entries = this.#queue.takeEntries();
    if (entries.length > 0) this.#parts.journal.keep(entries);
  }

  #keepAll(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    this.#queue.tellBlocks();
    this.keep();
  }

  /** Something was used of a quota: what is gathered is written sooner. */
  used(): void {
    if (!this.#hasUsage && this.#failures === 0) this.#cancel();
    this.#hasUsage = true;
    this.#wake();
  }

  #wake(): void {
    if (this.#timer === undefined && this.#writing === undefined && !this.#isStopped)
      this.#later(this.#gatherMs);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Writes what is there. One attempt, whatever failed before. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#writing;
    await this.#write();
  }

  /** Writes what has come so far. One attempt. */
  async flush(): Promise<void> {
    await this.#writing;
    clearTimeout(this.#timer);
    await this.#begin();
  }

  #later(milliseconds: number): void {
    this.#timer = setTimeout(() => void this.#begin(), milliseconds).unref();
  }

  #begin(): Promise<void> {
    this.#timer = undefined;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      if (!this.#isStopped && this.#timer === undefined && !(this.#queue.isEmpty && !this.#hasUsage))
        this.#later(this.#failures === 0 ? this.#gatherMs : this.#retryMs);
    });
    return this.#writing;
  }

  get #gatherMs(): number {
    return this.#hasUsage ? gatherUsageMs : gatherMs;
  }

  get #retryMs(): number {
    return Math.min(firstRetryMs * 2 ** (this.#failures - 1), longestRetryMs);
  }

  /** What comes while a batch is written is gathered for the next, unless that is full. */
  async #write(): Promise<void> {
    do {
      this.#hasUsage = false;
      const used = this.#parts.usage.takeChanges();
      if (this.#queue.isEmpty && used.length === 0) return;
      if (!(await this.#writeBatch(used))) return;
    } while (this.#queue.isBehind || (this.#isStopped && !this.#queue.isEmpty));
  }

  async #writeBatch(used: readonly Quota[]): Promise<boolean> {
    this.#keepAll();
    const batch = this.#queue.next();
    try {
      await this.#parts.store.append(batch, used);
    } catch (error) {
      this.#parts.usage.owe(used);
      this.#hasUsage ||= used.length > 0;
      this.#failures += 1;
      this.#parts.onFault(error);
      return false;
    }
    this.#failures = 0;
    this.#queue.written();
    this.#parts.journal.release(batch.last);
    this.#parts.onWritten();
    return true;
  }
}
