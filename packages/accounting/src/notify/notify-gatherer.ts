import type { Instant } from "@porchlight/kernel";
import { type EndedNotify, isAlike, type NotifyCommon } from "./ended-notify";
import { entryText, type NotifyBlock } from "./notify-block";

/** A block that grows. */
class GrowingBlock {
  readonly #startsAt: Instant;
  #endsAt: Instant;
  readonly #entries: string[] = [];
  #told = 0;

  constructor(
    readonly common: NotifyCommon,
    startsAt: Instant,
  ) {
    this.#startsAt = startsAt;
    this.#endsAt = startsAt;
  }

  add(notify: EndedNotify): void {
    this.#endsAt = notify.answeredAt;
    this.#entries.push(entryText(this.#startsAt, notify));
  }

  /** What came since the last call, for a journal. */
  takeNews(): string {
    const news = this.#entries.slice(this.#told).join();
    this.#told = this.#entries.length;
    return `{"common":${JSON.stringify(this.common)},"startsAt":${this.#startsAt},"entries":[${news}]}`;
  }

  numbered(first: number): NotifyBlock {
    return {
      first,
      last: first + this.#entries.length - 1,
      common: this.common,
      startsAt: this.#startsAt,
      endsAt: this.#endsAt,
      entries: `[${this.#entries.join()}]`,
    };
  }
}

/** Gathers NOTIFYs into blocks of those that are alike. */
export class NotifyGatherer {
  readonly #blocks = new Map<string, GrowingBlock>();
  /** Those that grew since the last news. */
  readonly #grown = new Set<GrowingBlock>();
  /** What ends together is mostly alike. */
  #latest: GrowingBlock | undefined;

  /** Blocks. */
  get size(): number {
    return this.#blocks.size;
  }

  add(notify: EndedNotify): void {
    if (this.#latest === undefined || !isAlike(this.#latest.common, notify))
      this.#latest = this.#blockOf(notify);
    this.#latest.add(notify);
    this.#grown.add(this.#latest);
  }

  #blockOf(notify: EndedNotify): GrowingBlock {
    const { source, event, caller, isAnonymous, bodyType, members, idPrefix, requestedAt } = notify;
    const common = { source, event, caller, isAnonymous, bodyType, members, idPrefix };
    const name = JSON.stringify(common);
    const block = this.#blocks.get(name) ?? new GrowingBlock(common, requestedAt);
    this.#blocks.set(name, block);
    return block;
  }

  /** JSON of what came since the last call, block by block with commas between; empty when nothing did. */
  takeNews(): string {
    const news = [...this.#grown].map((block) => block.takeNews()).join();
    this.#grown.clear();
    return news;
  }

  /** The blocks, one behind the other. */
  numbered(first: number): readonly NotifyBlock[] {
    const blocks: NotifyBlock[] = [];
    for (const each of this.#blocks.values())
      blocks.push(each.numbered((blocks.at(-1)?.last ?? first - 1) + 1));
    return blocks;
  }
}
