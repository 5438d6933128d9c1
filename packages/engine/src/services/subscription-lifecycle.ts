import { chooseBodyType, type EventPackage, type TerminationReason } from "@porchlight/event-notifier";
import { after, type Instant, ok } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { canBeCalledBack } from "../notify/call-back";
import type { Notifier } from "../notify/notifier";
import type { SubscriptionRecord } from "../ports/journal";
import type { EngineEvent } from "../ports/outputs";
import { NO_STATE } from "../state/no-state";
import { RecordedWish } from "../state/recorded-wish";
import type { Resource } from "../state/resource";
import { type OpenedSource, Subscription, type SubscriptionKeeper } from "../state/subscription";
import type { Judgement, Standing } from "../state/watching";
import { type Ending, endingOf } from "./ending";
import { surplusSuspended } from "./subscription-limits";
import { derivedSource } from "./subscription-sources";
import type { WaitingRoom } from "./waiting-room";

type SubscriptionChange = Extract<EngineEvent, { kind: "subscription-changed" }>["change"];

/** The life of subscriptions outside requests: taken up, bound to flows, suspended, ended, restored. */
export class SubscriptionLifecycle {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #waiting: WaitingRoom;
  readonly #keeper: SubscriptionKeeper;

  constructor(context: EngineContext, notifier: Notifier, waiting: WaitingRoom) {
    this.#context = context;
    this.#notifier = notifier;
    this.#waiting = waiting;
    this.#keeper = {
      expired: (subscription, now) => this.end(subscription, "timeout", now),
      woken: (subscription, now) => notifier.woken(subscription, now),
      undecided: (subscription, now) => this.end(subscription, "giveup", now),
      entered: (subscription, standing) => this.#entered(subscription, standing),
      judged: (subscription, judgement, now) => this.#judged(subscription, judgement, now),
      changed: (subscription, causedAt, now) => notifier.stateChanged(subscription, causedAt, now),
      ended: (subscription, reason, now) => this.end(subscription, reason, now),
    };
  }

  /** @param cseq of the last NOTIFY that was or may have been sent */
  make(
    record: SubscriptionRecord,
    cseq: number,
    resource: Resource,
    bodyType: string,
    opened: OpenedSource,
  ): Subscription {
    return new Subscription(record, cseq, resource, bodyType, opened, this.#keeper);
  }

  /** From here on it is found by its dialog, hears of changes and expires. */
  adopt(subscription: Subscription): void {
    const { record, resource, expiry } = subscription;
    this.#context.subscriptions.add(subscription);
    resource.watchers.add(subscription);
    this.#context.timers.schedule(expiry, record.expiresAt);
    if (record.state === "pending") this.#context.timers.schedule(subscription.giveUpTimer, record.giveUpAt);
  }

  /** Binds to the flow of the request, unless it closed while the commit was under way. */
  bind(subscription: Subscription, flow: LiveFlow, now: Instant): void {
    const live = this.#context.flows.get(flow.id);
    if (live !== undefined) this.#notifier.attach(subscription, live);
    else if (!canBeCalledBack(subscription.peer)) this.#trimSuspended(subscription, now);
  }

  ending(subscription: Subscription, reason: TerminationReason, now: Instant): Ending {
    return endingOf(subscription.record, reason, this.#context.config.watchers.giveUpSeconds, now);
  }

  /** Ends a subscription from our side, with a last NOTIFY. */
  end(subscription: Subscription, reason: TerminationReason, now: Instant): void {
    if (subscription.hasEnded) return;
    const ending = this.ending(subscription, reason, now);
    this.#context.commits.submitUnattended(ending.records);
    this.finish(subscription, ending, reason, now);
  }

  /** Ends a subscription whose watcher cannot be told: it answered that it is gone, or nothing at all. */
  drop(subscription: Subscription, cause: string, now: Instant): void {
    if (subscription.hasEnded) return;
    const ending = this.ending(subscription, "timeout", now);
    this.#context.commits.submitUnattended(ending.records);
    this.leave(subscription, ending, cause);
  }

  /** Another one of the same instance takes its place; who has moved is told where it was last. */
  replace(subscription: Subscription, now: Instant): void {
    if (subscription.hasEnded) return;
    const ending = this.ending(subscription, "deactivated", now);
    this.#context.commits.submitUnattended(ending.records);
    if (subscription.flow === undefined) this.leave(subscription, ending, replacedByInstance);
    else this.finish(subscription, ending, replacedByInstance, now);
  }

  /** The end that a commit has already made durable. What one NOTIFY cannot tell is not told by the last. */
  finish(subscription: Subscription, ending: Ending, cause: string, now: Instant): void {
    const withBody = ending.reason === "timeout" && subscription.derived?.isTooLong !== true;
    this.#notifier.notifyTerminated(subscription, ending.reason, withBody, now);
    this.leave(subscription, ending, cause);
  }

  /** The end without a NOTIFY: there is nobody to tell, or nothing (RFC 5839 section 5.7). */
  leave(subscription: Subscription, { reason, waiting }: Ending, cause: string): void {
    const { subscriptions, timers, resources, roster } = this.#context;
    subscription.hasEnded = true;
    subscription.derived?.close();
    subscriptions.remove(subscription);
    subscription.resource.watchers.delete(subscription);
    subscription.flow?.subscriptions.delete(subscription);
    timers.cancel(subscription.expiry);
    timers.cancel(subscription.wake);
    if (subscription.giveUp !== undefined) timers.cancel(subscription.giveUp);
    if (waiting !== undefined) this.#waiting.enter(waiting);
    else roster.ended(subscription.record, reason);
    resources.dropIfIdle(subscription.resource);
    this.observe(subscription, "ended", cause);
  }

  /** A flow is gone: its subscriptions wait for their watchers to come back. */
  suspend(flow: LiveFlow, now: Instant): void {
    const carried = [...flow.subscriptions];
    flow.subscriptions.clear();
    for (const subscription of carried) {
      subscription.flow = undefined;
      subscription.template = undefined;
      subscription.outstanding = 0;
      if (!canBeCalledBack(subscription.peer)) {
        this.observe(subscription, "suspended", "connection lost");
        this.#trimSuspended(subscription, now);
      }
    }
  }

  #trimSuspended(subscription: Subscription, now: Instant): void {
    const limit = this.#context.config.limits.suspendedPerWatcherAndResource;
    for (const surplus of surplusSuspended(this.#context.subscriptions, subscription, limit)) {
      this.drop(surplus, "replaced by newer subscriptions", now);
    }
  }

  /**
   * Takes over a subscription at restart; its first NOTIFY goes at a random time within `spreadMs`. Whoever watches
   * published state is judged anew before that.
   */
  restore(record: SubscriptionRecord, eventPackage: EventPackage, spreadMs: number, now: Instant): boolean {
    const bodyType = chooseBodyType(record.accept === "" ? undefined : record.accept, eventPackage);
    if (!bodyType.ok) return false;
    const wish = new RecordedWish(record, bodyType.value);
    const opened =
      eventPackage.source === "published"
        ? undecided
        : derivedSource(eventPackage, wish, this.#context.touched, true);
    if (!opened.ok) return false;
    const resource = this.#context.resources.ensure(record.presentity, eventPackage, now);
    const subscription = this.make(record, record.notifyCSeqCeiling, resource, bodyType.value, opened.value);
    this.adopt(subscription);
    this.#notifier.takePace(subscription, now);
    if (canBeCalledBack(record.peer)) {
      this.#notifier.notifyLater(subscription, after(now, this.#context.random() * spreadMs));
    }
    return true;
  }

  /** Ends what concerns an account that went away: watchers of it, and what it watched itself. */
  endAllOf(aor: string, asPresentity: TerminationReason, asWatcher: TerminationReason, now: Instant): void {
    for (const resource of this.#context.resources.of(aor)) {
      for (const watching of [...resource.watchers]) watching.end(asPresentity, now);
    }
    for (const subscription of [...this.#context.subscriptions.ofWatcher(aor)])
      this.end(subscription, asWatcher, now);
    this.#waiting.endAllOf(aor);
  }

  /** What is stored may be a moment behind: after a restart every watcher is judged anew. */
  #entered(subscription: Subscription, standing: Standing): void {
    subscription.record = { ...subscription.record, ...standing };
    subscription.submitted = { ...subscription.submitted, ...standing };
    this.#context.commits.submitUnattended([{ kind: "subscription-put", record: subscription.submitted }]);
    this.#context.roster.changed(subscription.record);
    this.observe(subscription, "reviewed", standing.state);
  }

  #judged(subscription: Subscription, judgement: Judgement, now: Instant): void {
    switch (judgement) {
      case "rejected":
        return this.end(subscription, "rejected", now);
      case "state":
        return subscription.record.state === "pending"
          ? this.#notifier.notifyInPace(subscription, now)
          : this.#notifier.notifyNow(subscription, now);
      case "view":
        return this.#notifier.offerNews(subscription, now);
      case "nothing":
        return;
    }
  }

  observe(subscription: Subscription, change: SubscriptionChange, reason: string): void {
    const { presentity, watcher } = subscription.record;
    this.#context.outputs.observe({
      kind: "subscription-changed",
      id: subscription.id,
      presentity,
      watcher,
      change,
      reason,
    });
  }
}

const replacedByInstance = "replaced by a newer subscription of the same instance";

const undecided = ok<OpenedSource>({ source: NO_STATE, derived: undefined, signal: undefined });
