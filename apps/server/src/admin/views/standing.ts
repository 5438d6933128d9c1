import type { SubscriptionView } from "@porchlight/engine";
import { PRESENCE, type PresencePreview } from "@porchlight/event-packages";
import { sentenceOf } from "@porchlight/policy";
import type { LastEnding, OfficePort } from "../ports/office";
import { instantText } from "./instant-text";

export interface Standing {
  readonly state: "active" | "pending" | "waiting" | "none";
  readonly reachable: boolean;
  readonly subscriptions: string[];
  readonly sentence: string;
}

/**
 * How a watcher stands with a presentity now, with the one sentence that says why it sees what it sees.
 * @param mayWatch by its services
 */
export function standingOf(
  office: Pick<OfficePort, "views" | "lastEnding">,
  presentity: string,
  watcher: string,
  mayWatch: boolean,
  { explanation }: PresencePreview,
): Standing {
  const { views } = office;
  const own = [...views.watchersOf(presentity)].filter(
    (view) => view.watcher === watcher && view.eventPackage === PRESENCE,
  );
  const isWaiting = [...views.waiting()].some(
    (view) => view.presentity === presentity && view.watcher === watcher,
  );
  const [first] = own;
  const state = first?.state ?? (isWaiting ? "waiting" : "none");
  const refused = mayWatch ? "" : "May not watch others by its services, whatever the rules say. ";
  return {
    state,
    reachable: own.some(({ reachable }) => reachable),
    subscriptions: own.map(({ id }) => id),
    sentence: `${refused}${situation(own, isWaiting, office.lastEnding(presentity, watcher))} ${sentenceOf(explanation)}`,
  };
}

function situation(
  own: readonly SubscriptionView[],
  isWaiting: boolean,
  ended: LastEnding | undefined,
): string {
  const [first] = own;
  if (first === undefined) {
    if (isWaiting) return "Asked before and waits for a decision, without a subscription.";
    if (ended === undefined) return "Has no subscription.";
    return `Has no subscription: the last one ended at ${instantText(ended.at)}, ${endingWords(ended)}.`;
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

/** Why a subscription ended (RFC 6665 section 4.1.3). */
function endingWords({ cause }: LastEnding): string {
  switch (cause) {
    case "timeout":
      return "as it expired";
    case "unsubscribed":
      return "as the watcher unsubscribed";
    case "rejected":
      return "as it was blocked";
    case "giveup":
      return "as nobody decided about it in time";
    case "deactivated":
    case "probation":
      return "as an operator ended it";
    case "noresource":
      return "as the account went";
    default:
      return `because: ${cause}`;
  }
}
