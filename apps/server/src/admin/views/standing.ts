import type { SubscriptionView } from "@porchlight/engine";
import { PRESENCE, type PresencePreview } from "@porchlight/event-packages";
import { type Said, type Saying, saidIn } from "@porchlight/kernel";
import { sentenceOf } from "@porchlight/policy";
import type { LastEnding, OfficePort } from "../ports/office";
import { say } from "../sayings";
import { instantText } from "./instant-text";

export interface Standing {
  readonly state: "active" | "pending" | "waiting" | "none";
  readonly reachable: boolean;
  readonly subscriptions: string[];
  readonly sentence: string;
  readonly said: Said;
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
  const sentence = say(mayWatch ? "standing" : "standing-may-not", {
    situation: situation(own, isWaiting, office.lastEnding(presentity, watcher)),
    decision: sentenceOf(explanation),
  });
  return {
    state,
    reachable: own.some(({ reachable }) => reachable),
    subscriptions: own.map(({ id }) => id),
    sentence: sentence.text,
    said: saidIn(sentence),
  };
}

function situation(
  own: readonly SubscriptionView[],
  isWaiting: boolean,
  ended: LastEnding | undefined,
): Saying {
  const [first] = own;
  if (first === undefined) {
    if (isWaiting) return say("standing-waits");
    if (ended === undefined) return say("standing-none");
    return say("standing-ended", { time: instantText(ended.at), cause: endingWords(ended) });
  }
  const reachable = own.find((view) => view.reachable);
  if (reachable === undefined) return say("standing-lost", { time: instantText(first.expiresAt) });
  const state = say(`state-${reachable.state}`);
  return reachable.lastNotifyAt === undefined
    ? say("standing-untold", { state })
    : say("standing-told", { state, time: instantText(reachable.lastNotifyAt) });
}

/** Why a subscription ended (RFC 6665 section 4.1.3). */
function endingWords({ cause }: LastEnding): Saying {
  switch (cause) {
    case "timeout":
    case "unsubscribed":
    case "rejected":
    case "giveup":
    case "noresource":
      return say(`ended-${cause}`);
    case "deactivated":
    case "probation":
      return say("ended-by-operator");
    default:
      return say("ended-otherwise", { cause });
  }
}
