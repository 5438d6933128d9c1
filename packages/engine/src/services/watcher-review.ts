import type { Authorization, View, WatcherIdentity } from "@porchlight/event-notifier";
import { after, type Instant, instant } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import { watcherIdentity } from "../identity/identity";
import { NO_STATE } from "../state/no-state";
import { PublishedResource } from "../state/resource";
import type { Judgement, Watching } from "../state/watching";
import { isViewSource, viewSource } from "./subscription-sources";
import type { WaitingRoom } from "./waiting-room";

/** Judges watchers by what the presentity has decided: at first, and whenever that may have changed. */
export class WatcherReview {
  readonly #context: EngineContext;
  readonly #waiting: WaitingRoom;

  constructor(context: EngineContext, waiting: WaitingRoom) {
    this.#context = context;
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
    for (const watching of [...resource.watchers]) watching.judged(this.judge(watching, now), now);
    this.#waiting.review(resource, (watcher) => this.authorize(resource, watcher, now));
  }

  /** Brings standing and view of a watcher in line with what is decided now. It is not told yet. */
  judge(watching: Watching, now: Instant): Judgement {
    const { resource, record } = watching;
    if (!(resource instanceof PublishedResource)) return "nothing";
    const authorization = this.authorize(resource, watcherIdentity(record), now);
    switch (authorization.verdict) {
      case "block":
        return "rejected";
      case "confirm":
        return record.state === "pending" ? "nothing" : this.#withhold(watching, now);
      case "allow":
      case "polite-block":
        return record.state === "pending"
          ? this.#approve(watching, resource, authorization.view)
          : changeView(watching, resource, authorization.view);
    }
  }

  #withhold(watching: Watching, now: Instant): Judgement {
    const giveUpAt = after(now, this.#context.config.watchers.giveUpSeconds * 1000);
    watching.source = NO_STATE;
    this.#context.timers.schedule(watching.giveUpTimer, giveUpAt);
    watching.enter({ state: "pending", watcherEvent: "subscribe", giveUpAt });
    return "state";
  }

  #approve(watching: Watching, resource: PublishedResource, view: View): Judgement {
    watching.source = viewSource(resource, view, watching.wish);
    this.#context.timers.cancel(watching.giveUpTimer);
    watching.enter({ state: "active", watcherEvent: "approved", giveUpAt: instant(0) });
    return "state";
  }
}

function changeView(watching: Watching, resource: PublishedResource, view: View): Judgement {
  const { source } = watching;
  if (isViewSource(source) && source.view.key === view.key) return "nothing";
  watching.source = isViewSource(source) ? source.become(view) : viewSource(resource, view, watching.wish);
  return "view";
}
