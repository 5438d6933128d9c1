import type { Commit, CommitId, Journal } from "@porchlight/engine";

/** What became of commits. */
export interface CommitOutcomes {
  committed(commit: CommitId): void;
  commitFailed(commit: CommitId, error: unknown): void;
  /** One transaction was written: how many commits it held and how long it took. */
  written(commits: number, milliseconds: number): void;
}

/** So many commits failing one after the other mean that the store is at fault, not a commit. */
const giveUpAfter = 3;

/**
 * Gathers the commits of one turn of the event loop and writes them in one transaction. One write is in flight at
 * most; what comes meanwhile goes into the next. Outcomes are told in the order of the commits.
 */
export class GroupCommit {
  readonly #journal: Pick<Journal, "write">;
  readonly #outcomes: CommitOutcomes;
  #next: Commit[] = [];
  #isBusy = false;
  #idle: (() => void)[] = [];

  constructor(journal: Pick<Journal, "write">, outcomes: CommitOutcomes) {
    this.#journal = journal;
    this.#outcomes = outcomes;
  }

  submit(commit: Commit): void {
    this.#next.push(commit);
    if (this.#isBusy) return;
    this.#isBusy = true;
    setImmediate(() => void this.#run());
  }

  /** Resolves when nothing waits to be written. */
  drained(): Promise<void> {
    return this.#isBusy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  async #run(): Promise<void> {
    while (this.#next.length > 0) {
      const batch = this.#next;
      this.#next = [];
      await this.#writeBatch(batch);
    }
    this.#isBusy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #writeBatch(batch: readonly Commit[]): Promise<void> {
    const error = await this.#attempt(batch);
    if (error === undefined) for (const { id } of batch) this.#outcomes.committed(id);
    else if (batch.length === 1) this.#fail(batch, error);
    else await this.#writeSingly(batch);
  }

  /** One commit that the store will not take must not fail its neighbours. */
  async #writeSingly(batch: readonly Commit[]): Promise<void> {
    let failuresInARow = 0;
    for (const [index, commit] of batch.entries()) {
      const error = await this.#attempt([commit]);
      failuresInARow = error === undefined ? 0 : failuresInARow + 1;
      if (error === undefined) this.#outcomes.committed(commit.id);
      else this.#fail([commit], error);
      if (failuresInARow === giveUpAfter) return this.#fail(batch.slice(index + 1), error);
    }
  }

  #fail(commits: readonly Commit[], error: unknown): void {
    for (const { id } of commits) this.#outcomes.commitFailed(id, error);
  }

  /** The fault, if there was one. */
  async #attempt(batch: readonly Commit[]): Promise<Error | undefined> {
    const startedAt = performance.now();
    try {
      await this.#journal.write(batch);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    this.#outcomes.written(batch.length, performance.now() - startedAt);
    return undefined;
  }
}
