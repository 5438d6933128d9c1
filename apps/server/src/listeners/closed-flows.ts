import type { ClosedFlow } from "../admin/ports/flows";

/** Remembers the connections that closed last. */
export class ClosedFlows {
  readonly #ring: ClosedFlow[] = [];
  readonly #capacity: number;
  #next = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(flow: ClosedFlow): void {
    this.#ring[this.#next] = flow;
    this.#next = (this.#next + 1) % this.#capacity;
  }

  /** The latest first. */
  latestFirst(): readonly ClosedFlow[] {
    return [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)].reverse();
  }
}
