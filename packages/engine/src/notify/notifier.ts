import {
  dueAt,
  isMet,
  judgeNotifyAnswer,
  liveState,
  type RenderedBody,
  reservationIsLow,
  reservedAtOnce,
  type TerminationReason,
  terminatedState,
} from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import type { EncodedBody, RequestTemplate } from "@porchlight/sip-dialog";
import { parseRetryAfter, type SipResponse } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import type { PublishedResource } from "../state/resource";
import type { Subscription } from "../state/subscription";
import type { ClientUser } from "../transactions/client-transaction";
import type { ClientTransactions } from "../transactions/client-transactions";
import { canBeCalledBack } from "./call-back";
import { notifyTemplate } from "./notify-template";
import { changedPace, paceOf, parametersAsked } from "./pacing";
import { PeerWatchers } from "./peer-watchers";

/**
 * How many NOTIFYs of one subscription may await their answer. One on a reliable flow: what changes meanwhile is
 * merged, so a slow reader holds one frame and then gets the newest state. Over UDP a lost one must not hold the next.
 */
const maxOutstandingReliable = 1;
const maxOutstandingUnreliable = 4;

/** The server of another domain is looked for so often, at growing distance, before its watchers count as gone. */
const maxSearches = 4;
const searchAgainMs = 10_000;

/** Who must hear, when, and in which frame. Ends subscriptions that cannot be told any more. */
export class Notifier {
  readonly #context: EngineContext;
  readonly #clients: ClientTransactions;
  readonly #peers: PeerWatchers;
  readonly #ended: (subscription: Subscription, reason: string, now: Instant) => void;

  constructor(
    context: EngineContext,
    clients: ClientTransactions,
    ended: (subscription: Subscription, reason: string, now: Instant) => void,
  ) {
    this.#context = context;
    this.#clients = clients;
    this.#peers = new PeerWatchers(context);
    this.#ended = ended;
  }

  /** The state of a resource changed: each watcher whose own view changed hears of it. */
  resourceChanged(resource: PublishedResource, causedAt: Instant, now: Instant): void {
    for (const watching of resource.watchers) {
      if (watching.source.hasNews()) watching.stateChanged(causedAt, now);
    }
  }

  /** What a subscription is shown changed. */
  stateChanged(subscription: Subscription, causedAt: Instant, now: Instant): void {
    subscription.changedAt ??= causedAt;
    subscription.isBehind = true;
    this.#offer(subscription, now);
  }

