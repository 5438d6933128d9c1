import type { Clock } from "@porchlight/kernel";

/** How fast a counter rose over the last seconds. Looked at, not fed: the counter is read once a second at most. */
export class RateMeter {
  readonly #clock: Clock;
  readonly #read: () => number;
  readonly #samples: { at: number; value: number }[] = [];

  constructor(clock: Clock, read: () => number) {
    this.#clock = clock;
    this.#read = read;
  }

  /** Takes a sample; call it about once a second. */
  sample(): void {
    this.#samples.push({ at: this.#clock(), value: this.#read() });
    if (this.#samples.length > 6) this.#samples.shift();
  }

  perSecond(): number {
    const [first] = this.#samples;
    if (first === undefined) return 0;
    const seconds = (this.#clock() - first.at) / 1000;
    return seconds <= 0 ? 0 : Math.round(((this.#read() - first.value) / seconds) * 10) / 10;
  }
}
