/** Runs work of one key one after the other; work of different keys side by side. */
export class KeyedTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  async take<Outcome>(key: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const outcome = before.then(work, work);
    this.#last.set(key, outcome);
    try {
      return await outcome;
    } finally {
      if (this.#last.get(key) === outcome) this.#last.delete(key);
    }
  }
}
