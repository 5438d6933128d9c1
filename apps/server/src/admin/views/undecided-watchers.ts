import type { UndecidedWatcher } from "@porchlight/admin-api";
import type { EngineViews, SubscriptionView, WaitingView } from "@porchlight/engine";
import { instantText } from "./instant-text";

/** Everybody who waits for a decision, the longest waiting first. */
export function undecidedWatchers(views: EngineViews): UndecidedWatcher[] {
  const pending = [...views.subscriptions()].filter(({ state }) => state === "pending").map(pendingRow);
  const waiting = [...views.waiting()].map(waitingRow);
  return [...pending, ...waiting].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

const pendingRow = (view: SubscriptionView): UndecidedWatcher => ({
  id: view.id,
  presentity: view.presentity,
  watcher: view.watcher,
  displayName: view.displayName,
  isAnonymous: view.isAnonymous,
  eventPackage: view.eventPackage,
  state: "pending",
  since: instantText(view.createdAt),
  giveUpAt: instantText(view.giveUpAt ?? view.expiresAt),
});

const waitingRow = (view: WaitingView): UndecidedWatcher => ({
  id: view.id,
  presentity: view.presentity,
  watcher: view.watcher,
  displayName: view.displayName,
  isAnonymous: view.isAnonymous,
  eventPackage: view.eventPackage,
  state: "waiting",
  since: instantText(view.since),
  giveUpAt: instantText(view.giveUpAt),
});
