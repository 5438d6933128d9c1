import { type Rejection, rejection } from "@porchlight/event-notifier";
import { PRESENCE } from "@porchlight/event-packages";
import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import type { EngineContext } from "../context";
import type { Subscription } from "../state/subscription";
import type { SubscriptionTable } from "../state/subscription-table";

const TOO_MANY = '399 porchlight "too many subscriptions"';

type Watches = Pick<EngineContext, "subscriptions" | "gateway" | "waiting" | "config">;

/**
 * 403 with a Warning when a watcher has as many live subscriptions as it may have (0 = unlimited), without those that the
 * new one takes the place of.
 */
export function withinWatcherLimit(
  { subscriptions, gateway, config }: Watches,
  watcher: string,
  replaced = 0,
): Result<void, Rejection> {
  const limit = config.limits.subscriptionsPerWatcher;
  const count = subscriptions.ofWatcher(watcher).size + gateway.ofWatcher(watcher).size - replaced;
  if (limit === 0 || count < limit) return ok(undefined);
  return fail(rejection(403, [["Warning", TOO_MANY]]));
}

/** The same for subscriptions to presence, of single presentities and of lists, by what the watcher is provisioned with. */
export function withinPresenceLimit(
  { subscriptions, gateway, config }: Watches,
  watcher: string,
  eventPackage: string,
  replaced = 0,
): Result<void, Rejection> {
  const limit = config.provisioned?.of(watcher).values.pktcPRSMaxNumberOfPresenceSubscriptions ?? 0;
  if (limit === 0 || eventPackage !== PRESENCE) return ok(undefined);
  let count = gateway.ofWatcher(watcher).size - replaced;
  for (const { record } of subscriptions.ofWatcher(watcher)) if (record.eventPackage === PRESENCE) count += 1;
  return count < limit ? ok(undefined) : fail(rejection(403, [["Warning", TOO_MANY]]));
}

/** The oldest of a watcher's unreachable subscriptions to one resource beyond `limit`: page reloads must not pile up. */
export function surplusSuspended(
  table: SubscriptionTable,
  newest: Subscription,
  limit: number,
): readonly Subscription[] {
  const suspended = [...table.ofWatcher(newest.record.watcher)].filter(
    (other) => other.resource === newest.resource && other.flow === undefined,
  );
  if (suspended.length <= limit) return [];
  suspended.sort((a, b) => a.record.createdAt - b.record.createdAt);
  return suspended.slice(0, suspended.length - limit);
}

/** 403 with a Warning when as many decisions about a watcher are awaited as may be (RFC 3857 section 4.7.1). */
export function withinUndecidedLimit(
  { subscriptions, gateway, waiting, config }: Watches,
  watcher: string,
): Result<void, Rejection> {
  let count = waiting.countOf(watcher);
  for (const { record } of subscriptions.ofWatcher(watcher)) if (record.state === "pending") count += 1;
  for (const { told } of gateway.ofWatcher(watcher)) if (told === "pending") count += 1;
  if (count < config.limits.undecidedPerWatcher) return ok(undefined);
  return fail(rejection(403, [["Warning", '399 porchlight "too many undecided subscriptions"']]));
}

/** 503 when the watchers of a peer have as many subscriptions as its service level allows (requirement COR-072). */
export function withinPeerLimit(
  { subscriptions, peers }: Pick<EngineContext, "subscriptions" | "peers">,
  domain: string,
  replaced: number,
  now: Instant,
): Result<void, Rejection> {
  const admission = peers.admitSubscription(domain, subscriptions.countOfPeer(domain) - replaced, now);
  if (admission.kind === "admitted") return ok(undefined);
  return fail(rejection(503, [["Retry-After", String(admission.retryAfterSeconds)]]));
}
