import type { Authorization, View, WatcherIdentity } from "@porchlight/event-notifier";
import { after, type Instant, instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import { watcherIdentity } from "../identity/identity";
import type { Notifier } from "../notify/notifier";
import type { SubscriptionRecord } from "../ports/journal";
import { NO_STATE } from "../state/no-state";
import { RecordedWish } from "../state/recorded-wish";
import { PublishedResource } from "../state/resource";
import type { Subscription } from "../state/subscription";
import type { SubscriptionLifecycle } from "./subscription-lifecycle";
import { isViewSource, viewSource } from "./subscription-sources";
import type { WaitingRoom } from "./waiting-room";

/** What a judgement changed for a watcher. */
export type Judgement = "nothing" | "view" | "state" | "rejected";

/** Judges watchers by what the presentity has decided: at first, and whenever that may have changed. */
export class WatcherReview {
  readonly #context: EngineContext;
  readonly #notifier: Notifier;
  readonly #lifecycle: SubscriptionLifecycle;
  readonly #waiting: WaitingRoom;

  constructor(
    context: EngineContext,
    notifier: Notifier,
    lifecycle: SubscriptionLifecycle,
    waiting: WaitingRoom,
  ) {
    this.#context = context;
    this.#notifier = notifier;
    this.#lifecycle = lifecycle;
    this.#waiting = waiting;
  }

  /** What is decided about a watcher now. It is asked again when that may have changed. */
  authorize(resource: PublishedResource, watcher: WatcherIdentity, now: Instant): Authorization {
    const authorization = resource.eventPackage.authorize(watcher, resource.compositor, now);
    const { dependsOnState, validUntil } = authorization;
    if (dependsOnState) resource.dependsOnState = true;
    const { reviewTimer } = resource;
    if (validUntil !== undefined && (reviewTimer.place < 0 || validUntil < reviewTimer.deadlineAt)) {
      this.#context.timers.schedule(reviewTimer, validUntil);
    }
    return authorization;
  }

  /** Judges everybody who was restored. Whoever is rejected, or waits no more, is told by the first `run`. */
  afterRestart(now: Instant): void {
    const { subscriptions, waiting, toReview } = this.#context;
    for (const subscription of [...subscriptions.all()]) {
      const judgement = this.judge(subscription, now);
      if (judgement === "rejected") toReview.set(subscription.resource.key, subscription.record);
    }
    for (const { key, record } of waiting.all()) toReview.set(key, record);
  }

  /** Judges the watchers of every resource whose rules may have changed. */
  run(now: Instant): void {
    const { toReview, packages, resources } = this.#context;
    for (const [key, { presentity, eventPackage: name }] of toReview) {
      toReview.delete(key);
      const eventPackage = packages.get(name);
      if (eventPackage?.source !== "published") continue;
      const resource = resources.publish(presentity, eventPackage, now);
      this.review(resource, now);
      resources.dropIfIdle(resource);
    }
  }

  review(resource: PublishedResource, now: Instant): void {
    this.#context.timers.cancel(resource.reviewTimer);
    resource.dependsOnState = false;
    for (const subscription of [...resource.subscriptions]) {
      this.#tell(subscription, this.judge(subscription, now), now);
    }
    this.#waiting.review(resource, (watcher) => this.authorize(resource, watcher, now));
  }

  #tell(subscription: Subscription, judgement: Judgement, now: Instant): void {
    switch (judgement) {
      case "rejected":
        return this.#lifecycle.end(subscription, "rejected", now);
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

  /** Brings state and view of a subscription in line with what is decided now. The watcher is not told yet. */
  judge(subscription: Subscription, now: Instant): Judgement {
    const { resource, record } = subscription;
    if (!(resource instanceof PublishedResource)) return "nothing";
    const authorization = this.authorize(resource, watcherIdentity(record), now);
    switch (authorization.verdict) {
      case "block":
        return "rejected";
      case "confirm":
        return record.state === "pending" ? "nothing" : this.#withhold(subscription, now);
      case "allow":
      case "polite-block":
        return record.state === "pending"
          ? this.#approve(subscription, resource, authorization.view)
          : changeView(subscription, resource, authorization.view);
    }
  }

  #withhold(subscription: Subscription, now: Instant): Judgement {
    const giveUpAt = after(now, this.#context.config.watchers.giveUpSeconds * 1000);
    subscription.source = NO_STATE;
    this.#context.timers.schedule(subscription.giveUpTimer, giveUpAt);
    this.#enter(subscription, { state: "pending", watcherEvent: "subscribe", giveUpAt });
    return "state";
  }

  #approve(subscription: Subscription, resource: PublishedResource, view: View): Judgement {
    subscription.source = viewSource(resource, view, wishOf(subscription));
    this.#context.timers.cancel(subscription.giveUpTimer);
    this.#enter(subscription, { state: "active", watcherEvent: "approved", giveUpAt: instant(0) });
    return "state";
  }

  /** What is stored may be a moment behind: after a restart every watcher is judged anew. */
  #enter(
    subscription: Subscription,
    change: Pick<SubscriptionRecord, "state" | "watcherEvent" | "giveUpAt">,
  ): void {
    subscription.record = { ...subscription.record, ...change };
    subscription.submitted = { ...subscription.submitted, ...change };
    this.#context.commits.submitUnattended([{ kind: "subscription-put", record: subscription.submitted }]);
    this.#context.roster.changed(subscription.record);
    this.#lifecycle.observe(subscription, "reviewed", change.state);
  }
}

function changeView(subscription: Subscription, resource: PublishedResource, view: View): Judgement {
  const { source } = subscription;
  if (isViewSource(source) && source.view.key === view.key) return "nothing";
  subscription.source = isViewSource(source)
    ? source.become(view)
    : viewSource(resource, view, wishOf(subscription));
  return "view";
}

const wishOf = ({ record, bodyType }: Subscription): RecordedWish => new RecordedWish(record, bodyType);
