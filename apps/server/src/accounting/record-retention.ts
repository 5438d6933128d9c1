import type { RecordStore } from "@porchlight/accounting";
import { type Clock, instant } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";

export interface RetentionParts {
  readonly clock: Clock;
  readonly store: Pick<RecordStore<AuditNote>, "purge">;
  readonly retentionDays: number;
  readonly maxRecords: number;
  /** Number of the last record. */
  readonly last: () => number;
  readonly onFault: (error: unknown) => void;
}

const everyMs = 60_000;
const atOnce = 2000;
const dayMs = 86_400_000;

/** Deletes records that are too old or too many, in the background. */
export class RecordRetention {
  readonly #parts: RetentionParts;
  #timer: NodeJS.Timeout | undefined;
  #purging: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => this.#begin(), everyMs).unref();
    this.#begin();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#purging;
  }

  async purge(): Promise<void> {
    const { clock, last, maxRecords, retentionDays, store } = this.#parts;
    const before = instant(clock() - retentionDays * dayMs);
    const below = last() - maxRecords + 1;
    while ((await store.purge({ before, below }, atOnce)) > 0 && !this.#isStopped);
  }

  #begin(): void {
    this.#purging = this.#purging.then(() => this.purge()).catch(this.#parts.onFault);
  }
}
