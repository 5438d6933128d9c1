import type { FederationMode, Peer, PeerDetail, PeerTest, PeerTrouble } from "@porchlight/admin-api";
import { type BadgeProps, visibleText } from "@porchlight/ui";

interface Words {
  readonly word: string;
  readonly tone: NonNullable<BadgeProps["tone"]>;
}

export const modeWords: Readonly<Record<FederationMode, string>> = {
  open: "Any domain that proves to be one is dealt with, on the terms for others.",
  "allow-list": "Only the peers in the settings are dealt with.",
  closed: "Nobody outside is dealt with: nothing comes in from other domains, and nothing goes out.",
};

const closedWords: Readonly<Record<NonNullable<Peer["closedFor"]>, Words>> = {
  closed: { word: "Closed", tone: "neutral" },
  "not-listed": { word: "Not listed", tone: "neutral" },
  blocked: { word: "Blocked", tone: "danger" },
};

/** How it goes with a peer, in a word. */
export function stateOf({ closedFor, lastSeenAt, lastTrouble, resting }: Peer): Words {
  if (closedFor !== null) return closedWords[closedFor];
  if (resting > 0) return { word: "Given a rest", tone: "warn" };
  const isTroubled = lastTrouble !== null && (lastSeenAt === null || lastTrouble.at > lastSeenAt);
  if (isTroubled) return { word: "In trouble", tone: "warn" };
  return lastSeenAt === null ? { word: "Not heard yet", tone: "neutral" } : { word: "In touch", tone: "ok" };
}

export const trustWords: Readonly<Record<Peer["trust"], Words>> = {
  trusted: { word: "Trusted", tone: "ok" },
  untrusted: { word: "Untrusted", tone: "neutral" },
  blocked: { word: "Blocked", tone: "danger" },
};

export const trustMeanings: Readonly<Record<Peer["trust"], string>> = {
  trusted: "who it says its users are is believed, and it is told who ours are",
  untrusted: "it is not believed who its users are, and not told who wishes to stay unknown",
  blocked: "nothing passes",
};

const troubleWords: Readonly<Record<PeerTrouble["kind"], string>> = {
  closed: "Refused: nobody outside is dealt with",
  "not-listed": "Refused: it is not in the settings",
  blocked: "Refused: it is blocked",
  unproved: "Claimed to speak for a domain that it has not proved to be",
  rate: "More in a second than was agreed",
  subscriptions: "More subscriptions than were agreed",
  resting: "Not tried: all its places are given a rest",
  malformed: "Sent what cannot be read",
  failed: "Did not work",
};

/** What went wrong, in words of ours; what the peer said stands beside it. */
export const troubleText = (kind: PeerTrouble["kind"]): string => troubleWords[kind];

const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

export const numberText = (value: number): string => numbers.format(value);

/** One line of what passes, against what was agreed. */
export interface UseLine {
  readonly name: string;
  readonly now: number;
  /** 0 = nothing was agreed. */
  readonly limit: number;
  readonly isPerSecond: boolean;
}

export function useOf({ limits, perSecond, subscriptions }: PeerDetail): readonly UseLine[] {
  const { notifiesPerSecond, requestsPerSecond } = limits;
  const line = (name: string, now: number, limit: number) => ({ name, now, limit, isPerSecond: true });
  return [
    line("Requests in", perSecond.requestsIn, requestsPerSecond),
    line("Requests out", perSecond.requestsOut, requestsPerSecond),
    line("NOTIFYs in", perSecond.notifiesIn, notifiesPerSecond),
    line("NOTIFYs out", perSecond.notifiesOut, notifiesPerSecond),
    {
      name: "Subscriptions of its watchers",
      now: subscriptions,
      limit: limits.subscriptions,
      isPerSecond: false,
    },
  ];
}

const nearly = 0.8;

/** Whether a peer has used up what was agreed, or will soon. */
export function fullnessOf({ limit, now }: UseLine): Words | undefined {
  if (limit === 0 || now < limit * nearly) return undefined;
  return now >= limit
    ? { word: "At the limit", tone: "danger" }
    : { word: "Nearly at the limit", tone: "warn" };
}

const at = (place: string | null): string => (place === null ? "" : ` at ${place}`);

/** What came of a test, as a sentence. */
export function testText(test: PeerTest): { readonly tone: "ok" | "warn" | "danger"; readonly text: string } {
  switch (test.outcome) {
    case "answered": {
      const { place, reason, roundTripMs, status } = test;
      const said = `${status} ${visibleText(reason)}`.trim();
      return { tone: "ok", text: `It is there: it answered ${said}${at(place)} in ${roundTripMs} ms.` };
    }
    case "failed":
      return { tone: "danger", text: failureText(test) };
    case "refused":
      return { tone: "warn", text: `Nothing was sent. ${troubleWords[test.closedFor]}.` };
  }
}

function failureText({ cause, place, reason }: Extract<PeerTest, { outcome: "failed" }>): string {
  if (cause === "silence") return `It did not answer within ten seconds${at(place)}.`;
  const said = visibleText(reason);
  return `${troubleWords[cause]}${said === "" ? "" : `: ${said}`}.`;
}
