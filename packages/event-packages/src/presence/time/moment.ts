import type { Instant } from "@porchlight/kernel";

/** A moment something is looked at, and the next one at which it will look different. */
export class Moment {
  #turnsAt: Instant | undefined;

  constructor(readonly now: Instant) {}

  /** The earliest of the instants asked about that is still to come. */
  get turnsAt(): Instant | undefined {
    return this.#turnsAt;
  }

  /** Whether an instant has come. */
  hasCome(at: Instant): boolean {
    if (at <= this.now) return true;
    if (this.#turnsAt === undefined || at < this.#turnsAt) this.#turnsAt = at;
    return false;
  }
}
