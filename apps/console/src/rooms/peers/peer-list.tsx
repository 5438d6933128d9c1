"use client";
import type { Peer } from "@porchlight/admin-api";
import { EmptyState, RelativeTime, Untrusted } from "@porchlight/ui";
import { Network } from "lucide-react";
import type { z } from "zod";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { NOTHING } from "~/parts/facts";
import type { Column } from "~/parts/list/column";
import { ListEmpty } from "~/parts/list/list-empty";
import { WindowedList } from "~/parts/list/windowed-list";
import { StateBadge, TrustBadge } from "./peer-badges";
import type { peerFilters } from "./peer-filters";
import { numberText, trustWords } from "./peer-words";
import { TroubleText } from "./trouble-text";
import { PEERS } from "./use-peers-clock";

const columns: readonly Column<Peer>[] = [
  {
    id: "domain",
    header: "Domain",
    track: "minmax(9rem, 2fr)",
    cell: ({ domain }) => <Untrusted text={domain} />,
  },
  { id: "trust", header: "Trust", track: "5.5rem", cell: ({ trust }) => <TrustBadge trust={trust} /> },
  { id: "state", header: "State", track: "7.5rem", cell: (peer) => <StateBadge peer={peer} /> },
  {
    id: "rate",
    header: "Requests per second",
    track: "9.5rem",
    align: "end",
    cell: (peer) => rateText(peer),
  },
  {
    id: "subscriptions",
    header: "Subscriptions",
    track: "7rem",
    align: "end",
    fromRem: 52,
    cell: ({ limits, subscriptions }) =>
      limits.subscriptions === 0
        ? numberText(subscriptions)
        : `${numberText(subscriptions)} of ${numberText(limits.subscriptions)}`,
  },
  {
    id: "trouble",
    header: "Last failure",
    track: "minmax(10rem, 3fr)",
    fromRem: 54,
    cell: ({ lastTrouble }) => (lastTrouble === null ? NOTHING : <TroubleText trouble={lastTrouble} />),
  },
  {
    id: "when",
    header: "When",
    track: "5.5rem",
    align: "end",
    fromRem: 62,
    cell: ({ lastTrouble }) =>
      lastTrouble === null ? NOTHING : <RelativeTime at={lastTrouble.at} className="text-text-muted" />,
  },
];

/** NOTIFYs are requests too. */
function rateText({ perSecond: { notifiesIn, notifiesOut, requestsIn, requestsOut } }: Peer): string {
  return `${numberText(requestsIn + notifiesIn)} in, ${numberText(requestsOut + notifiesOut)} out`;
}

export interface PeerListProps {
  readonly filters: z.infer<typeof peerFilters>;
  readonly opened: string | undefined;
  readonly onOpen: (domain: string) => void;
}

/** Those of the settings, then those that something passed or was refused of. */
export function PeerList({ filters: { listed, q }, opened, onOpen }: PeerListProps) {
  return (
    <WindowedList
      label="Peers"
      queryKey={[...PEERS, "list", { listed, q }]}
      load={(window, signal) => admin.listPeers({ query: { search: q, listed, ...window }, signal })}
      live={concerns("audit")}
      columns={columns}
      rowName={({ domain }) => domain}
      card={(peer) => <PeerCard peer={peer} />}
      onOpen={({ domain }) => onOpen(domain)}
      isOpened={({ domain }) => domain === opened}
      empty={
        <ListEmpty filters={{ q, listed }}>
          <EmptyState icon={<Network />} title="There are no peers yet">
            Write the domains to deal with into the settings, below federation.peers. Whoever else tries, or
            is tried, appears here too.
          </EmptyState>
        </ListEmpty>
      }
    />
  );
}

function PeerCard({ peer }: { readonly peer: Peer }) {
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <Untrusted text={peer.domain} />
        </p>
        <p className="truncate text-sm text-text-muted">
          {trustWords[peer.trust].word}, {rateText(peer)}
        </p>
      </div>
      <StateBadge peer={peer} />
    </div>
  );
}
