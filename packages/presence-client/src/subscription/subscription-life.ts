import { refreshAfterSeconds } from "@porchlight/kernel";
import type { NotifyUserAgentServer } from "sip.js/lib/core/index.js";
import type { URI } from "sip.js/lib/grammar/index.js";
import { deltaSeconds, retryAfterMs } from "../sip/header-numbers";
import {
  newThread,
  type RequestSender,
  type RequestThread,
  type SipOutcome,
  type SipResponse,
} from "../sip/request-sender";
import type { SipStack } from "../sip/sip-stack";
import { Alarm } from "../support/alarm";
import { backOffMs } from "../support/back-off";
import type { Gate } from "../support/gate";
import type { Timing } from "../support/timing";
import { type EventFilter, refusesFilter } from "./event-filter";
import { FilterPlacement } from "./filter-placement";
import { openNotifyInbox } from "./notify-inbox";
import { SubscriptionDialog } from "./subscription-dialog";
import { endsSubscription, type SubscriptionEnd } from "./subscription-end";
import { parseSubscriptionState, type SubscriptionState } from "./subscription-state";

/** What is subscribed to. */
export interface SubscriptionTarget {
  readonly resource: URI;
  /** Name of the event package. */
  readonly event: string;
  /** Parameters of the Event header, with their semicolon; asked for at every SUBSCRIBE. */
  readonly eventParameters?: (() => string) | undefined;
  /** Body types that are understood, for the Accept of every SUBSCRIBE: with those for changes where these may be told. */
  readonly accept: string | ((partial: boolean) => string);
  /** Option tags for the Supported of every SUBSCRIBE. */
  readonly supported?: string | undefined;
  /** Of the SUBSCRIBE that makes the dialog; a refresh leaves in force what was said. */
  readonly body?: SubscribeBody | undefined;
  /** In place of a body: which parts are wanted, where the notifier filters and filters are allowed. */
  readonly filter?: EventFilter | undefined;
  readonly expiresSeconds: number;
  /**
   * The state that was told last is kept over the end of a subscription: a SUBSCRIBE says which it is, and is spared what it
   * has (RFC 5839).
   */
  readonly conditional?: boolean | undefined;
  /** What is allowed at the time; everything when absent. */
  readonly allowance?: (() => Allowance) | undefined;
  /** One SUBSCRIBE may make several dialogs, each of which tells a part of the state (RFC 3857 §4.9). */
  readonly forks?: boolean | undefined;
}

export interface SubscribeBody {
  readonly contentType: string;
  readonly content: string;
}

/** What a SUBSCRIBE may ask for. */
export interface Allowance {
  /** States told by their changes (RFC 5263). */
  readonly partial: boolean;
  /** To be spared what is known (RFC 5839). */
  readonly conditional: boolean;
  /** Parts of states (RFC 4660). */
  readonly filters: boolean;
}

const everything: Allowance = { partial: true, conditional: true, filters: true };

/** One NOTIFY of the dialog. */
export interface Notification {
  /** The same for all of one dialog. */
  readonly dialog: string;
  readonly state: SubscriptionState;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** It may be the answer to a SUBSCRIBE, and so tell the whole state and not a change. */
  readonly mayBeWhole: boolean;
}

export interface LifeHandlers {
  /** Returns the status code of the answer. */
  readonly onNotification: (notification: Notification) => 200 | 415;
  readonly onEnd: (end: SubscriptionEnd) => void;
  /** The subscription goes on, and nothing has changed since the last notification. */
  readonly onUnchanged: (state: "active" | "pending", expiresAt: number) => void;
  /** One of several dialogs is over, and the subscription goes on. */
  readonly onDialogEnd?: ((dialog: string) => void) | undefined;
}

/** What is remembered of the state beyond one life. */
export interface StateMemory {
  /** Entity-tag of what was told last; undefined when it has none. */
  tag: string | undefined;
  /** The notifier does not take the filter. */
  isFilterRefused?: boolean;
}

/** What all subscriptions of a client share. */
export interface SubscriptionContext {
  readonly stack: SipStack;
  readonly sender: RequestSender;
  readonly gate: Gate;
  readonly timing: Timing;
  /** UUID of this client: the notifier knows by it what a page left behind that was loaded again. */
  readonly instanceId: string;
}

const mostRounds = 3;

/** Further dialogs of one SUBSCRIBE. */
const mostForks = 16;

