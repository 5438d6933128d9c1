/** Head of a part, and what the meta-information says of it, in octets. */
const PART_OVERHEAD = 288;

/** How long one notification may be. */
export interface NotifyLength {
  readonly octets: number;
  /** They count as they are sent, which is compressed. */
  readonly isCompressed: boolean;
  /** Nothing longer would arrive: a list of more resources than can be named in it is told by several. */
  readonly isFirm: boolean;
}

/** How much still fits into one notification. */
export class Room {
  /** Something was left out. */
  isCut = false;
  readonly isCompressed: boolean;
  readonly #isFirm: boolean;
  #left: number;
  /** Nothing is in it that has to be there before a part. */
  #isEmpty = true;

  constructor({ isCompressed, isFirm, octets }: NotifyLength) {
    this.isCompressed = isCompressed;
    this.#left = octets;
    this.#isFirm = isFirm;
  }

  /** Sets octets aside for naming resources, one after the other; how many of them can be named. */
  name(resources: Iterable<number>): number {
    let count = 0;
    for (const octets of resources) {
      if (this.#isFirm && octets > this.#left) {
        this.isCut = true;
        break;
      }
      this.#left -= octets;
      count += 1;
    }
    if (this.#isFirm && count > 0) this.#isEmpty = false;
    return count;
  }

  /** Whether there is room for a part of this length; for the first there always is, unless names have taken it. */
  takes(octets: number): boolean {
    const needed = octets + PART_OVERHEAD;
    const isFirst = this.#isEmpty && octets > 0;
    if (needed > this.#left && !isFirst) {
      this.isCut = true;
      return false;
    }
    if (octets > 0) this.#isEmpty = false;
    this.#left -= needed;
    return true;
  }

  /** The same for a list in the list, which is left out only where nothing longer would arrive. */
  takesList(): boolean {
    return !this.#isFirm || this.takes(0);
  }
}
