"use client";
import type { PeerDetail } from "@porchlight/admin-api";
import { Badge, Drawer, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { StateBadge, TrustBadge } from "./peer-badges";
import { PeerTroubles } from "./peer-troubles";
import { PeerUse } from "./peer-use";
import { numberText, trustMeanings } from "./peer-words";
import { TestButton, TestOutcome, usePeerTest } from "./test-peer";
import { PEERS } from "./use-peers-clock";

export interface PeerDrawerProps {
  readonly domain: string;
  readonly onClose: () => void;
}

/** One domain: its terms, what passes, what went wrong, and a test. */
export function PeerDrawer({ domain, onClose }: PeerDrawerProps) {
  const mayTest = useMay("testPeer");
  const test = usePeerTest(domain);
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={<Untrusted text={domain} className="break-all" />}
      actions={mayTest ? <TestButton test={test} /> : undefined}
    >
      <TestOutcome test={test} />
      <Detail domain={domain} />
    </Drawer>
  );
}

function Detail({ domain }: { readonly domain: string }) {
  const query = useQuery({
    queryKey: [...PEERS, "one", domain],
    queryFn: ({ signal }) => admin.showPeer({ params: { domain }, signal }),
    meta: { live: concerns("audit") },
  });
  if (isGone(query.error) && query.data === undefined)
    return (
      <EmptyState title="Nothing is known of this domain">
        It is not in the settings, and nothing came from it or was to go to it.
      </EmptyState>
    );
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(peer) => (
        <>
          <Terms peer={peer} />
          <Section title="Limits and use">
            <PeerUse peer={peer} />
          </Section>
          <PeerTroubles peer={peer} />
        </>
      )}
    </QueryState>
  );
}

function Terms({ peer }: { readonly peer: PeerDetail }) {
  const { lastSeenAt, listed, requestsIn, requestsOut, trust, unidentifiedWatchers } = peer;
  return (
    <Facts
      facts={[
        { name: "State", value: <StateBadge peer={peer} /> },
        {
          name: "Trust",
          value: (
            <>
              <TrustBadge trust={trust} /> <span className="text-text-muted">{trustMeanings[trust]}</span>
            </>
          ),
        },
        {
          name: "Terms",
          value: listed ? "its own, in the settings" : "those for others: it is not in the settings",
        },
        {
          name: "Unidentified",
          value: unidentifiedWatchers
            ? "may watch, by the rules for anonymous watchers"
            : "requests without an identity are refused",
        },
        { name: "Last heard", value: lastSeenAt === null ? "never" : <RelativeTime at={lastSeenAt} /> },
        {
          name: "Since the start",
          value: (
            <>
              {numberText(requestsIn)} requests in, {numberText(requestsOut)} out{" "}
              {peer.resting > 0 ? <Badge tone="warn">{peer.resting} at rest</Badge> : null}
            </>
          ),
        },
      ]}
    />
  );
}
