/** Lets one holder in at a time, in order of asking. */
export class WriteLock {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves when the lock is held; what it resolves to gives it back and may be called more than once. */
  acquire(): Promise<() => void> {
    const before = this.#tail;
    let release: () => void = () => {};
    this.#tail = new Promise<void>((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
  }

  async hold<Value>(work: () => Promise<Value>): Promise<Value> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
