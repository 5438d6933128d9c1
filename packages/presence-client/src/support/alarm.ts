/** The longest delay a platform timer keeps; longer ones would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** One restartable timer. */
export class Alarm {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `ring` once after `delayMs`, in place of any earlier setting. */
  set(delayMs: number, ring: () => void): void {
    this.clear();
    const wait = Number.isFinite(delayMs) ? Math.min(Math.max(0, delayMs), longestDelayMs) : longestDelayMs;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      ring();
    }, wait);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get isSet(): boolean {
    return this.#timer !== undefined;
  }
}