  /** A watcher is shown another view from now on. */
  offerNews(subscription: Subscription, now: Instant): void {
    if (this.#hasNews(subscription)) this.stateChanged(subscription, now, now);
  }

  /** Derived states have something new to say, or are over. */
  settle(now: Instant): void {
    const { touched, subscriptions } = this.#context;
    for (const subscription of touched) {
      touched.delete(subscription);
      if (subscriptions.get(subscription.id) !== subscription) continue;
      const over = subscription.derived?.over;
      if (over === undefined) this.offerNews(subscription, now);
      else subscription.end(over, now);
    }
  }

  /** A NOTIFY is owed at once, changed or not: to a SUBSCRIBE, or because the console asked. */
  notifyNow(subscription: Subscription, now: Instant): void {
    subscription.owed = "at-once";
    this.#offer(subscription, now);
  }

  /** A NOTIFY is owed as soon as the watcher takes one: an approval that is taken back is no exception (RFC 6446 section 5.2). */
  notifyInPace(subscription: Subscription, now: Instant): void {
    subscription.owed ??= "in-pace";
    this.#offer(subscription, now);
  }

  /** Takes over the rates of the latest SUBSCRIBE. */
  takePace(subscription: Subscription, now: Instant): void {
    subscription.pace = paceOf(subscription.record, this.#intervalMs(subscription), now);
  }

  /** A NOTIFY is owed at `at`, for instance spread after a restart; a change before that goes at once. */
  notifyLater(subscription: Subscription, at: Instant): void {
    subscription.owed = "at-once";
    this.#context.timers.schedule(subscription.wake, at);
  }

  /** End of the merge window, of a Retry-After, or of the time without a NOTIFY that the watcher allows. */
  woken(subscription: Subscription, now: Instant): void {
    const idleUntil = this.#idleUntil(subscription, now);
    if (idleUntil !== undefined && idleUntil <= now) subscription.owed ??= "in-pace";
    this.#offer(subscription, now);
  }

  /** The last NOTIFY of a subscription; it goes at once and its answer changes nothing. */
  notifyTerminated(
    subscription: Subscription,
    reason: TerminationReason,
    withBody: boolean,
    now: Instant,
  ): void {
    const flow = this.#flowOf(subscription);
    if (flow === undefined) return;
    const body = withBody ? subscription.source.tellAll(subscription.bodies, now) : undefined;
    const tag = withBody ? this.#context.entityTags.of(subscription.source) : undefined;
    this.#transmit(subscription, flow, terminatedState(reason), tag, body, now);
  }

  #offer(subscription: Subscription, now: Instant): void {
    if (subscription.hasEnded) return;
    if (subscription.owed === undefined && !this.#hasNews(subscription)) {
      this.#caughtUp(subscription);
      this.#rest(subscription, now);
      return;
    }
    const flow = this.#flowOf(subscription);
    if (flow === undefined || this.#hasToWait(subscription, flow)) return;
    if (subscription.owed !== "at-once") {
      const due = this.#dueAt(subscription, now);
      if (due > now) {
        this.#context.timers.schedule(subscription.wake, due);
        return;
      }
    }
    if (subscription.cseq >= subscription.record.notifyCSeqCeiling) {
      this.#reserve(subscription);
      return;
    }
    const heldUntil = this.#peers.heldUntil(subscription, now);
    if (heldUntil !== undefined) return this.#context.timers.schedule(subscription.wake, heldUntil);
    this.#sendState(subscription, flow, now);
  }

  /** With `*` only what a SUBSCRIBE is owed and what concerns the subscription itself goes out (RFC 5839 section 6.3). */
  #hasNews({ condition, source }: Subscription): boolean {
    return condition !== "*" && source.hasNews();
  }

  /** The watcher has the state as it is now: nothing is owed. */
  toldAlready(subscription: Subscription, now: Instant): void {
    const { bodies, derived, source } = subscription;
    if (derived?.known === undefined) source.tellAll(bodies, now);
    else derived.known(bodies, now);
    subscription.owed = undefined;
    this.#caughtUp(subscription);
    this.#rest(subscription, now, now);
  }

  #caughtUp(subscription: Subscription): void {
    subscription.isBehind = false;
    subscription.changedAt = undefined;
  }

