import type {
  Peer,
  PeerDetail,
  PeerTest as PeerTestRow,
  PeerTrouble as TroubleRow,
} from "@porchlight/admin-api";
import type { PeersView, PeerTest } from "@porchlight/engine";
import { saidOfWords, textOfWords } from "@porchlight/kernel";
import { type Hop, hopName, type PeerRefusal, type PeerTrouble, type PeerView } from "@porchlight/routing";
import { instantText, instantTextOrNull } from "./instant-text";

/** Another domain, as the API shows it. */
export function peerRow(view: PeerView): Peer {
  const { profile, troubles } = view;
  const [lastTrouble] = troubles;
  return {
    domain: profile.domain,
    listed: profile.isListed,
    trust: profile.trust,
    unidentifiedWatchers: profile.unidentifiedWatchers,
    closedFor: view.closedFor ?? null,
    limits: { ...profile.limits },
    perSecond: {
      requestsIn: view.perSecond.in.request,
      requestsOut: view.perSecond.out.request,
      notifiesIn: view.perSecond.in.notify,
      notifiesOut: view.perSecond.out.notify,
    },
    requestsIn: view.requestsIn,
    requestsOut: view.requestsOut,
    subscriptions: view.subscriptions,
    resting: view.rests.length,
    lastSeenAt: instantTextOrNull(view.lastSeenAt),
    lastTrouble: lastTrouble === undefined ? null : troubleRow(lastTrouble),
  };
}

/** The same with everything that went wrong. */
export const peerDetail = (view: PeerView, mode: PeersView["mode"]): PeerDetail => ({
  ...peerRow(view),
  mode,
  refused: Object.entries(view.refused).map(([reason, count]) => ({ reason: reason as PeerRefusal, count })),
  rests: view.rests.map(({ hop, silences, until }) => ({
    place: hopName(hop),
    until: instantText(until),
    silences,
  })),
  troubles: view.troubles.map(troubleRow),
});

/** What came of a test, as the API shows it. */
export function peerTestRow(test: PeerTest): PeerTestRow {
  switch (test.kind) {
    case "answered": {
      const { hop, reason, roundTripMs, status } = test;
      return { outcome: "answered", status, reason, place: hopNameOrNull(hop), roundTripMs };
    }
    case "failed":
      return {
        outcome: "failed",
        cause: test.cause,
        reason: textOfWords(test.reason),
        said: saidOfWords(test.reason),
        place: hopNameOrNull(test.hop),
      };
    case "refused":
      return { outcome: "refused", closedFor: test.closedFor };
  }
}

const troubleRow = ({ at, count, detail, kind }: PeerTrouble): TroubleRow => ({
  kind,
  detail: textOfWords(detail),
  said: saidOfWords(detail),
  at: instantText(at),
  count,
});

const hopNameOrNull = (hop: Hop | undefined): string | null => (hop === undefined ? null : hopName(hop));
