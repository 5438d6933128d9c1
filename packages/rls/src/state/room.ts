/** Head of a part, and what the meta-information says of it, in octets. */
const PART_OVERHEAD = 288;

/** How much still fits into one notification. */
export class Room {
  /** Something was left out. */
  isCut = false;
  #left: number;
  #isEmpty = true;

  constructor(octets: number) {
    this.#left = octets;
  }

  /** Sets octets aside for what has to be told in any case. */
  reserve(octets: number): void {
    this.#left -= octets;
  }

  /** Whether there is room for a part of this length; for the first there always is. */
  takes(octets: number): boolean {
    const needed = octets + PART_OVERHEAD;
    if (needed > this.#left && !this.#isEmpty) {
      this.isCut = true;
      return false;
    }
    this.#isEmpty = false;
    this.#left -= needed;
    return true;
  }
}
