import type { Rejection } from "@porchlight/event-notifier";
import { after, type Instant, type Result, refreshAfterSeconds } from "@porchlight/kernel";
import {
  isEntityTag,
  ownCopy,
  parseRetryAfter,
  type SipRequest,
  type SipResponse,
  type SubscriptionState,
} from "@porchlight/sip-message";
import type { EngineContext } from "../../context";
import type { OutgoingRequests, OutgoingUser } from "../../proxy/outgoing-requests";
import { permitOut } from "../../proxy/peer-gate";
import { domainOf } from "../../state/subscription-table";
import { Timer } from "../../timers/deadline-queue";
import { type RemoteBody, type RemoteContent, RemoteContents } from "./remote-contents";
import { RemoteDialog } from "./remote-dialog";
import type { RemoteWish } from "./remote-wish";
import { endVerdict, subscribeVerdict } from "./subscribe-verdict";

/** How a subscription of ours stands, as its notifier last said. */
export type RemoteStanding =
  | { readonly state: "unknown" }
  | { readonly state: "pending" }
  | RemoteContent
  | { readonly state: "terminated"; readonly reason: string };

/** Whose it is. */
export interface RemoteOwner {
  /** Whether a URI is a list service of ours. */
  isOurList(uri: string): boolean;
  forget(subscription: RemoteSubscription): void;
}

/** Who wants to hear of a remote subscription. */
export interface RemoteListener {
  changed(): void;
}

const askedSeconds = 3600;
/** Timer N of RFC 6665 section 4.1.2.4, also the patience with a last NOTIFY. */
const timerNMs = 32_000;
const firstPauseSeconds = 10;
const longestPauseSeconds = 1800;

/**
 * A subscription of this server to somebody in another domain, as one of our watchers (RFC 4662 section 4, RFC 6665
 * section 4.1): asked for, refreshed, made anew when it is lost, and ended.
 */
export class RemoteSubscription extends Timer {
  /** User part of our Contact. */
  readonly id: string;
  readonly wish: RemoteWish;
  readonly listeners = new Set<RemoteListener>();
  readonly #context: EngineContext;
  readonly #outgoing: OutgoingRequests;
  readonly #owner: RemoteOwner;
  #standing: RemoteStanding = { state: "unknown" };
  readonly #contents: RemoteContents;
  #dialog: RemoteDialog;
  #seconds = askedSeconds;
  #isAsking = false;
  #isOver = false;
  #failures = 0;
  #due: (now: Instant) => void;

  constructor(context: EngineContext, outgoing: OutgoingRequests, wish: RemoteWish, owner: RemoteOwner) {
    super();
    this.#context = context;
    this.#outgoing = outgoing;
    this.wish = wish;
    this.#owner = owner;
    this.id = context.ids.token(96);
    this.#contents = new RemoteContents(context, wish, owner.isOurList);
    this.#dialog = this.#newDialog();
    this.#due = (now) => this.#ask(now);
    context.timers.schedule(this, context.input.at);
  }

  get standing(): RemoteStanding {
    return this.#standing;
  }

  /** Another one when it was made anew. */
  get instance(): string {
    return this.#contents.instance;
  }

  fire(now: Instant): void {
    this.#due(now);
  }

