import type { Instant } from "@porchlight/kernel";

/** Something that wants to be woken. It carries its own deadline and its place in the queue. */
export abstract class Timer {
  /** Meaningful only while scheduled. */
  declare deadlineAt: Instant;
  /** Place in the queue; -1 = not scheduled. Owned by `DeadlineQueue`. */
  declare place: number;

  /** Set, not defined as fields: with as many kinds of timers as there are that takes four times as long. */
  constructor() {
    this.deadlineAt = 0 as Instant;
    this.place = -1;
  }

  abstract fire(now: Instant): void;
}

/** All timers of the engine: a binary heap whose entries know their place, so that cancelling costs no search. */
export class DeadlineQueue {
  readonly #heap: Timer[] = [];

  get size(): number {
    return this.#heap.length;
  }

  next(): Instant | undefined {
    return this.#heap[0]?.deadlineAt;
  }

  /** Sets or moves a timer. */
  schedule(timer: Timer, at: Instant): void {
    const earlier = timer.place >= 0 && at < timer.deadlineAt;
    timer.deadlineAt = at;
    if (timer.place < 0) {
      timer.place = this.#heap.length;
      this.#heap.push(timer);
      this.#rise(timer);
    } else if (earlier) this.#rise(timer);
    else this.#sink(timer);
  }

  cancel(timer: Timer): void {
    const place = timer.place;
    if (place < 0) return;
    timer.place = -1;
    const last = this.#heap.pop();
    if (last === undefined || last === timer) return;
    this.#heap[place] = last;
    last.place = place;
    this.#rise(last);
    this.#sink(last);
  }

  /** Fires what is due, in order of deadline; a timer set while firing waits for its own deadline. */
  advance(now: Instant): void {
    for (let first = this.#heap[0]; first !== undefined && first.deadlineAt <= now; first = this.#heap[0]) {
      this.cancel(first);
      first.fire(now);
    }
  }

  #rise(timer: Timer): void {
    const heap = this.#heap;
    let place = timer.place;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = heap[parentPlace];
      if (parent === undefined || parent.deadlineAt <= timer.deadlineAt) break;
      heap[place] = parent;
      parent.place = place;
      place = parentPlace;
    }
    heap[place] = timer;
    timer.place = place;
  }

  #sink(timer: Timer): void {
    const heap = this.#heap;
    let place = timer.place;
    for (;;) {
      const leftPlace = 2 * place + 1;
      const left = heap[leftPlace];
      if (left === undefined) break;
      const right = heap[leftPlace + 1];
      const child = right !== undefined && right.deadlineAt < left.deadlineAt ? right : left;
      if (child.deadlineAt >= timer.deadlineAt) break;
      const childPlace = child.place;
      heap[place] = child;
      child.place = place;
      place = childPlace;
    }
    heap[place] = timer;
    timer.place = place;
  }
}
