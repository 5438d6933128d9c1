import type { Instant } from "@porchlight/kernel";
import type { AlikeRecord, BlockCommon } from "./alike-record";
import { endText, type RecordBlock } from "./record-block";

/** Between an entry and the next. */
const NEXT = ",[";

/** A block that grows. */
export class GrowingBlock {
  readonly #commonText: string;
  readonly #startsAt: Instant;
  #size = 0;
  /** Texts of entries that a journal was told of, joined. */
  #told = "";
  /** Of those since: how each begins and ends, one behind the other. They are put together once, not one by one. */
  #news: string[] = [];
  /** How the latest entry ends, and of what that is made: those that come together mostly end alike. */
  #end = "";
  #requestedAt = 0 as Instant;
  #answeredAt: Instant;
  #status = 0;
  #octets = 0;
  #failure: AlikeRecord["failure"];

  constructor(
    readonly common: BlockCommon,
    commonText: string,
    startsAt: Instant,
  ) {
    this.#commonText = commonText;
    this.#startsAt = startsAt;
    this.#answeredAt = startsAt;
  }

  get hasNews(): boolean {
    return this.#news.length > 0;
  }

  add(record: AlikeRecord): void {
    this.#size += 1;
    if (!this.#endsLike(record)) this.#take(record);
    this.#news.push(record.party, this.#end);
  }

  #endsLike({ requestedAt, answeredAt, status, octets, failure }: AlikeRecord): boolean {
    return (
      this.#end !== "" &&
      this.#answeredAt === answeredAt &&
      this.#requestedAt === requestedAt &&
      this.#octets === octets &&
      this.#status === status &&
      this.#failure === failure
    );
  }

  #take(record: AlikeRecord): void {
    this.#requestedAt = record.requestedAt;
    this.#answeredAt = record.answeredAt;
    this.#status = record.status;
    this.#octets = record.octets;
    this.#failure = record.failure;
    this.#end = `${endText(this.#startsAt, record)}${NEXT}`;
  }

  /** What came since the last call, for a journal. */
  takeNews(): string {
    return `{"common":${this.#commonText},"startsAt":${this.#startsAt},"entries":[${this.#gatherNews()}]}`;
  }

  #gatherNews(): string {
    const joined = this.#news.join("");
    const news = joined === "" ? "" : `[${joined.slice(0, -NEXT.length)}`;
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
      endsAt: this.#answeredAt,
      entries: `[${this.#told}]`,
    };
  }
}
