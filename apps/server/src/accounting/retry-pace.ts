/** Waits that double from one failure to the next. */
export class RetryPace {
  readonly #firstMs: number;
  readonly #longestMs: number;
  #failures = 0;

  constructor(firstMs: number, longestMs: number) {
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
  }

  get failures(): number {
    return this.#failures;
  }

  /** How long to wait after one more failure. */
  failed(): number {
    this.#failures += 1;
    return Math.min(this.#firstMs * 2 ** (this.#failures - 1), this.#longestMs);
  }

  succeeded(): void {
    this.#failures = 0;
  }
}
