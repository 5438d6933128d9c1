import type { NumberedRecord, RecordGap, RecordReader, RecordStore } from "@porchlight/accounting";
import type { AuditNote } from "@porchlight/store";

export interface RecordFeedParts {
  readonly reader: RecordReader;
  readonly store: Pick<RecordStore<AuditNote>, "after" | "gaps" | "advance">;
  /** Number up to which the reader has everything. */
  readonly delivered: number;
  /** Number of the last record on disk. */
  readonly last: () => number;
}

/** Gaps that are looked at to tell what was deleted from what never was. */
const gapsLookedAt = 1000;

/** The records for one reader, in order, from where it was. */
export class RecordFeed {
  readonly #parts: RecordFeedParts;
  #delivered: number;
  #read: number;
  #missed = 0;

  constructor(parts: RecordFeedParts) {
    this.#parts = parts;
    this.#delivered = parts.delivered;
    this.#read = parts.delivered;
  }

  get delivered(): number {
    return this.#delivered;
  }

  get behind(): number {
    return this.#parts.last() - this.#delivered;
  }

  /** Records that were deleted before the reader had them. */
  get missed(): number {
    return this.#missed;
  }

  get hasMore(): boolean {
    return this.#read < this.#parts.last();
  }

  /** The next records; none where there are none yet. */
  async next(limit: number): Promise<readonly NumberedRecord[]> {
    if (!this.hasMore) return [];
    const from = this.#read;
    const records = await this.#parts.store.after(from, {}, limit);
    const [first] = records;
    if (first === undefined) return this.#nothingLeft();
    if (first.number > from + 1) await this.#passOver(from + 1, first.number - 1);
    this.#read = records.at(-1)?.number ?? from;
    return records;
  }

  /** All that was left to read is deleted, or never was. */
  async #nothingLeft(): Promise<readonly NumberedRecord[]> {
    const from = this.#read;
    this.#read = this.#parts.last();
    await this.#passOver(from + 1, this.#read);
    if (from === this.#delivered) await this.deliver(this.#read);
    return [];
  }

  /** Starts again behind what is delivered. */
  rewind(): void {
    this.#read = this.#delivered;
  }

  /** The reader has everything up to a number. */
  async deliver(number: number): Promise<void> {
    if (number <= this.#delivered) return;
    this.#delivered = number;
    await this.#parts.store.advance(this.#parts.reader, number);
  }

  async #passOver(from: number, to: number): Promise<void> {
    const gaps = await this.#parts.store.gaps(gapsLookedAt);
    this.#missed += to - from + 1 - overlap(gaps, from, to);
  }
}

function overlap(gaps: readonly RecordGap[], from: number, to: number): number {
  return gaps.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from) + 1), 0);
}
