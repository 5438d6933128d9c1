/** One in so many; none where nothing is wanted. */
export class RecordSampler {
  readonly #every: number;
  #seen = 0;

  /** @param every 0 takes none */
  constructor(every: number) {
    this.#every = every;
  }

  takes(): boolean {
    if (this.#every === 0) return false;
    this.#seen += 1;
    if (this.#seen < this.#every) return false;
    this.#seen = 0;
    return true;
  }
}
