import type { DerivedState } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { ListService, ListSubscriber, LiveLists } from "@porchlight/rls";
import type { EngineContext } from "../context";
import { DelayedTimer } from "../timers/delayed-timer";

/** Entries looked at in one turn, telling counted in: some milliseconds. */
const effortPerTurn = 2000;

/** Members taken up in one turn for somebody who subscribes. */
const openedPerTurn = 500;

type Then = (now: Instant) => void;

/** What is done for lists bit by bit, so that what others send is served between the bits. */
export class ListTurns {
  readonly #context: EngineContext;
  readonly #lists: LiveLists;
  #hasWork = false;
  /** Set while the next turn's work waits: until it fires nothing is done. */
  readonly #next = new DelayedTimer(() => {});
  /** States that members are taken up for, and what follows. */
  readonly #opening = new Map<DerivedState, Then>();

  constructor(context: EngineContext, lists: LiveLists) {
    this.#context = context;
    this.#lists = lists;
  }

  /** Documents changed that lists may not have followed yet. */
  wake(): void {
    this.#hasWork = true;
  }

  /** Whether a long list has to be looked at first; then it can be opened. */
  isAwaited(service: ListService, subscriber: ListSubscriber, then: Then): boolean {
    const held = this.#lists.prepare(service, subscriber, effortPerTurn, () =>
      this.#later((now) => {
        then(now);
        held?.close();
      }),
    );
    if (held !== undefined) this.wake();
    return held !== undefined;
  }

  /** Whether members of a list are still to be taken up; what may have become of it meanwhile is seen then. */
  isOpening(state: DerivedState | undefined, then: Then): boolean {
    if (state?.openSome?.(openedPerTurn) !== true) return false;
    this.#opening.set(state, then);
    this.wake();
    return true;
  }

  /** Members are to be taken up, and nobody waits for it. */
  open(state: DerivedState): void {
    this.#opening.set(state, () => {});
    this.wake();
    this.#context.timers.schedule(this.#next, this.#context.input.at);
  }

  /** Some of the work at once, the rest in turns of its own. */
  settle(now: Instant): void {
    if (!this.#hasWork || this.#next.place >= 0) return;
    const isLeft = this.#lists.work(effortPerTurn);
    this.#openSome();
    this.#hasWork = isLeft || this.#opening.size > 0;
    if (this.#hasWork) this.#context.timers.schedule(this.#next, now);
  }

  /** One state after the other. */
  #openSome(): void {
    for (const [state, then] of this.#opening) {
      this.#opening.delete(state);
      if (state.openSome?.(openedPerTurn) === true) this.#opening.set(state, then);
      else this.#later(then);
      return;
    }
  }

  #later(then: Then): void {
    const { input, timers } = this.#context;
    timers.schedule(new DelayedTimer(() => then(input.at)), input.at);
  }
}
