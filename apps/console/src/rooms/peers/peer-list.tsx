"use client";
import type { Peer } from "@porchlight/admin-api";
import { EmptyState, RelativeTime, Untrusted } from "@porchlight/ui";
import { Network } from "lucide-react";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import type { Filtered } from "~/url/filters";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { StateBadge, TrustBadge } from "./peer-badges";
import type { peerFilters } from "./peer-filters";
import { stateOf, trustWordsOf } from "./peer-words";
import { PEERS } from "./peers-key";
import { TroubleText } from "./trouble-text";

const columnsOf = (say: Say): readonly Column<Peer>[] => [
  {
    id: "domain",
    header: say("parts.domain"),
    track: "minmax(9rem, 2fr)",
    cell: ({ domain }) => <Untrusted text={domain} />,
  },
  {
    id: "trust",
    header: say("peers.trust"),
    track: "5.5rem",
    cell: ({ trust }) => <TrustBadge trust={trust} />,
  },
  { id: "state", header: say("parts.state"), track: "7.5rem", cell: (peer) => <StateBadge peer={peer} /> },
  {
    id: "rate",
    header: say("peers.requestsPerSecond"),
    track: "9.5rem",
    align: "end",
    cell: (peer) => rateText(peer, say),
  },
  {
    id: "subscriptions",
    header: say("parts.subscriptions"),
    track: "7rem",
    align: "end",
    fromRem: 52,
    cell: ({ limits, subscriptions }) =>
      limits.subscriptions === 0
        ? say.number(subscriptions)
        : say("peers.nowOfMost", { now: say.number(subscriptions), most: say.number(limits.subscriptions) }),
  },
  {
    id: "trouble",
    header: say("peers.lastFailure"),
    track: "minmax(10rem, 3fr)",
    fromRem: 54,
    cell: ({ lastTrouble }) => (lastTrouble === null ? NOTHING : <TroubleText trouble={lastTrouble} />),
  },
  {
    id: "when",
    header: say("peers.when"),
    track: "5.5rem",
    align: "end",
    fromRem: 62,
    cell: ({ lastTrouble }) =>
      lastTrouble === null ? NOTHING : <RelativeTime at={lastTrouble.at} className="text-text-muted" />,
  },
];

/** NOTIFYs are requests too. */
function rateText(
  { perSecond: { notifiesIn, notifiesOut, requestsIn, requestsOut } }: Peer,
  say: Say,
): string {
  return say("peers.inAndOut", {
    in: say.number(requestsIn + notifiesIn),
    out: say.number(requestsOut + notifiesOut),
  });
}

export interface PeerListProps {
  readonly filters: Filtered<typeof peerFilters>;
  readonly opened: string | undefined;
  readonly onOpen: (domain: string) => void;
}

/** Those of the settings, then those that something passed or was refused of. */
export function PeerList({ filters: { listed, q }, opened, onOpen }: PeerListProps) {
  const say = useSay();
  return (
    <WindowedList
      label={say("peers.peers")}
      queryKey={[...PEERS, "list", { listed, q }]}
      load={(window, signal) => admin.listPeers({ query: { search: q, listed, ...window }, signal })}
      live={anyOf(concerns("peers"), concerns("subscriptions"))}
      columns={columnsOf(say)}
      rowName={(peer) => `${peer.domain}, ${stateOf(peer, say).word}`}
      card={(peer) => <PeerCard peer={peer} />}
      onOpen={({ domain }) => onOpen(domain)}
      isOpened={({ domain }) => domain === opened}
      empty={
        <ListEmpty filters={{ q, listed }}>
          <EmptyState icon={<Network />} title={say("peers.thereAreNoPeersYet")}>
            {say("peers.writeTheDomainsToDealWith")}
          </EmptyState>
        </ListEmpty>
      }
    />
  );
}

function PeerCard({ peer }: { readonly peer: Peer }) {
  const say = useSay();
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <Untrusted text={peer.domain} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {trustWordsOf(say)[peer.trust].word}, {rateText(peer, say)}
        </p>
      </div>
      <StateBadge peer={peer} />
    </div>
  );
}
