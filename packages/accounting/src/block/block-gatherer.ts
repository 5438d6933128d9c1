import type { Instant } from "@porchlight/kernel";
import { type AlikeRecord, type BlockCommon, isAlike } from "./alike-record";
import { GrowingBlock } from "./growing-block";
import type { RecordBlock } from "./record-block";

/** Gathers records into blocks of those that are alike. */
export class BlockGatherer {
  /** By JSON of what they have in common. */
  readonly #blocks = new Map<string, GrowingBlock>();
  readonly #byCommon = new Map<BlockCommon, GrowingBlock>();
  /** Those that grew since the last news. */
  readonly #grown = new Set<GrowingBlock>();
  /** What comes together is mostly alike. */
  #latest: GrowingBlock | undefined;

  /** Blocks. */
  get size(): number {
    return this.#blocks.size;
  }

  add(record: AlikeRecord): void {
    const block = this.#blockOf(record);
    this.#latest = block;
    if (!block.hasNews) this.#grown.add(block);
    block.add(record);
  }

  #blockOf({ common, requestedAt }: AlikeRecord): GrowingBlock {
    if (this.#latest !== undefined && isAlike(this.#latest.common, common)) return this.#latest;
    const block = this.#byCommon.get(common) ?? this.#named(common, requestedAt);
    this.#byCommon.set(common, block);
    return block;
  }

  #named(common: BlockCommon, startsAt: Instant): GrowingBlock {
    const text = JSON.stringify(common);
    const block = this.#blocks.get(text) ?? new GrowingBlock(common, text, startsAt);
    this.#blocks.set(text, block);
    return block;
  }

  /** JSON of what came since the last call, block by block with commas between. */
  takeNews(): string {
    const news = [...this.#grown].map((block) => block.takeNews()).join();
    this.#grown.clear();
    return news;
  }

  /** The blocks, one behind the other. */
  numbered(first: number): readonly RecordBlock[] {
    const blocks: RecordBlock[] = [];
    for (const each of this.#blocks.values())
      blocks.push(each.numbered((blocks.at(-1)?.last ?? first - 1) + 1));
    return blocks;
  }
}
