import type { Clock } from "@porchlight/kernel";

/** Bounds how many lines one kind of event may write per second, and counts the ones left out. */
export class LineBudget {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #kinds = new Map<string, { second: number; written: number; omitted: number }>();

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock;
    this.#perSecond = perSecond;
  }

  /** Undefined when the line is to be left out; else how many were left out since the one before. */
  take(kind: string): number | undefined {
    const second = Math.floor(this.#clock() / 1000);
    const state = this.#kinds.get(kind) ?? { second, written: 0, omitted: 0 };
    this.#kinds.set(kind, state);
    if (state.second !== second) {
      state.second = second;
      state.written = 0;
    }
    if (state.written >= this.#perSecond) {
      state.omitted += 1;
      return undefined;
    }
    state.written += 1;
    const { omitted } = state;
    state.omitted = 0;
    return omitted;
  }
}
