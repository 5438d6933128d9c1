interface Waiting<Job, Outcome> {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (fault: unknown) => void;
}

export interface WriteQueueOptions<Job, Outcome> {
  /** Performs jobs in one transaction; outcomes in the order of the jobs. */
  readonly perform: (jobs: readonly Job[]) => Promise<readonly Outcome[]>;
  readonly weightOf: (job: Job) => number;
  /** Jobs of one transaction weigh no more than this together, unless one alone does. */
  readonly longest: number;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction. One is in flight at most; what comes meanwhile
 * goes into the next. When one fails, its writes are tried one by one.
 */
export class WriteQueue<Job, Outcome> {
  readonly #options: WriteQueueOptions<Job, Outcome>;
  readonly #waiting: Waiting<Job, Outcome>[] = [];
  #running: Promise<void> | undefined;

  constructor(options: WriteQueueOptions<Job, Outcome>) {
    this.#options = options;
  }

  submit(job: Job): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits to be written. */
  async drained(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#performAll(this.#next());
    this.#running = undefined;
  }

  #next(): readonly Waiting<Job, Outcome>[] {
    const { longest, weightOf } = this.#options;
    let weight = 0;
    let count = 0;
    for (const { job } of this.#waiting) {
      weight += weightOf(job);
      if (weight > longest && count > 0) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #performAll(batch: readonly Waiting<Job, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#options.perform(batch.map(({ job }) => job));
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome);
    } catch (fault) {
      if (batch.length === 1) batch[0]?.reject(fault);
      else for (const each of batch) await this.#performAll([each]);
    }
  }
}
