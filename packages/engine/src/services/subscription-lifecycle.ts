import { chooseBodyType, type TerminationReason } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { LiveFlow } from "../flows/flow-table";
import { canBeCalledBack } from "../notify/call-back";
import type { Notifier } from "../notify/notifier";
import type { SubscriptionRecord } from "../ports/journal";
import { RecordedWish } from "../state/recorded-wish";
import type { Resource } from "../state/resource";
import { type OpenedSource, Subscription, type SubscriptionTimers } from "../state/subscription";
import { surplusSuspended } from "./subscription-limits";
import { openSource } from "./subscription-sources";

/** The life of subscriptions outside requests: taken up, bound to flows, suspended, ended, restored. */
export class SubscriptionLifecycle {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #timers: SubscriptionTimers;

  constructor(context: EngineContext, notifier: Notifier) {
    this.#context = context;
    this.#notifier = notifier;
    this.#timers = {
      expired: (subscription, now) => this.end(subscription, "timeout", now),
      woken: (subscription, now) => notifier.woken(subscription, now),
    };
  }

  /** @param cseq of the last NOTIFY that was or may have been sent */
  make(record: SubscriptionRecord, cseq: number, resource: Resource, opened: OpenedSource): Subscription {
    return new Subscription(record, cseq, resource, opened, this.#timers);
  }

  /** From here on it is found by its dialog, hears of changes and expires. */
  adopt(subscription: Subscription): void {
    this.#context.subscriptions.add(subscription);
    subscription.resource.subscriptions.add(subscription);
    this.#context.timers.schedule(subscription.expiry, subscription.record.expiresAt);
  }

  /** Binds to the flow of the request, unless it closed while the commit was under way. */
  bind(subscription: Subscription, flow: LiveFlow): void {
    const live = this.#context.flows.get(flow.id);
    if (live !== undefined) this.#notifier.attach(subscription, live);
    else if (!canBeCalledBack(subscription.peer)) this.#trimSuspended(subscription);
  }

  /** Ends a subscription from our side, with a last NOTIFY. */
  end(subscription: Subscription, reason: TerminationReason, now: Instant): void {
    if (subscription.hasEnded) return;
    this.#context.commits.submitUnattended([{ kind: "subscription-delete", id: subscription.id }]);
    this.finish(subscription, reason, reason, now);
  }

  /** Ends a subscription whose watcher cannot be told: it answered that it is gone, or nothing at all. */
  drop(subscription: Subscription, cause: string): void {
    if (subscription.hasEnded) return;
    this.#context.commits.submitUnattended([{ kind: "subscription-delete", id: subscription.id }]);
    this.leave(subscription, cause);
  }

  /** The end that a commit has already made durable. */
  finish(subscription: Subscription, reason: TerminationReason, cause: string, now: Instant): void {
    const withBody = reason === "timeout";
    this.#notifier.notifyTerminated(subscription, reason, withBody, now);
    this.leave(subscription, cause);
  }

  /** The end without a NOTIFY: there is nobody to tell, or nothing (RFC 5839 section 5.7). */
  leave(subscription: Subscription, cause: string): void {
    subscription.hasEnded = true;
    subscription.derived?.close();
    this.#context.subscriptions.remove(subscription);
    subscription.resource.subscriptions.delete(subscription);
    subscription.flow?.subscriptions.delete(subscription);
    this.#context.timers.cancel(subscription.expiry);
    this.#context.timers.cancel(subscription.wake);
    this.#context.resources.dropIfIdle(subscription.resource);
    this.observe(subscription, "ended", cause);
  }

  /** A flow is gone: its subscriptions wait for their watchers to come back. */
  suspend(flow: LiveFlow): void {
    const carried = [...flow.subscriptions];
    flow.subscriptions.clear();
    for (const subscription of carried) {
      subscription.flow = undefined;
      subscription.template = undefined;
      subscription.outstanding = 0;
      if (!canBeCalledBack(subscription.peer)) {
        this.observe(subscription, "suspended", "connection lost");
        this.#trimSuspended(subscription);
      }
    }
  }

  #trimSuspended(subscription: Subscription): void {
    const limit = this.#context.config.limits.suspendedPerWatcherAndResource;
    for (const surplus of surplusSuspended(this.#context.subscriptions, subscription, limit)) {
      this.drop(surplus, "replaced by newer subscriptions");
    }
  }

  /** Takes over a subscription at restart; its first NOTIFY goes at a random time within `spreadMs`. */
  restore(record: SubscriptionRecord, spreadMs: number, now: Instant): boolean {
    const eventPackage = this.#context.packages.get(record.eventPackage);
    if (eventPackage === undefined) return false;
    const bodyType = chooseBodyType(record.accept === "" ? undefined : record.accept, eventPackage);
    if (!bodyType.ok) return false;
    const resource = this.#context.resources.ensure(record.presentity, eventPackage, now);
    const wish = new RecordedWish(record, bodyType.value);
    const opened = openSource(resource, wish, this.#context.touched);
    if (!opened.ok) {
      this.#context.resources.dropIfIdle(resource);
      return false;
    }
    const subscription = this.make(record, record.notifyCSeqCeiling, resource, opened.value);
    this.adopt(subscription);
    if (canBeCalledBack(record.peer)) {
      this.#notifier.notifyLater(subscription, after(now, this.#context.random() * spreadMs));
    }
    return true;
  }

  /** Ends what concerns an account that went away: watchers of it, and what it watched itself. */
  endAllOf(aor: string, asPresentity: TerminationReason, asWatcher: TerminationReason, now: Instant): void {
    for (const resource of this.#context.resources.of(aor)) {
      for (const subscription of [...resource.subscriptions]) this.end(subscription, asPresentity, now);
    }
    for (const subscription of [...this.#context.subscriptions.ofWatcher(aor)])
      this.end(subscription, asWatcher, now);
  }

  observe(
    subscription: Subscription,
    change: "started" | "refreshed" | "ended" | "suspended" | "resumed",
    reason: string,
  ): void {
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
