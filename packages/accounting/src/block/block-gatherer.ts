import type { Instant } from "@porchlight/kernel";
import { type AlikeRecord, type BlockCommon, isAlike } from "./alike-record";
import { entryText, type RecordBlock } from "./record-block";

/** A block that grows. */
class GrowingBlock {
  readonly #commonText: string;
  readonly #startsAt: Instant;
  #endsAt: Instant;
  #size = 0;
  /** Texts of entries: those that a journal was told of, joined, and those since. */
  #told = "";
  #news: string[] = [];

  constructor(
    readonly common: BlockCommon,
    commonText: string,
    startsAt: Instant,
  ) {
    this.#commonText = commonText;
    this.#startsAt = startsAt;
    this.#endsAt = startsAt;
  }

  add(record: AlikeRecord): void {
    this.#endsAt = record.answeredAt;
    this.#size += 1;
    this.#news.push(entryText(this.#startsAt, record));
  }

  /** What came since the last call, for a journal. */
  takeNews(): string {
    return `{"common":${this.#commonText},"startsAt":${this.#startsAt},"entries":[${this.#gatherNews()}]}`;
  }

  #gatherNews(): string {
    const news = this.#news.join();
    this.#news = [];
    this.#told = this.#told === "" || news === "" ? this.#told + news : `${this.#told},${news}`;
    return news;
  }

  numbered(first: number): RecordBlock {
    this.#gatherNews();
    return {
      first,
      last: first + this.#size - 1,
      common: this.common,
      startsAt: this.#startsAt,
      endsAt: this.#endsAt,
      entries: `[${this.#told}]`,
    };
  }
}

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
    this.#latest = this.#blockOf(record);
    this.#latest.add(record);
    this.#grown.add(this.#latest);
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
