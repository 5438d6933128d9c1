import type { Instant } from "@porchlight/kernel";
import type { Commit, CommitId, JournalRecord } from "../ports/journal";
import type { EngineOutputs } from "../ports/outputs";

interface Waiting {
  readonly then: (now: Instant) => void;
  readonly otherwise: (now: Instant) => void;
}

/** Hands changes to the journal and goes on with what waits for them. */
export class CommitPipeline {
  readonly #outputs: EngineOutputs;
  readonly #waiting = new Map<CommitId, Waiting>();
  #last = 0;

  constructor(outputs: EngineOutputs) {
    this.#outputs = outputs;
  }

  get inFlight(): number {
    return this.#waiting.size;
  }

  /** `then` runs once the records are durable, `otherwise` when none of them is. */
  submit(records: readonly JournalRecord[], then: Waiting["then"], otherwise: Waiting["otherwise"]): void {
    this.#last += 1;
    const id = this.#last as CommitId;
    this.#waiting.set(id, { then, otherwise });
    const commit: Commit = { id, records };
    this.#outputs.commit(commit);
  }

  /** Changes nobody waits for, such as an expiry: lost in a crash, they would be found again at restart. */
  submitUnattended(records: readonly JournalRecord[]): void {
    this.submit(records, ignore, ignore);
  }

  /** Runs once everything that is in flight is durable or has failed; not at all where nothing is. Commits keep their order. */
  afterThese(then: Waiting["then"]): void {
    if (this.#waiting.size > 0) this.submit([], then, then);
  }

  committed(id: CommitId, now: Instant): void {
    this.#take(id)?.then(now);
  }

  failed(id: CommitId, now: Instant): void {
    this.#take(id)?.otherwise(now);
  }

  #take(id: CommitId): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

const ignore = (): void => {};
