import type { EngineViews, SubscriptionView } from "@porchlight/engine";
import { PRESENCE, type PresencePreview } from "@porchlight/event-packages";
import { sentenceOf } from "@porchlight/policy";
import { instantText } from "./instant-text";

export interface Standing {
  readonly state: "active" | "pending" | "waiting" | "none";
  readonly reachable: boolean;
  readonly subscriptions: string[];
  readonly sentence: string;
}

/** How a watcher stands with a presentity now, with the one sentence that says why it sees what it sees. */
export function standingOf(
  views: EngineViews,
  presentity: string,
  watcher: string,
  { explanation }: PresencePreview,
): Standing {
  const own = [...views.subscriptions()].filter(
    (view) => view.presentity === presentity && view.watcher === watcher && view.eventPackage === PRESENCE,
  );
  const isWaiting = [...views.waiting()].some(
    (view) => view.presentity === presentity && view.watcher === watcher,
  );
  const [first] = own;
  const state = first?.state ?? (isWaiting ? "waiting" : "none");
  return {
    state,
    reachable: own.some(({ reachable }) => reachable),
    subscriptions: own.map(({ id }) => id),
    sentence: `${situation(own, isWaiting)} ${sentenceOf(explanation)}`,
  };
}

function situation(own: readonly SubscriptionView[], isWaiting: boolean): string {
  const [first] = own;
  if (first === undefined) {
    return isWaiting
      ? "Asked before and waits for a decision, without a subscription."
      : "Has no subscription.";
  }
  const reachable = own.find((view) => view.reachable);
  if (reachable === undefined)
    return `Subscribed until ${instantText(first.expiresAt)}, but its connection is lost.`;
  const told =
    reachable.lastNotifyAt === undefined
      ? "was told nothing yet"
      : `was told last at ${instantText(reachable.lastNotifyAt)}`;
  return `Subscribed, ${reachable.state}, and ${told}.`;
}
