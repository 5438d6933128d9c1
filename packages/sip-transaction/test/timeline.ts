import { type Instant, instant } from "@porchlight/kernel";
import type { Step } from "../src/index";

interface Timed {
  readonly name: string;
  readonly deadlineAt: Instant | undefined;
}

/** A machine and its owner, who fires timers when they are due and writes down what was asked for and when. */
export class Timeline<State extends Timed, Event, Effect extends { readonly kind: string }> {
  state: State;
  now = instant(0);
  /** `milliseconds effect`, in order. */
  readonly log: string[] = [];
  readonly #step: (state: State, event: Event | { kind: "timer" }, now: Instant) => Step<State, Effect>;

  constructor(
    start: Step<State, Effect>,
    step: (state: State, event: Event | { kind: "timer" }, now: Instant) => Step<State, Effect>,
  ) {
    this.state = start.state;
    this.#step = step;
    this.#note(start);
  }

  /** Lets the time come, firing timers on the way. */
  until(milliseconds: number): this {
    for (let at = this.state.deadlineAt; at !== undefined && at <= milliseconds; at = this.state.deadlineAt) {
      this.now = at;
      this.#take(this.#step(this.state, { kind: "timer" }, at));
    }
    this.now = instant(milliseconds);
    return this;
  }

  /** Lets the time come, then something happen. */
  at(milliseconds: number, event: Event): this {
    this.until(milliseconds);
    this.#take(this.#step(this.state, event, this.now));
    return this;
  }

  #take(step: Step<State, Effect>): void {
    this.state = step.state;
    this.#note(step);
  }

  #note({ effects }: Step<State, Effect>): void {
    for (const effect of effects) this.log.push(`${this.now} ${described(effect)}`);
  }
}

export const described = (effect: { readonly kind: string }): string =>
  "frame" in effect ? `${effect.kind} ${effect.frame}` : effect.kind;

/** `state: effect effect`, for a cell of a transition table. */
export const outcome = ({ state, effects }: Step<Timed, { readonly kind: string }>): string =>
  [`${state.name}:`, ...effects.map(described)].join(" ");
