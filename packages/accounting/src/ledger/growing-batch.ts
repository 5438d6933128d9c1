import type { Instant } from "@porchlight/kernel";
import type { AlikeRecord } from "../block/alike-record";
import { BlockGatherer } from "../block/block-gatherer";
import type { ChargingRecord } from "../record/charging-record";
import type { RecordBatch, RecordGap } from "./record-batch";

type Single =
  | { readonly kind: "record"; readonly record: ChargingRecord; readonly text: string }
  /** Records that there was no room for. */
  | { readonly kind: "lost"; count: number; readonly at: Instant };

/** Records in blocks that one transaction writes: they take little time. */
const mostInBlocks = 5000;

/** A batch that grows: records and losses in the order in which they came, then the blocks. */
export class GrowingBatch {
  readonly #singles: Single[] = [];
  readonly #blocks = new BlockGatherer();
  #records = 0;
  #alike = 0;
  /** Records in blocks that the news have not told. */
  #untold = 0;

  /** Records, those in blocks too. */
  get size(): number {
    return this.#records + this.#alike;
  }

  get isEmpty(): boolean {
    return this.#singles.length === 0 && this.#alike === 0;
  }

  isFull(rows: number): boolean {
    return this.#singles.length + this.#blocks.size >= rows || this.#alike >= mostInBlocks;
  }

  add(record: ChargingRecord, text: string): void {
    this.#records += 1;
    this.#singles.push({ kind: "record", record, text });
  }

  addAlike(record: AlikeRecord): void {
    this.#alike += 1;
    this.#untold += 1;
    this.#blocks.add(record);
  }

  /** One gap grows as long as nothing comes between. */
  lose(at: Instant): void {
    const newest = this.#singles.at(-1);
    if (newest?.kind === "lost") newest.count += 1;
    else this.#singles.push({ kind: "lost", count: 1, at });
  }

  /** What came into blocks since the last call: how many records, and their JSON. */
  takeNews(): { readonly count: number; readonly text: string } | undefined {
    const count = this.#untold;
    this.#untold = 0;
    return count === 0 ? undefined : { count, text: `[${this.#blocks.takeNews()}]` };
  }

  numbered(first: number): RecordBatch {
    const records: RecordBatch["records"][number][] = [];
    const gaps: RecordGap[] = [];
    let next = first;
    for (const each of this.#singles) {
      const number = next;
      next += each.kind === "record" ? 1 : each.count;
      if (each.kind === "record") records.push({ number, record: each.record, text: each.text });
      else gaps.push({ from: number, to: next - 1, at: each.at });
    }
    const blocks = this.#blocks.numbered(next);
    return { first, last: blocks.at(-1)?.last ?? next - 1, records, blocks, gaps };
  }
}
