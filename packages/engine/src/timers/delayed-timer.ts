import { Timer } from "./deadline-queue";

/** Does one piece of work at its time. */
export class DelayedTimer extends Timer {
  readonly #work: () => void;

  constructor(work: () => void) {
    super();
    this.#work = work;
  }

  fire(): void {
    this.#work();
  }
}
