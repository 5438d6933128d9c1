import type { Clock, Instant } from "@porchlight/kernel";

/** The clock is looked at this often at least, so that a step of the system clock does no lasting harm. */
const longestWaitMs = 30_000;
/** Deadlines closer together than this share one wake-up. */
const grainMs = 5;

/** The one timer of the engine: wakes it when its next deadline is due. */
export class DeadlineTimer {
  readonly #clock: Clock;
  readonly #wake: () => void;
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, wake: () => void) {
    this.#clock = clock;
    this.#wake = wake;
  }

  /** Makes sure that the wake-up comes no later than the deadline. Cheap when it already does. */
  arm(deadline: Instant | undefined): void {
    if (deadline === undefined || deadline >= this.#armedFor - grainMs) return;
    clearTimeout(this.#timer);
    const wait = Math.min(Math.max(deadline - this.#clock(), 1), longestWaitMs);
    this.#armedFor = deadline;
    this.#timer = setTimeout(() => {
      this.#armedFor = Number.POSITIVE_INFINITY;
      this.#wake();
    }, wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#armedFor = Number.NEGATIVE_INFINITY;
  }
}
