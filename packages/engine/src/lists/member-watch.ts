import type {
  StateListener,
  StateSource,
  SubscriptionWish,
  TerminationReason,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { BackEnd, BackEndStatus } from "@porchlight/rls";
import { type RecordedWish, recordedWishOf } from "../state/recorded-wish";
import type { PublishedResource } from "../state/resource";
import type { Judgement, Standing, Watching, WatchRecord } from "../state/watching";
import { Timer } from "../timers/deadline-queue";
import type { MemberWish } from "./member-wish";

/** Who keeps the members of lists that are watched. */
export interface MemberKeeper {
  /** The list subscription was refreshed: its lifetime and what it wishes are other ones. */
  renew(watch: MemberWatch, wish: RecordedWish): void;
  /** A watch that ended is tried again. */
  reopen(watch: MemberWatch, wish: RecordedWish, listener: StateListener): BackEnd<StateSource>;
  release(watch: MemberWatch): void;
  undecided(watch: MemberWatch, now: Instant): void;
  entered(watch: MemberWatch): void;
  ended(watch: MemberWatch, reason: TerminationReason): void;
}

/** How a watch begins. */
export type MemberStart = Pick<MemberWatch, "id" | "resource" | "wish" | "source" | "createdAt">;

/**
 * The virtual subscription to a member of a list that is one of our own presentities, as whoever subscribed to the list (RFC 4662
 * section 4). One object for all of it, as there are very many: it is its own record.
 */
export class MemberWatch implements BackEnd<StateSource>, Watching, WatchRecord {
  readonly id: string;
  readonly resource: PublishedResource;
  readonly createdAt: Instant;
  source: StateSource;
  wish: MemberWish;
  #standing: Standing;
  readonly #listener: StateListener;
  readonly #keeper: MemberKeeper;
  #giveUp: Timer | undefined;
  /** Why it is over; `closed` when its list wants it no more. */
  #over: TerminationReason | "closed" | undefined;

  constructor(start: MemberStart, standing: Standing, listener: StateListener, keeper: MemberKeeper) {
    this.id = start.id;
    this.resource = start.resource;
    this.createdAt = start.createdAt;
    this.source = start.source;
    this.wish = start.wish;
    this.#standing = standing;
    this.#listener = listener;
    this.#keeper = keeper;
  }

  get state(): Standing["state"] {
    return this.#standing.state;
  }

  get watcherEvent(): Standing["watcherEvent"] {
    return this.#standing.watcherEvent;
  }

  get giveUpAt(): Instant {
    return this.#standing.giveUpAt;
  }

  get record(): WatchRecord {
    return this;
  }

  get presentity(): string {
    return this.resource.presentity;
  }

  get eventPackage(): string {
    return this.resource.eventPackage.name;
  }

  get watcher(): string {
    return this.wish.record.watcher;
  }

  get identities(): readonly string[] {
    return this.wish.record.identities;
  }

  get isAnonymous(): boolean {
    return this.wish.record.isAnonymous;
  }

  get remoteUri(): string {
    return this.wish.record.remoteUri;
  }

  get expiresAt(): Instant {
    return this.wish.record.expiresAt;
  }

  get giveUpTimer(): Timer {
    this.#giveUp ??= new GiveUpTimer(this, this.#keeper);
    return this.#giveUp;
  }

  /** The same timer, if there ever was one. */
  get setGiveUpTimer(): Timer | undefined {
    return this.#giveUp;
  }

  get status(): BackEndStatus<StateSource> {
    const { id: instance, state, source } = this;
    if (this.#over !== undefined) return { state: "terminated", instance, reason: this.#over };
    return state === "pending" ? { state, instance } : { state, instance, source };
  }

  refresh(wish: SubscriptionWish): BackEnd<StateSource> {
    if (this.#over !== undefined) return this.#keeper.reopen(this, recordedWishOf(wish), this.#listener);
    this.#keeper.renew(this, recordedWishOf(wish));
    return this;
  }

  close(): void {
    if (this.#over === undefined) this.#keeper.release(this);
    this.#over = "closed";
  }

  enter(standing: Standing): void {
    this.#standing = standing;
    this.#keeper.entered(this);
  }

  judged(judgement: Judgement): void {
    if (judgement === "rejected") this.end("rejected");
    else if (judgement !== "nothing") this.stateChanged();
  }

  stateChanged(): void {
    if (this.#over === undefined) this.#listener.changed();
  }

  end(reason: TerminationReason): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    this.#keeper.ended(this, reason);
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
