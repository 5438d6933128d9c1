/** Bounds the work one patch may cause, in nodes looked at and characters read again. */
export class Effort {
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  /** False when the patch has used up what it may. */
  spend(amount: number): boolean {
    this.#left -= amount;
    return this.#left >= 0;
  }

  get spent(): boolean {
    return this.#left < 0;
  }
}