  /** The list was refreshed: what was refused for good is asked for again. */
  tryAgain(): void {
    const { state } = this.#standing;
    if (state !== "terminated" || this.#isAsking || this.place >= 0) return;
    this.#renew(this.#context.input.at);
  }

  /** Nobody wants it any more. */
  end(): void {
    this.#isOver = true;
    if (this.#isAsking) return;
    this.#takeLeave(this.#context.input.at);
  }

  matches(request: SipRequest): boolean {
    return this.#dialog.matches(request);
  }

  #newDialog(): RemoteDialog {
    return new RemoteDialog(this.#context.ids, this.wish, this.id);
  }

  #ask(now: Instant): void {
    const dialog = this.#dialog;
    const permitted = this.#permit(now);
    if (!permitted.ok) return this.#unsent(dialog, permitted.error, now);
    this.#isAsking = true;
    this.#contents.asked(now);
    this.#send(this.#isOver ? 0 : this.#seconds, now, {
      answered: (response, at) => this.#answered(dialog, response, at),
      failed: (no, at) => this.#unsent(dialog, no, at),
    });
  }

  /** Listens in on the end of a SUBSCRIBE, for charging. */
  #accounted(user: OutgoingUser, seconds: number, askedAt: Instant): OutgoingUser {
    const { accounting } = this.#context;
    if (accounting === undefined) return user;
    const action = seconds === 0 ? "end" : this.#dialog.isEstablished ? "refresh" : "initial";
    const note = (status: number, failure: "timeout" | undefined, now: Instant): void =>
      accounting.backEndAnswered(this.wish, { action, askedAt, status, failure }, now);
    return {
      answered: (response, now) => {
        note(response.status, undefined, now);
        user.answered(response, now);
      },
      failed: (no, now) => {
        note(no.status, no.status === 408 ? "timeout" : undefined, now);
        user.failed(no, now);
      },
    };
  }

  #permit(now: Instant): Result<void, Rejection> {
    return permitOut(this.#context, domainOf(this.wish.uri), "request", now);
  }

  #send(seconds: number, now: Instant, user: OutgoingUser): void {
    const accounted = this.#accounted(user, seconds, now);
    this.#outgoing.send(this.#dialog.subscribe(seconds), accounted, now);
  }

  #answered(dialog: RemoteDialog, response: SipResponse, now: Instant): void {
    if (response.status >= 300)
      return this.#refused(dialog, response.status, retryAfterOf(response), now, response);
    this.#isAsking = false;
    if (dialog !== this.#dialog) return;
    const isFirst = dialog.expiresAt === undefined;
    // A dialog that lives long enough to be refreshed is a sound one.
    if (!isFirst) this.#failures = 0;
    dialog.answered(response);
    const seconds = Number(response.headers.first("expires") ?? this.#seconds);
    this.#livesFor(dialog, Number.isFinite(seconds) ? seconds : this.#seconds, now);
    if (this.#isOver) return this.#takeLeave(now);
    this.#mend(now);
    if (isFirst && !dialog.wasNotified) this.#wait(timerNMs, (at) => this.#lost("probation", at), now);
  }

  #livesFor(dialog: RemoteDialog, seconds: number, now: Instant): void {
    dialog.expiresAt = after(now, seconds * 1000);
    this.#wait(refreshAfterSeconds(Math.max(seconds, 2)) * 1000, (at) => this.#ask(at), now);
  }

  #refused(
    dialog: RemoteDialog,
    status: number,
    retryAfterSeconds: number | undefined,
    now: Instant,
    response?: SipResponse,
  ): void {
    this.#isAsking = false;
    if (dialog !== this.#dialog) return;
    if (this.#isOver) return this.#gone();
    const verdict = subscribeVerdict(status);
    switch (verdict.kind) {
      case "refused":
        return this.#become({ state: "terminated", reason: verdict.reason });
      case "unknown":
        return this.#dialog.isEstablished
          ? this.#renew(now)
          : this.#lost("probation", now, retryAfterSeconds);
      case "too-brief":
        return this.#askForLonger(response, now);
      case "later":
        return this.#later(retryAfterSeconds, now);
    }
  }

  /** It did not leave, or nobody answered: only what the settings forbid is not tried again. */
  #unsent(dialog: RemoteDialog, { headers, status }: Rejection, now: Instant): void {
    this.#isAsking = false;
    if (dialog !== this.#dialog) return;
    if (this.#isOver) return this.#gone();
    if (status === 403) return this.#become({ state: "terminated", reason: "rejected" });
    this.#later(retryAfterIn(headers), now);
  }

  #askForLonger(response: SipResponse | undefined, now: Instant): void {
    const least = Number(response?.headers.first("min-expires"));
    if (!(least > this.#seconds && least <= 86_400))
      return this.#become({ state: "terminated", reason: "rejected" });
    this.#seconds = least;
    this.#ask(now);
  }

  /** A refresh that fails in passing leaves the subscription as it is until it expires (RFC 6665 section 4.1.2.2). */
  #later(retryAfterSeconds: number | undefined, now: Instant): void {
    const { expiresAt } = this.#dialog;
    const pauseMs = this.#pauseMs(retryAfterSeconds);
    if (expiresAt !== undefined && expiresAt > after(now, pauseMs))
      this.#wait(pauseMs, (at) => this.#ask(at), now);
    else this.#lostFor("probation", pauseMs, now);
  }

  /** What was known is known no more; it is made anew after a while. */
  #lost(reason: string, now: Instant, retryAfterSeconds?: number): void {
    this.#lostFor(reason, this.#pauseMs(retryAfterSeconds), now);
  }

  #lostFor(reason: string, pauseMs: number, now: Instant): void {
    this.#become({ state: "terminated", reason });
    this.#wait(pauseMs, (at) => this.#renew(at), now);
  }

  /** What the notifier asked for, else longer after each failure; spread, so that many do not come back together. */
  #pauseMs(retryAfterSeconds: number | undefined): number {
    this.#failures += 1;
    const doubled = Math.min(firstPauseSeconds * 2 ** (this.#failures - 1), longestPauseSeconds);
    const seconds = Math.max(retryAfterSeconds ?? 0, doubled);
    return Math.round(seconds * 1000 * (1 + 0.2 * this.#context.random()));
  }

  #renew(now: Instant): void {
    this.#dialog = this.#newDialog();
    this.#contents.anew();
    this.#ask(now);
  }

  /** A NOTIFY within the dialog. @param body undefined when it had none */
  notified(
    notify: SipRequest,
    state: SubscriptionState,
    body: RemoteBody | undefined,
    now: Instant,
  ): 200 | 413 | 481 | 500 {
    const dialog = this.#dialog;
    const verdict = dialog.notified(notify);
    if (verdict !== 200) return verdict;
    const told = body === undefined ? undefined : this.#contents.take(body, now);
    dialog.entityTag = this.#contents.isWhole ? entityTagOf(notify) : undefined;
    if (told === "too-large") return 413;
    if (state.state === "terminated") this.#ended(state, told, now);
    else this.#lives(dialog, state, told, now);
    return 200;
  }

  #lives(
    dialog: RemoteDialog,
    state: SubscriptionState,
    told: RemoteContent | undefined,
    now: Instant,
  ): void {
    if (this.#isOver) return;
    if (state.expires !== undefined && !this.#isAsking) this.#livesFor(dialog, state.expires, now);
    else if (dialog.expiresAt === undefined) this.#livesFor(dialog, this.#seconds, now);
    this.#mend(now);
    if (state.state === "pending") return this.#become({ state: "pending" });
    if (told !== undefined) return this.#become(told);
    const { state: known } = this.#standing;
    if (known !== "active" && known !== "listed") this.#become({ state: "unknown" });
  }

  /** Something of a list is missing: a refresh makes its server tell all of it. */
  #mend(now: Instant): void {
    const pauseMs = this.#contents.mendMs(now);
    if (!this.#isAsking && Number.isFinite(pauseMs)) this.#wait(pauseMs, (at) => this.#ask(at), now);
  }

  #ended(state: SubscriptionState, told: RemoteContent | undefined, now: Instant): void {
    if (this.#isOver) return this.#gone();
    this.#context.timers.cancel(this);
    if (told !== undefined) this.#become(told);
    const reason = state.reason ?? "timeout";
    switch (endVerdict(state.reason, state.retryAfter)) {
      case "never":
        this.#dialog = this.#newDialog();
        return this.#become({ state: "terminated", reason });
      case "later":
        return this.#lost(reason, now, state.retryAfter);
      case "at-once":
        // Not faster than a notifier that ends everything at once would have it.
        if (this.#failures > 0) return this.#lost(reason, now);
        this.#failures += 1;
        return this.#renew(now);
    }
  }

  #become(standing: RemoteStanding): void {
    this.#standing = standing;
    for (const listener of this.listeners) listener.changed();
  }

  #takeLeave(now: Instant): void {
    const isLive = this.#dialog.isEstablished && (this.#dialog.expiresAt ?? now) > now;
    if (!isLive) return this.#gone();
    // One last NOTIFY follows the answer (RFC 6665 section 4.1.2.3).
    this.#wait(timerNMs, () => this.#gone(), now);
    this.#dialog.expiresAt = now;
    this.#send(0, now, { answered: () => {}, failed: () => this.#gone() });
  }

  #gone(): void {
    this.#context.timers.cancel(this);
    this.#owner.forget(this);
  }

  #wait(milliseconds: number, then: (now: Instant) => void, now: Instant): void {
    this.#due = then;
    this.#context.timers.schedule(this, after(now, milliseconds));
  }
}

/** A star is no tag: it would keep back whatever comes (RFC 5839 section 5.2). */
function entityTagOf({ headers }: SipRequest): string | undefined {
  const tag = headers.first("sip-etag");
  return tag !== undefined && tag !== "*" && isEntityTag(tag) ? ownCopy(tag) : undefined;
}

const retryAfterIn = (headers: readonly (readonly [name: string, value: string])[]): number | undefined =>
  secondsOf(headers.find(([name]) => name === "Retry-After")?.[1]);

const retryAfterOf = ({ headers }: SipResponse): number | undefined =>
  secondsOf(headers.first("retry-after"));

function secondsOf(text: string | undefined): number | undefined {
  const parsed = text === undefined ? undefined : parseRetryAfter(text);
  return parsed?.ok === true ? parsed.value.seconds : undefined;
}