/** One subscription from its first SUBSCRIBE to its end (RFC 6665 §4.1). Ends exactly once. */
export class SubscriptionLife {
  readonly #thread: RequestThread;
  readonly #notifyWait = new Alarm();
  readonly #refreshAlarm = new Alarm();
  readonly #expiryAlarm = new Alarm();
  readonly #closeInbox: () => void;
  readonly #filter: FilterPlacement;
  /** By remote tag. */
  readonly #forks = new Map<string, SubscriptionLife>();
  #dialog: SubscriptionDialog | undefined;
  #asked: number;
  /** Of the last SUBSCRIBE: whether its NOTIFY is still to come. Before the 2xx it cannot be told from others. */
  #answer: "due" | "accepted" | "told" = "due";
  #ended = false;
  #leaving = false;
  #refreshFailures = 0;
  /** How the last SUBSCRIBE asked. */
  #manner: string | undefined;
  #state: "active" | "pending" = "pending";
  #gone: Promise<void> | undefined;
  #onGone: (() => void) | undefined;

  constructor(
    private readonly context: SubscriptionContext,
    private readonly target: SubscriptionTarget,
    private readonly handlers: LifeHandlers,
    private readonly memory: StateMemory,
    forkOf?: RequestThread,
  ) {
    this.#asked = target.expiresSeconds;
    this.#filter = new FilterPlacement(target.filter, () => this.#allowance.filters, memory);
    this.#thread = forkOf === undefined ? newThread() : { ...forkOf };
    if (forkOf !== undefined) this.#answer = "accepted";
    const key = { ...this.#thread, event: target.event };
    this.#closeInbox =
      forkOf === undefined ? openNotifyInbox(context.stack.core, key, this) : () => undefined;
  }

  start(): void {
    void this.#subscribe();
  }

  /** Confirms the dialog on a new connection; one that never came about is ended. */
  resume(): void {
    for (const fork of this.#forks.values()) fork.resume();
    if (this.#dialog) void this.#subscribe();
    else this.#end({ kind: "unreachable" });
  }

  /** Asks for the whole state again. */
  refresh(): void {
    for (const fork of this.#forks.values()) fork.refresh();
    this.memory.tag = undefined;
    if (this.#dialog && !this.#leaving && this.context.stack.isOpen) void this.#subscribe();
  }

  /** Asks anew where what is asked for is another thing by now. */
  reconsider(): void {
    for (const fork of this.#forks.values()) fork.reconsider();
    if (this.#dialog && this.#manner !== undefined && this.#manner !== this.#mannerNow()) this.refresh();
  }

  /** Stops asking while the connection is away; the dialog and its expiry stay. */
  pause(): void {
    for (const fork of this.#forks.values()) fork.pause();
    this.#refreshAlarm.clear();
    this.#notifyWait.clear();
  }

  /** Unsubscribes. Resolves with the last NOTIFY, or when it can no longer come. */
  async leave(): Promise<void> {
    await Promise.all([this.#leaveDialog(), this.#leaveForks()]);
  }

  #leaveDialog(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    if (this.#gone) return this.#gone;
    this.#leaving = true;
    this.#refreshAlarm.clear();
    this.#gone = new Promise((resolve) => {
      this.#onGone = resolve;
    });
    if (this.#dialog) void this.#subscribe();
    return this.#gone;
  }

  /** Forgets the subscription without a word to the notifier. */
  drop(): void {
    for (const fork of this.#forks.values()) fork.drop();
    this.#forks.clear();
    this.#dropDialog();
  }

  #dropDialog(): void {
    this.#ended = true;
    this.#closeIfOver();
    for (const alarm of [this.#notifyWait, this.#refreshAlarm, this.#expiryAlarm]) alarm.clear();
    this.#onGone?.();
  }

  async #subscribe(): Promise<void> {
    for (let round = 0; round < mostRounds && !this.#ended; round += 1) {
      const asked = this.#leaving ? 0 : this.#asked;
      const outcome = await this.context.gate.pass(() => this.#send(asked));
      if (this.#ended) return;
      if (!this.#asksOtherwise(outcome, asked)) {
        this.#answered(outcome, asked);
        return;
      }
    }
  }

  /** The next one is for longer than was too brief, or without a filter that is not taken. */
  #asksOtherwise(outcome: SipOutcome, asked: number): boolean {
    if (outcome.kind !== "response" || outcome.status >= 300) this.#filter.unknown();
    if (outcome.kind !== "response" || this.#leaving) return false;
    if (refusesFilter(outcome.status)) return this.#filter.giveUp();
    const least = deltaSeconds(outcome.header("min-expires"));
    if (outcome.status !== 423 || least === undefined || least <= asked) return false;
    this.#asked = least;
    return true;
  }

  #send(expiresSeconds: number): Promise<SipOutcome> {
    const { accept, supported, resource } = this.target;
    const { stack } = this.context;
    this.#answer = "due";
    this.#manner = this.#mannerNow();
    // Timer N runs for every SUBSCRIBE, a refresh too.
    this.#notifyWait.set(this.context.timing.notifyWaitMs, () => this.#end({ kind: "no-notify" }));
    return this.context.sender.send({
      method: "SUBSCRIBE",
      requestUri: this.#dialog?.remoteTarget ?? resource,
      to: resource,
      toTag: this.#dialog?.remoteTag,
      routeSet: this.#dialog?.routeSet,
      thread: this.#thread,
      headers: [
        `Event: ${this.#eventNow()}`,
        `Expires: ${expiresSeconds}`,
        `Accept: ${typeof accept === "string" ? accept : accept(this.#allowance.partial)}`,
        `Contact: ${stack.contact};+sip.instance="<urn:uuid:${this.context.instanceId}>"`,
        ...(supported === undefined ? [] : [`Supported: ${supported}`]),
        ...this.#condition(),
      ],
      body: this.#bodyNow(),
    });
  }

  get #allowance(): Allowance {
    return allowanceOf(this.target);
  }

  #eventNow(): string {
    return this.target.event + (this.target.eventParameters?.() ?? "");
  }

  #mannerNow(): string {
    return `${this.#eventNow()} ${this.#allowance.partial} ${this.#filter.isWanted}`;
  }

  #bodyNow(): SubscribeBody | undefined {
    if (this.#leaving) return undefined;
    const filter = this.#filter.next(this.#dialog !== undefined);
    return this.#dialog ? filter : (filter ?? this.target.body);
  }

  #condition(): readonly string[] {
    const { tag } = this.memory;
    const isSpared = this.target.conditional && this.#allowance.conditional && !this.#leaving;
    return isSpared && tag !== undefined ? [`Suppress-If-Match: ${tag}`] : [];
  }

  #answered(outcome: SipOutcome, asked: number): void {
    if (outcome.kind === "response" && outcome.status < 300) this.#accepted(outcome, asked);
    else if (this.#leaving) this.drop();
    else if (this.#dialog) this.#refreshFailed(outcome);
    else this.#end(endOf(outcome));
  }

  #accepted(response: SipResponse, asked: number): void {
    this.#refreshFailures = 0;
    if (this.#answer === "due") this.#answer = "accepted";
    const granted = Math.min(asked, deltaSeconds(response.header("expires")) ?? asked);
    if (response.status === 204) this.#unchanged(granted);
    if (!this.#leaving) this.#grant(granted);
  }

  /** Nothing new, and no NOTIFY follows (RFC 5839 §6.3). */
  #unchanged(grantedSeconds: number): void {
    this.#notifyWait.clear();
    if (this.#leaving) this.drop();
    else this.handlers.onUnchanged(this.#state, Date.now() + grantedSeconds * 1000);
  }

  #refreshFailed(outcome: SipOutcome): void {
    this.#notifyWait.clear();
    if (
      outcome.kind === "unauthorized" ||
      (outcome.kind === "response" && endsSubscription(outcome.status))
    ) {
      this.#end(endOf(outcome));
      return;
    }
    // The subscription stays valid until it expires; until then it is tried again.
    if (!this.context.stack.isOpen) return;
    this.#refreshFailures += 1;
    const { retryFirstMs, retryLongestMs } = this.context.timing;
    const named = outcome.kind === "response" ? retryAfterMs(outcome.header("retry-after")) : undefined;
    const limits = { firstMs: retryFirstMs, longestMs: retryLongestMs };
    this.#refreshIn(named ?? backOffMs(this.#refreshFailures, limits, Math.random));
  }

  onNotify(request: NotifyUserAgentServer): void {
    const fork = this.#forkFor(request.message.fromTag);
    if (fork) {
      fork.onNotify(request);
      if (!fork.#dialog) this.#forks.delete(request.message.fromTag);
      return;
    }
    const status = this.#takeNotify(request);
    if (status === 200) request.accept();
    else request.reject({ statusCode: status });
  }

  /** The further dialog a NOTIFY is of, or makes; undefined for our own. */
  #forkFor(tag: string): SubscriptionLife | undefined {
    const known = this.#forks.get(tag);
    const isOwn = !this.#dialog || this.#dialog.remoteTag === tag;
    const isOver = this.#ended || this.#leaving || this.#forks.size >= mostForks;
    if (known || isOwn || isOver || !this.target.forks) return known;
    const onEnd = (): void => {
      this.#forks.delete(tag);
      this.handlers.onDialogEnd?.(tag);
    };
    const target = { ...this.target, forks: false };
    const fork = new SubscriptionLife(
      this.context,
      target,
      { ...this.handlers, onEnd },
      { tag: undefined },
      this.#thread,
    );
    this.#forks.set(tag, fork);
    return fork;
  }

  async #leaveForks(): Promise<void> {
    const leave = async ([tag, fork]: [string, SubscriptionLife]): Promise<void> => {
      await fork.leave();
      this.#forks.delete(tag);
      this.#closeIfOver();
    };
    await Promise.all([...this.#forks].map(leave));
  }

  /** The last NOTIFYs of further dialogs come in here too. */
  #closeIfOver(): void {
    if (this.#ended && this.#forks.size === 0) this.#closeInbox();
  }

  #takeNotify(request: NotifyUserAgentServer): number {
    const { message } = request;
    if (/;\s*id\s*=/i.test(message.getHeader("event") ?? "")) return 481;
    const state = parseSubscriptionState(message.getHeader("subscription-state"));
    if (!state) return 400;
    const admitted = this.#dialog ? this.#dialog.admit(message) : this.#openDialog(request, state);
    if (admitted !== 200) return admitted;
    this.#notifyWait.clear();
    const granted = Math.min(this.#asked, state.expiresSeconds ?? this.#asked);
    const expiresAt = Date.now() + granted * 1000;
    const contentType = message.getHeader("content-type");
    const mayBeWhole = this.#answer !== "told";
    if (this.#answer === "accepted") this.#answer = "told";
    const dialog = message.fromTag;
    const notification = { dialog, state, contentType, body: message.body ?? "", expiresAt, mayBeWhole };
    this.#remember(state, message.getHeader("sip-etag"));
    const status = this.#leaving ? 200 : this.handlers.onNotification(notification);
    if (status !== 200) this.memory.tag = undefined;
    this.#follow(state, granted);
    return status;
  }

  /** A last NOTIFY without a tag leaves what was known. */
  #remember({ state }: SubscriptionState, tag: string | undefined): void {
    if (state !== "terminated") this.#state = state;
    if (state !== "terminated" || tag !== undefined) this.memory.tag = tag;
  }

  #openDialog(request: NotifyUserAgentServer, state: SubscriptionState): 200 | 400 {
    this.#dialog = SubscriptionDialog.fromNotify(request.message);
    // What is asked for may be another thing since the SUBSCRIBE left.
    queueMicrotask(() => this.reconsider());
    if (this.#dialog && this.#leaving && state.state !== "terminated") void this.#subscribe();
    // A last NOTIFY makes no dialog and needs no contact.
    return this.#dialog || state.state === "terminated" ? 200 : 400;
  }

  #follow(state: SubscriptionState, grantedSeconds: number): void {
    if (state.state === "terminated") {
      if (state.reason === "badfilter") this.memory.isFilterRefused = true;
      this.#end({ kind: "terminated", reason: state.reason, retryAfterMs: state.retryAfterMs });
    } else if (!this.#leaving) {
      this.#grant(grantedSeconds);
    }
  }

  #grant(seconds: number): void {
    this.#expiryAlarm.set(seconds * 1000, () => this.#end({ kind: "expired" }));
    this.#refreshIn(refreshAfterSeconds(seconds) * 1000);
  }

  #refreshIn(delayMs: number): void {
    this.#refreshAlarm.set(delayMs, () => void this.#subscribe());
  }

  #end(end: SubscriptionEnd): void {
    if (this.#ended) return;
    this.#dropDialog();
    void this.#leaveForks();
    if (!this.#leaving) this.handlers.onEnd(end);
  }
}

export const allowanceOf = ({ allowance }: SubscriptionTarget): Allowance => allowance?.() ?? everything;

function endOf(outcome: SipOutcome): SubscriptionEnd {
  if (outcome.kind === "timeout") return { kind: "unreachable" };
  if (outcome.kind !== "response") return outcome;
  return {
    kind: "refused",
    statusCode: outcome.status,
    retryAfterMs: retryAfterMs(outcome.header("retry-after")),
  };
}
