import type { SipResponse } from "@porchlight/sip-message";
import { type BranchOutcome, bestOutcome } from "./best-response";
import { BreadthBudget } from "./breadth";

/** One destination: places that are tried one after the other, never two at a time (RFC 5626 section 7). */
export interface ForkTarget<Place> {
  readonly places: readonly Place[];
  /** Whether the next place may be tried after the last one ended so. */
  readonly triesNext: (outcome: BranchOutcome) => boolean;
}

/** One request that is under way. */
export interface ForkBranch<Place> {
  readonly place: Place;
  /** Its Max-Breadth. */
  readonly breadth: number;
}

/** What a fork asks for. */
export interface ForkActions<Place> {
  /** Sends the request; how it ends is told by `ended`, even when that is at once. */
  send(branch: ForkBranch<Place>): void;
  /** Stops a branch that has not ended. */
  cancel(branch: ForkBranch<Place>): void;
  /** Passes a response on at once: a provisional one, or a 2xx. */
  relay(response: SipResponse): void;
  /** All branches have ended without a 2xx. Without outcomes, nothing is to be said (RFC 4320 section 4.2). */
  finish(best: BranchOutcome | undefined, all: readonly BranchOutcome[]): void;
}

interface LiveBranch<Place> extends ForkBranch<Place> {
  readonly target: ForkTarget<Place>;
  /** Index of `place` among those of its target. */
  readonly index: number;
}

/**
 * One request on its way to several places (RFC 3261 section 16.7, RFC 5393): groups one after the other, the targets of
 * a group at the same time as far as Max-Breadth goes.
 */
export class Fork<Place> {
  readonly #actions: ForkActions<Place>;
  readonly #groups: readonly (readonly ForkTarget<Place>[])[];
  readonly #breadth: BreadthBudget;
  readonly #live = new Set<LiveBranch<Place>>();
  readonly #outcomes: BranchOutcome[] = [];
  #waiting: ForkTarget<Place>[] = [];
  #nextGroup = 0;
  #takesNoMore = false;
  #hasAnswered = false;
  #hasFinished = false;
  #isStarting = false;

  constructor(
    groups: readonly (readonly ForkTarget<Place>[])[],
    breadth: number,
    actions: ForkActions<Place>,
  ) {
    this.#groups = groups;
    this.#breadth = new BreadthBudget(breadth);
    this.#actions = actions;
  }

  start(): void {
    this.#goOn();
  }

  provisional(response: SipResponse): void {
    if (!this.#hasAnswered && !this.#hasFinished) this.#actions.relay(response);
  }

  /** A branch is over. Without an outcome nothing came and nothing is to be said of it. */
  ended(branch: ForkBranch<Place>, outcome: BranchOutcome | undefined): void {
    const live = this.#find(branch);
    if (live === undefined) return;
    this.#live.delete(live);
    if (outcome !== undefined && this.#triesNext(live, outcome)) return;
    this.#breadth.giveBack(live.breadth);
    if (outcome !== undefined) this.#outcomes.push(outcome);
    if (outcome !== undefined && outcome.status >= 600) this.#stop();
    this.#goOn();
  }

  /** A 2xx, the first or a further one of an INVITE; the branch stays until `ended`. */
  accepted(branch: ForkBranch<Place>, response: SipResponse): void {
    const live = this.#find(branch);
    this.#hasAnswered = true;
    this.#takesNoMore = true;
    this.#actions.relay(response);
    if (live === undefined) return;
    this.#live.delete(live);
    this.#stop();
  }

  /** The client has given up. */
  cancel(): void {
    this.#stop();
  }

  #stop(): void {
    this.#takesNoMore = true;
    this.#waiting = [];
    for (const branch of [...this.#live]) this.#actions.cancel(branch);
  }

  #triesNext(last: LiveBranch<Place>, outcome: BranchOutcome): boolean {
    const index = last.index + 1;
    const place = last.target.places[index];
    if (place === undefined || this.#takesNoMore || !last.target.triesNext(outcome)) return false;
    this.#send({ target: last.target, index, place, breadth: last.breadth });
    return true;
  }

  #send(branch: LiveBranch<Place>): void {
    this.#live.add(branch);
    this.#actions.send(branch);
  }

  /** Starts what may start now, or finishes. What ends while it is being started is looked at here, not from within. */
  #goOn(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    while (!this.#takesNoMore && this.#waiting.length === 0 && this.#live.size === 0) {
      const group = this.#groups[this.#nextGroup];
      if (group === undefined) break;
      this.#nextGroup += 1;
      this.#waiting = [...group];
      this.#launch();
    }
    if (!this.#takesNoMore && this.#waiting.length > 0) this.#launch();
    this.#isStarting = false;
    if (this.#live.size > 0 || this.#hasAnswered || this.#hasFinished) return;
    this.#hasFinished = true;
    this.#actions.finish(bestOutcome(this.#outcomes), this.#outcomes);
  }

  /** As many of the waiting targets as there is breadth for; the others follow as it comes back (RFC 5393 section 5.3.3). */
  #launch(): void {
    while (this.#waiting.length > 0 && !this.#takesNoMore) {
      const shares = this.#breadth.take(this.#waiting.length);
      if (shares.length === 0) return this.#lackBreadth();
      const starting = this.#waiting.splice(0, shares.length);
      for (const [index, target] of starting.entries()) this.#begin(target, shares[index] ?? 1);
      if (this.#live.size > 0) return;
    }
  }

  #begin(target: ForkTarget<Place>, breadth: number): void {
    const [place] = target.places;
    if (place === undefined || this.#takesNoMore) this.#breadth.giveBack(breadth);
    else this.#send({ target, index: 0, place, breadth });
  }

  /** Not even one branch may be made; with others under way, their breadth comes back. */
  #lackBreadth(): void {
    if (this.#live.size > 0) return;
    this.#outcomes.push({ status: 440, response: undefined });
    this.#stop();
  }

  #find(branch: ForkBranch<Place>): LiveBranch<Place> | undefined {
    for (const live of this.#live) if (live === branch) return live;
    return undefined;
  }
}
