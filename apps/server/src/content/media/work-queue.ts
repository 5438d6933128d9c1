/** Too much is waiting: try again later. */
export class TooBusy extends Error {}

/** Does few things at a time and lets few wait. */
export class WorkQueue {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Rejects with `TooBusy` when too many wait. */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= this.#atOnce) await this.#turn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) throw new TooBusy();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
