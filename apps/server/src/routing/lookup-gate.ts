/** Lets few look-ups run at once; others wait their turn, and beyond a number of them the next is turned away. */
export class LookupGate {
  readonly #mostRunning: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(mostRunning: number, mostWaiting: number) {
    this.#mostRunning = mostRunning;
    this.#mostWaiting = mostWaiting;
  }

  /** What `look` comes to; undefined when too many wait already. */
  async pass<Answer>(look: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#running >= this.#mostRunning) {
      if (this.#waiting.length >= this.#mostWaiting) return undefined;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await look();
    } finally {
      this.#passOn();
    }
  }

  /** The place goes to whoever waited longest. */
  #passOn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