  /** Nothing is to be sent now: the watcher may want to hear that after a while. */
  #rest(subscription: Subscription, now: Instant, since = subscription.lastNotifyAt): void {
    const idleUntil = this.#idleUntil(subscription, now, since);
    if (idleUntil === undefined) this.#context.timers.cancel(subscription.wake);
    else this.#context.timers.schedule(subscription.wake, idleUntil);
  }

  #idleUntil(
    { pace, condition, lastNotifyAt }: Subscription,
    now: Instant,
    since = lastNotifyAt,
  ): Instant | undefined {
    return since === undefined || condition === "*" ? undefined : pace?.idleUntil(since, now);
  }

  /** Too many NOTIFYs without an answer; what a SUBSCRIBE is owed waits only where all have to. */
  #hasToWait({ outstanding, owed, source }: Subscription, flow: LiveFlow): boolean {
    if (source.isSerial) return outstanding > 0;
    if (owed === "at-once") return false;
    return outstanding >= (flow.isReliable ? maxOutstandingReliable : maxOutstandingUnreliable);
  }

  #dueAt(subscription: Subscription, now: Instant): Instant {
    const { pace, owed, lastNotifyAt, derived } = subscription;
    const asked = pace?.intervalMs ?? 0;
    const isOwed = owed === "in-pace" || derived?.isUnfinished === true;
    const intervalMs = isOwed ? asked : Math.max(asked, this.#intervalMs(subscription));
    const due = dueAt(lastNotifyAt, intervalMs, now);
    return subscription.holdUntil !== undefined && subscription.holdUntil > due
      ? subscription.holdUntil
      : due;
  }

  /** The shortest time between two NOTIFYs that the notifier is set to. */
  #intervalMs({ resource }: Subscription): number {
    return resource.eventPackage.notifyIntervalMs ?? this.#context.config.notifyIntervalMs;
  }

  #sendState(subscription: Subscription, flow: LiveFlow, now: Instant): void {
    const { source, bodies, owed, pace, changedAt: publishedAt } = subscription;
    const body = owed === undefined ? source.tell(bodies, now) : source.tellAll(bodies, now);
    this.#caughtUp(subscription);
    if (subscription.derived?.isUnfinished === true) subscription.isBehind = true;
    if (owed === undefined && body === undefined) return;
    const tag = body === undefined ? undefined : this.#context.entityTags.of(source);
    subscription.owed = undefined;
    subscription.lastNotifyAt = now;
    pace?.sent(now);
    this.#rest(subscription, now);
    const { state, expiresAt } = subscription.record;
    const stateHeader = liveState(state, expiresAt, now, pace?.parameters);
    this.#transmit(subscription, flow, stateHeader, tag, body, now, publishedAt);
    if (!isMet(subscription.condition, tag)) subscription.condition = undefined;
    if (reservationIsLow(subscription.cseq, subscription.record.notifyCSeqCeiling))
      this.#reserve(subscription);
  }

  #transmit(
    subscription: Subscription,
    flow: LiveFlow,
    stateHeader: string,
    tag: string | undefined,
    whole: RenderedBody | undefined,
    now: Instant,
    publishedAt?: Instant,
  ): void {
    const template = this.#templateOf(subscription, flow);
    subscription.cseq += 1;
    subscription.notifyCount += 1;
    subscription.outstanding += 1;
    const branch = this.#clients.newBranch();
    const body = isMet(subscription.condition, tag) ? undefined : whole;
    if (body !== undefined) subscription.bodies += 1;
    const headers = tag === undefined ? stateHeader : `${stateHeader}SIP-ETag: ${tag}\r\n`;
    const sent = body && this.#encoded(subscription, body);
    const frame = template.frame(branch, subscription.cseq, headers, sent);
    const user = new NotifyUser(this, subscription, flow, now);
    const accounted = this.#context.accounting?.watched(user, subscription, body, now);
    this.#clients.start(branch, frame, flow, accounted ?? user, now);
    this.#context.outputs.observe({
      kind: "notify-sent",
      package: subscription.record.eventPackage,
      octets: sent === undefined ? 0 : "data" in sent ? sent.data.length : sent.octets,
      publishedAt,
    });
  }

  /** Compressed as the latest SUBSCRIBE asked for it. */
  #encoded({ coding }: Subscription, body: RenderedBody): RenderedBody | EncodedBody {
    return coding === undefined ? body : this.#context.bodyCoder.encode(body, coding);
  }

  #templateOf(subscription: Subscription, { flow }: LiveFlow): RequestTemplate {
    const { record, resource, derived, template } = subscription;
    const parameters = derived?.eventParameters ?? "";
    if (template !== undefined && subscription.eventParameters === parameters) return template;
    const ownName = this.#peers.nameFor(record, flow);
    const made = notifyTemplate(record, flow, resource.eventPackage.extension, ownName, parameters);
    subscription.eventParameters = parameters;
    subscription.template = made;
    return made;
  }

  /** The flow that leads to the watcher; for UDP and TCP one is opened towards where it was last heard. */
  #flowOf(subscription: Subscription): LiveFlow | undefined {
    if (subscription.flow !== undefined) return subscription.flow;
    const { transport, address, port } = subscription.peer;
    if (!canBeCalledBack(subscription.peer) || subscription.hasEnded) return undefined;
    if (this.#peers.isReachedByName(subscription)) {
      this.#seek(subscription);
      return undefined;
    }
    const id = this.#context.outputs.openFlow(transport, address, port);
    const flow = this.#context.flows.get(id);
    if (flow !== undefined) this.attach(subscription, flow);
    return flow;
  }

  /** The server of another domain is looked up; what is owed follows when it is found. */
  #seek(subscription: Subscription): void {
    if (subscription.isSought) return;
    subscription.isSought = true;
    this.#peers.reach(subscription, (flow, now) => {
      subscription.isSought = false;
      if (subscription.hasEnded || subscription.flow !== undefined) return;
      if (flow === undefined) return this.#notFound(subscription, now);
      this.attach(subscription, flow);
      this.#offer(subscription, now);
    });
  }

  #notFound(subscription: Subscription, now: Instant): void {
    subscription.failedCalls += 1;
    if (subscription.failedCalls > maxSearches) return this.#ended(subscription, "not reachable", now);
    this.#context.timers.schedule(subscription.wake, after(now, searchAgainMs * subscription.failedCalls));
  }

  /** Binds a subscription to the flow its watcher was heard on. */
  attach(subscription: Subscription, flow: LiveFlow): void {
    if (subscription.flow === flow) return;
    subscription.flow?.subscriptions.delete(subscription);
    subscription.flow = flow;
    subscription.template = undefined;
    subscription.outstanding = 0;
    flow.subscriptions.add(subscription);
  }

  #reserve(subscription: Subscription): void {
    if (subscription.reserving) return;
    subscription.reserving = true;
    const notifyCSeqCeiling =
      Math.max(subscription.cseq, subscription.submitted.notifyCSeqCeiling) + reservedAtOnce;
    subscription.submitted = { ...subscription.submitted, notifyCSeqCeiling };
    this.#context.commits.submit(
      [{ kind: "subscription-put", record: subscription.submitted }],
      (now) => {
        subscription.reserving = false;
        subscription.record = { ...subscription.record, notifyCSeqCeiling };
        if (subscription.isBehind || subscription.owed !== undefined) this.#offer(subscription, now);
      },
      () => {
        subscription.reserving = false;
      },
    );
  }

  answered(subscription: Subscription, response: SipResponse, sentAt: Instant, now: Instant): void {
    subscription.outstanding = Math.max(0, subscription.outstanding - 1);
    subscription.roundTripMs = now - sentAt;
    subscription.failedCalls = 0;
    this.#context.outputs.observe({
      kind: "notify-answered",
      status: response.status,
      roundTripMs: now - sentAt,
    });
    if (subscription.hasEnded) return;
    const verdict = judgeNotifyAnswer(response.status);
    if (verdict === "remove") {
      this.#context.outputs.observe({ kind: "notify-failed", cause: "rejected" });
      this.#ended(subscription, `answered ${response.status}`, now);
      return;
    }
    if (verdict === "keep") this.#holdOff(subscription, response, now);
    else if (subscription.pace !== undefined) this.#changePace(subscription, response, now);
    if (subscription.isBehind || subscription.owed !== undefined) this.#offer(subscription, now);
  }

  /** A watcher whose SUBSCRIBE named rates may change them in its answers (RFC 6446 section 4.1). */
  #changePace(subscription: Subscription, response: SipResponse, now: Instant): void {
    const eventParameters = parametersAsked(subscription.record, response);
    if (eventParameters === undefined) return;
    subscription.record = { ...subscription.record, eventParameters };
    subscription.submitted = { ...subscription.submitted, eventParameters };
    this.#context.commits.submitUnattended([{ kind: "subscription-put", record: subscription.submitted }]);
    subscription.pace = changedPace(subscription.record, this.#intervalMs(subscription), now);
    this.#offer(subscription, now);
  }

  #holdOff(subscription: Subscription, response: SipResponse, now: Instant): void {
    subscription.source.forget();
    subscription.isBehind = true;
    subscription.holdUntil = after(now, retryAfterSeconds(response) * 1000);
  }

  failed(subscription: Subscription, flow: LiveFlow, cause: "timeout" | "transport", now: Instant): void {
    subscription.outstanding = Math.max(0, subscription.outstanding - 1);
    this.#context.outputs.observe({ kind: "notify-failed", cause });
    if (subscription.hasEnded) return;
    if (cause === "timeout") this.#ended(subscription, "no answer to NOTIFY", now);
    else this.#connectionLost(subscription, flow, now);
  }

  /** A browser comes back by itself; a phone is called back once, then counts as gone (RFC 6665 section 4.2.2). */
  #connectionLost(subscription: Subscription, flow: LiveFlow, now: Instant): void {
    subscription.owed = "at-once";
    if (!canBeCalledBack(subscription.peer)) return;
    if (this.#peers.isReachedByName(subscription)) {
      this.#peers.lost(subscription, flow, now);
      if (subscription.failedCalls > 0) return this.#notFound(subscription, now);
    }
    subscription.failedCalls += 1;
    if (subscription.failedCalls > 1) this.#ended(subscription, "connection refused", now);
    else this.#offer(subscription, now);
  }
}

/** Ties the outcome of one NOTIFY to its subscription. */
class NotifyUser implements ClientUser {
  constructor(
    readonly notifier: Notifier,
    readonly subscription: Subscription,
    readonly flow: LiveFlow,
    readonly sentAt: Instant,
  ) {}

  answered(response: SipResponse, now: Instant): void {
    this.notifier.answered(this.subscription, response, this.sentAt, now);
  }

  failed(cause: "timeout" | "transport", now: Instant): void {
    this.notifier.failed(this.subscription, this.flow, cause, now);
  }
}

/** How long a watcher that could not take a NOTIFY is left alone: what it asked for, within reason. */
function retryAfterSeconds(response: SipResponse): number {
  const text = response.headers.first("retry-after");
  const parsed = text === undefined ? undefined : parseRetryAfter(text);
  return parsed?.ok ? Math.max(1, Math.min(parsed.value.seconds, 3600)) : 5;
}
