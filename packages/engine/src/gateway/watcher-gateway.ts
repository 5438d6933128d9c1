import { dueAt, type StateSource } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";
import type { BackEndStatus } from "@porchlight/rls";
import type { GatewayWatcher, WatchNews, WatchOrder } from "../ports/gateway";
import {
  withinPresenceLimit,
  withinUndecidedLimit,
  withinWatcherLimit,
} from "../services/subscription-limits";
import { withinSubscriptionProfile } from "../services/subscription-profile";
import { gatewayFetch } from "./gateway-fetch";
import { decidedAbout, type GatewayParts } from "./gateway-parts";
import { GatewayWatch, type GatewayWatchKeeper } from "./gateway-watch";
import { gatewayFrom, gatewayIdentity, gatewayWish } from "./gateway-wish";

/** Watchers that speak no SIP (COR-075): decided on, shown, told and counted as if they had subscribed. */
export class WatcherGateway {
  readonly #parts: GatewayParts;
  readonly #touched = new Set<GatewayWatch>();
  readonly #keeper: GatewayWatchKeeper;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#keeper = {
      expired: (watch, now) => this.#end(watch, "timeout", now),
      changed: (watch) => this.#touched.add(watch),
    };
  }

  watch(order: WatchOrder, now: Instant): void {
    const refusal = this.#refusalOf(order, now);
    if (refusal !== undefined) return order.told({ state: "ended", reason: refusal });
    const { context, eventPackage, backEnds } = this.#parts;
    const expiresAt = earlier(order.until, after(now, eventPackage.expiry.maxSeconds * 1000));
    const { watcher } = gatewayIdentity(order);
    const from = gatewayFrom(order, context.accounts);
    const wish = gatewayWish(order.id, order, from, eventPackage, expiresAt);
    const watch = new GatewayWatch(order, { watcher, from, createdAt: now, expiresAt }, this.#keeper);
    context.gateway.add(watch);
    context.timers.schedule(watch.expiry, expiresAt);
    watch.backEnd = backEnds.open(memberOf(order), wish, watch);
    this.#observe(watch, "started", "");
    this.#offer(watch, now);
  }

  fetch(asker: GatewayWatcher, now: Instant): WatchNews {
    return gatewayFetch(asker, this.#parts, now);
  }

  unwatch(id: string): void {
    const watch = this.#parts.context.gateway.get(id);
    if (watch !== undefined) this.#leave(watch, "timeout");
  }

  /** Ends a watch, which is told so. False when it is unknown. */
  end(id: string, reason: string, now: Instant): boolean {
    const watch = this.#parts.context.gateway.get(id);
    if (watch === undefined) return false;
    this.#end(watch, reason, now);
    return true;
  }

  /** The account of a watcher is gone. */
  endAllOf(watcher: string, now: Instant): void {
    for (const watch of [...this.#parts.context.gateway.ofWatcher(watcher)])
      this.#end(watch, "rejected", now);
  }

  /** Tells the news that the present input brought. */
  settle(now: Instant): void {
    for (const watch of this.#touched) {
      this.#touched.delete(watch);
      if (this.#parts.context.gateway.get(watch.order.id) === watch) this.#offer(watch, now);
    }
  }

  /** How a watch stands goes at once; what it is shown in the pace of notifications (RFC 3856 section 6.10). */
  #offer(watch: GatewayWatch, now: Instant): void {
    const status = watch.backEnd?.status ?? NOBODY;
    switch (status.state) {
      case "unknown":
        return this.#end(watch, "noresource", now);
      case "terminated":
        return this.#end(watch, status.reason, now);
      case "pending":
        if (watch.told !== "pending") this.#tell(watch, { state: "pending" }, now);
        return;
      case "active":
        return this.#offerState(watch, status, now);
    }
  }

  #offerState(
    watch: GatewayWatch,
    { source }: Extract<BackEndStatus<StateSource>, { state: "active" }>,
    now: Instant,
  ): void {
    if (watch.told === "active") {
      if (!source.hasNews()) return;
      const due = dueAt(watch.toldAt, this.#intervalMs, now);
      if (due > now) return this.#parts.context.timers.schedule(watch.wake, due);
    }
    const body = source.tellAll(watch.count, now);
    if (body !== undefined) this.#tell(watch, { state: "active", body }, now);
  }

  #tell(watch: GatewayWatch, news: WatchNews, now: Instant): void {
    if (watch.told !== undefined && watch.told !== news.state) this.#observe(watch, "reviewed", news.state);
    watch.tell(news, now);
  }

  get #intervalMs(): number {
    const { context, eventPackage } = this.#parts;
    return eventPackage.notifyIntervalMs ?? context.config.notifyIntervalMs;
  }

  #end(watch: GatewayWatch, reason: string, now: Instant): void {
    if (this.#leave(watch, reason)) watch.tell({ state: "ended", reason }, now);
  }

  #leave(watch: GatewayWatch, reason: string): boolean {
    const { gateway, timers } = this.#parts.context;
    if (!gateway.remove(watch)) return false;
    timers.cancel(watch.expiry);
    timers.cancel(watch.wake);
    watch.backEnd?.close();
    this.#observe(watch, "ended", reason);
    return true;
  }

  /** Why a watch is not even decided on, or may not wait for that. Whom nobody vouches for is not one watcher. */
  #refusalOf(order: WatchOrder, now: Instant): "noresource" | "rejected" | "limit" | undefined {
    const { context, eventPackage } = this.#parts;
    const decided = decidedAbout(order, this.#parts, now);
    if (decided === undefined) return "noresource";
    context.resources.dropIfIdle(decided.resource);
    const { watcher } = order;
    if (watcher === undefined) return undefined;
    if (!withinSubscriptionProfile(context.accounts, order.presentity, [watcher]).ok) return "rejected";
    const mayWait = decided.authorization.verdict !== "confirm" || withinUndecidedLimit(context, watcher).ok;
    const hasRoom =
      withinWatcherLimit(context, watcher).ok && withinPresenceLimit(context, watcher, eventPackage.name).ok;
    return mayWait && hasRoom ? undefined : "limit";
  }

  #observe({ order, watcher }: GatewayWatch, change: "started" | "reviewed" | "ended", reason: string): void {
    const { id, presentity } = order;
    this.#parts.context.outputs.observe({
      kind: "subscription-changed",
      id,
      presentity,
      watcher,
      change,
      reason,
    });
  }
}

const NOBODY: BackEndStatus<StateSource> = { state: "unknown" };

const memberOf = ({ presentity }: WatchOrder) => ({
  uri: presentity,
  key: presentity,
  names: [],
  list: undefined,
  refused: undefined,
});

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
