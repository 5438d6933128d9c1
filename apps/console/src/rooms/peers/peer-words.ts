import type { Peer, PeerDetail, PeerTest, PeerTrouble } from "@porchlight/admin-api";
import { type BadgeProps, visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { saidText } from "../../api/said-text";

interface Words {
  readonly word: string;
  readonly tone: NonNullable<BadgeProps["tone"]>;
}

const closedWordsOf = (say: Say): Readonly<Record<NonNullable<Peer["closedFor"]>, Words>> => ({
  closed: { word: say("peers.closed"), tone: "neutral" },
  "not-listed": { word: say("peers.notListed"), tone: "neutral" },
  blocked: { word: say("peers.blocked"), tone: "danger" },
});

/** How it goes with a peer, in a word. */
export function stateOf({ closedFor, lastSeenAt, lastTrouble, resting }: Peer, say: Say): Words {
  if (closedFor !== null) return closedWordsOf(say)[closedFor];
  if (resting > 0) return { word: say("peers.givenARest"), tone: "warn" };
  const isTroubled = lastTrouble !== null && (lastSeenAt === null || lastTrouble.at > lastSeenAt);
  if (isTroubled) return { word: say("peers.inTrouble"), tone: "warn" };
  return lastSeenAt === null
    ? { word: say("peers.notHeardYet"), tone: "neutral" }
    : { word: say("peers.inTouch"), tone: "ok" };
}

export const trustWordsOf = (say: Say): Readonly<Record<Peer["trust"], Words>> => ({
  trusted: { word: say("peers.trusted"), tone: "ok" },
  untrusted: { word: say("peers.untrusted"), tone: "neutral" },
  blocked: { word: say("peers.blocked"), tone: "danger" },
});

/** What went wrong, in words of ours; what the peer said stands beside it. */
export const troubleText = (kind: PeerTrouble["kind"], say: Say): string => say(`peers.troubleWords.${kind}`);

export const ONE_DECIMAL = { maximumFractionDigits: 1 } as const;

/** One line of what passes, against what was agreed. */
export interface UseLine {
  readonly name: string;
  readonly now: number;
  /** 0 = nothing was agreed. */
  readonly limit: number;
  readonly isPerSecond: boolean;
}

export function useOf({ limits, perSecond, subscriptions }: PeerDetail, say: Say): readonly UseLine[] {
  const { notifiesPerSecond, requestsPerSecond } = limits;
  const line = (name: string, now: number, limit: number) => ({ name, now, limit, isPerSecond: true });
  return [
    line(say("peers.requestsIn"), perSecond.requestsIn, requestsPerSecond),
    line(say("peers.requestsOut"), perSecond.requestsOut, requestsPerSecond),
    line(say("peers.notifysIn"), perSecond.notifiesIn, notifiesPerSecond),
    line(say("peers.notifysOut"), perSecond.notifiesOut, notifiesPerSecond),
    {
      name: say("peers.subscriptionsOfItsWatchers"),
      now: subscriptions,
      limit: limits.subscriptions,
      isPerSecond: false,
    },
  ];
}

const nearly = 0.8;

/** Whether a peer has used up what was agreed, or will soon. */
export function fullnessOf({ limit, now }: UseLine, say: Say): Words | undefined {
  if (limit === 0 || now < limit * nearly) return undefined;
  return now >= limit
    ? { word: say("peers.atTheLimit"), tone: "danger" }
    : { word: say("peers.nearlyAtTheLimit"), tone: "warn" };
}

/** What came of a test, as a sentence. */
export function testText(
  test: PeerTest,
  say: Say,
): { readonly tone: "ok" | "warn" | "danger"; readonly text: string } {
  switch (test.outcome) {
    case "answered": {
      const { place, reason, roundTripMs, status } = test;
      const said = `${status} ${visibleText(reason)}`.trim();
      const milliseconds = say.number(roundTripMs);
      const text =
        place === null
          ? say("peers.answered", { said, milliseconds })
          : say("peers.answeredAt", { said, milliseconds, place });
      return { tone: "ok", text };
    }
    case "failed":
      return { tone: "danger", text: failureText(test, say) };
    case "refused":
      return { tone: "warn", text: say("peers.nothingSent", { why: troubleText(test.closedFor, say) }) };
  }
}

function failureText(
  { cause, place, reason, said: saying }: Extract<PeerTest, { outcome: "failed" }>,
  say: Say,
): string {
  if (cause === "silence") return place === null ? say("peers.silence") : say("peers.silenceAt", { place });
  const said = visibleText(saidText(saying, reason, say));
  const trouble = troubleText(cause, say);
  return `${trouble}${said === "" ? "" : `: ${said}`}.`;
}
