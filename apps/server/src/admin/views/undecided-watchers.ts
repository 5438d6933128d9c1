import type { UndecidedWatcher } from "@porchlight/admin-api";
import type { EngineViews, SubscriptionView, WaitingView } from "@porchlight/engine";
import { instantText } from "./instant-text";

/** Everybody who waits for a decision, the longest waiting first; once, with however many devices it asks. */
export function undecidedWatchers(views: EngineViews): UndecidedWatcher[] {
  const pending = [...views.watching()].filter(({ state }) => state === "pending").map(pendingRow);
  const waiting = [...views.waiting()].map(waitingRow);
  const asked = new Map<string, UndecidedWatcher>();
  for (const row of [...pending, ...waiting].sort(bySince)) {
    const name = JSON.stringify([row.presentity, row.watcher, row.isAnonymous, row.eventPackage]);
    const before = asked.get(name);
    asked.set(name, before === undefined ? row : together(before, row));
  }
  return [...asked.values()];
}

const bySince = (a: UndecidedWatcher, b: UndecidedWatcher): number =>
  a.since < b.since ? -1 : a.since > b.since ? 1 : 0;

/** Pending on one device is pending; the question is kept for as long as any of them waits. */
const together = (first: UndecidedWatcher, other: UndecidedWatcher): UndecidedWatcher => ({
  ...first,
  displayName: first.displayName || other.displayName,
  state: first.state === "pending" ? "pending" : other.state,
  giveUpAt: first.giveUpAt > other.giveUpAt ? first.giveUpAt : other.giveUpAt,
});

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
