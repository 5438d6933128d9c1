import type { Instant } from "@porchlight/kernel";

/** A piece of work on one key. It calls `done` exactly once, at once or after its commit. */
export type Turn = (now: Instant, done: (now: Instant) => void) => void;

/**
 * One piece of work at a time per key, in order of arrival: requests for one resource are decided on the state that
 * the one before it left (RFC 3903 section 6).
 */
export class TurnTaking {
  readonly #queues = new Map<string, Turn[]>();

  take(key: string, turn: Turn, now: Instant): void {
    const queue = this.#queues.get(key);
    if (queue !== undefined) {
      queue.push(turn);
      return;
    }
    this.#queues.set(key, []);
    this.#run(key, turn, now);
  }

  #run(key: string, first: Turn, now: Instant): void {
    let turn: Turn | undefined = first;
    let at = now;
    while (turn !== undefined) {
      let inLine = true;
      let finished = false;
      turn(at, (doneAt) => {
        finished = true;
        if (!inLine) this.#next(key, doneAt);
        else at = doneAt;
      });
      inLine = false;
      if (!finished) return;
      turn = this.#shift(key);
    }
  }

  #next(key: string, now: Instant): void {
    const turn = this.#shift(key);
    if (turn !== undefined) this.#run(key, turn, now);
  }

  #shift(key: string): Turn | undefined {
    const turn = this.#queues.get(key)?.shift();
    if (turn === undefined) this.#queues.delete(key);
    return turn;
  }
}
