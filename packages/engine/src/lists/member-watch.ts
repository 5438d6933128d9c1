import type { StateListener, StateSource, TerminationReason } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { PublishedResource } from "../state/resource";
import type { Judgement, Standing, Watching, WatchRecord } from "../state/watching";
import { Timer } from "../timers/deadline-queue";
import type { MemberWish } from "./member-wish";

/** Who hears of a member that is watched. */
export interface MemberListener extends StateListener {
  /** The watch is over. */
  lost(reason: TerminationReason): void;
}

/** Who keeps the members of lists that are watched. */
export interface MemberKeeper {
  undecided(watch: MemberWatch, now: Instant): void;
  entered(watch: MemberWatch): void;
  ended(watch: MemberWatch, reason: TerminationReason): void;
}

/** A member of a list, watched as whoever subscribed to the list: a subscription of its own that no message makes. */
export class MemberWatch implements Watching {
  record: WatchRecord;
  source: StateSource;
  wish: MemberWish;
  readonly resource: PublishedResource;
  readonly #listener: MemberListener;
  readonly #keeper: MemberKeeper;
  #giveUp: Timer | undefined;

  constructor(
    { record, resource, wish, source }: Pick<MemberWatch, "record" | "resource" | "wish" | "source">,
    listener: MemberListener,
    keeper: MemberKeeper,
  ) {
    this.record = record;
    this.resource = resource;
    this.wish = wish;
    this.source = source;
    this.#listener = listener;
    this.#keeper = keeper;
  }

  get giveUpTimer(): Timer {
    this.#giveUp ??= new GiveUpTimer(this, this.#keeper);
    return this.#giveUp;
  }

  /** The same timer, if there ever was one. */
  get setGiveUpTimer(): Timer | undefined {
    return this.#giveUp;
  }

  enter(standing: Standing): void {
    this.record = { ...this.record, ...standing };
    this.#keeper.entered(this);
  }

  judged(judgement: Judgement): void {
    if (judgement === "rejected") this.end("rejected");
    else if (judgement !== "nothing") this.#listener.changed();
  }

  stateChanged(): void {
    this.#listener.changed();
  }

  end(reason: TerminationReason): void {
    this.#keeper.ended(this, reason);
    this.#listener.lost(reason);
    this.#listener.changed();
  }
}

class GiveUpTimer extends Timer {
  constructor(
    readonly watch: MemberWatch,
    readonly keeper: MemberKeeper,
  ) {
    super();
  }

  fire(now: Instant): void {
    this.keeper.undecided(this.watch, now);
  }
}
