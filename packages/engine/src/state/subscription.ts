import type {
  Condition,
  DerivedState,
  Pace,
  StateSource,
  TerminationReason,
} from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { RequestTemplate } from "@porchlight/sip-dialog";
import type { LiveFlow } from "../flows/flow-table";
import type { PeerAddress, SubscriptionRecord } from "../ports/journal";
import { Timer } from "../timers/deadline-queue";
import type { ChangeSignal } from "./change-signal";
import { type CodingChoice, recordedCoding } from "./coding-choice";
import { RecordedWish } from "./recorded-wish";
import type { Resource } from "./resource";
import type { Judgement, Standing, Watching } from "./watching";

/** A watcher's live subscription and how far it has been told. */
export class Subscription implements Watching {
  readonly id: string;
  readonly expiry: Timer;
  /** Wakes at the end of the merge window or of a Retry-After. */
  readonly wake: Timer;
  /** Wakes when the presentity has not decided in time; made for the first wait. */
  giveUp: Timer | undefined;
  readonly resource: Resource;
  readonly #keeper: SubscriptionKeeper;
  /** What is in force. */
  record: SubscriptionRecord;
  /** What was last handed to the journal: later changes build on it, so that no write undoes an earlier one. */
  submitted: SubscriptionRecord;
  /** What its NOTIFYs tell. */
  source: StateSource;
  /** Of the NOTIFYs, as the latest SUBSCRIBE asked for it. */
  bodyType: string;
  /** Of those bodies; undefined for as they are. */
  coding: CodingChoice | undefined;
  /** What of its wish its source was opened with. */
  shownBy: string;
  /** NOTIFYs with a body that were sent; after a restart a number that is not lower. */
  bodies: number;
  /** The same where the package derives a state for each subscription. */
  readonly derived: DerivedState | undefined;
  /** Undefined while nothing leads to the watcher. */
  flow: LiveFlow | undefined;
  /** Made for the present flow and target; undefined until the first NOTIFY on it. */
  template: RequestTemplate | undefined;
  /** Those of the Event header that the template was made with. */
  eventParameters = "";
  cseq: number;
  reserving = false;
  /** NOTIFYs without a final answer. */
  outstanding = 0;
  /** The newest state has not been sent. */
  isBehind = false;
  /**
   * A NOTIFY is owed even when the state is the one last sent: at once, say to a SUBSCRIBE (RFC 6665 section 4.2.1.2), or as
   * soon as the pace allows.
   */
  owed: "at-once" | "in-pace" | undefined;
  /** What the watcher asked for by rates; undefined when it did not. */
  pace: Pace | undefined;
  hasEnded = false;
  /** What the watcher says it has, until it is told something else; `*` until it says otherwise. */
  condition: Condition;
  lastNotifyAt: Instant | undefined;
  /** No NOTIFY before this time, asked for by Retry-After. */
  holdUntil: Instant | undefined;
  /** When the oldest change arrived that has not been sent yet. */
  changedAt: Instant | undefined;
  notifyCount = 0;
  roundTripMs: number | undefined;
  /** The server that leads to the watcher is being looked up. */
  isSought = false;
  /** Connections towards the watcher that were lost or refused since it last answered. */
  failedCalls = 0;

  /** @param cseq of the last NOTIFY that was or may have been sent */
  constructor(
    record: SubscriptionRecord,
    cseq: number,
    resource: Resource,
    bodyType: string,
    { source, derived, signal }: OpenedSource,
    keeper: SubscriptionKeeper,
  ) {
    this.id = record.id;
    this.record = record;
    this.submitted = record;
    this.condition = record.suppress === "*" ? "*" : undefined;
    this.resource = resource;
    this.bodyType = bodyType;
    this.coding = recordedCoding(record.acceptEncoding);
    this.shownBy = this.wish.shownBy;
    this.bodies = cseq;
    this.source = source;
    this.derived = derived;
    signal?.aim(this);
    this.cseq = cseq;
    this.#keeper = keeper;
    this.expiry = new SubscriptionTimer(this, keeper.expired);
    this.wake = new SubscriptionTimer(this, keeper.woken);
  }

  get giveUpTimer(): Timer {
    this.giveUp ??= new SubscriptionTimer(this, this.#keeper.undecided);
    return this.giveUp;
  }

  get peer(): PeerAddress {
    return this.record.peer;
  }

  get wish(): RecordedWish {
    return new RecordedWish(this.record, this.bodyType);
  }

  enter(standing: Standing): void {
    this.#keeper.entered(this, standing);
  }

  judged(judgement: Judgement, now: Instant): void {
    this.#keeper.judged(this, judgement, now);
  }

  stateChanged(causedAt: Instant, now: Instant): void {
    this.#keeper.changed(this, causedAt, now);
  }

  end(reason: TerminationReason, now: Instant): void {
    this.#keeper.ended(this, reason, now);
  }
}

/** Where the bodies of a subscription come from. */
export interface OpenedSource {
  readonly source: StateSource;
  readonly derived: DerivedState | undefined;
  readonly signal: ChangeSignal | undefined;
}

/** Who keeps subscriptions: what is done when one wakes, is judged, hears of a change or ends. */
export interface SubscriptionKeeper {
  expired(subscription: Subscription, now: Instant): void;
  woken(subscription: Subscription, now: Instant): void;
  undecided(subscription: Subscription, now: Instant): void;
  entered(subscription: Subscription, standing: Standing): void;
  judged(subscription: Subscription, judgement: Judgement, now: Instant): void;
  changed(subscription: Subscription, causedAt: Instant, now: Instant): void;
  ended(subscription: Subscription, reason: TerminationReason, now: Instant): void;
}

class SubscriptionTimer extends Timer {
  constructor(
    readonly subscription: Subscription,
    readonly act: (subscription: Subscription, now: Instant) => void,
  ) {
    super();
  }

  fire(now: Instant): void {
    this.act(this.subscription, now);
  }
}
