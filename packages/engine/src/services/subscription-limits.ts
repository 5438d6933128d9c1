import { type Rejection, rejection } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import type { Subscription } from "../state/subscription";
import type { SubscriptionTable } from "../state/subscription-table";
import type { WaitingTable } from "../state/waiting-table";

/** 403 with a Warning when a watcher has as many live subscriptions as it may have (0 = unlimited). */
export function withinWatcherLimit(
  table: SubscriptionTable,
  watcher: string,
  limit: number,
): Result<void, Rejection> {
  if (limit === 0 || table.ofWatcher(watcher).size < limit) return ok(undefined);
  return fail(rejection(403, [["Warning", '399 porchlight "too many subscriptions"']]));
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
  table: SubscriptionTable,
  waiting: WaitingTable,
  watcher: string,
  limit: number,
): Result<void, Rejection> {
  let count = waiting.countOf(watcher);
  for (const { record } of table.ofWatcher(watcher)) if (record.state === "pending") count += 1;
  if (count < limit) return ok(undefined);
  return fail(rejection(403, [["Warning", '399 porchlight "too many undecided subscriptions"']]));
}
