"use client";
import type { PeerDetail } from "@porchlight/admin-api";
import { Badge, Drawer, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import { StateBadge, TrustBadge } from "./peer-badges";
import { PeerTroubles } from "./peer-troubles";
import { PeerUse } from "./peer-use";
import { PEERS } from "./peers-key";
import { TestButton, TestOutcome, usePeerTest } from "./test-peer";

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
  const say = useSay();
  const query = useQuery({
    queryKey: [...PEERS, "one", domain],
    queryFn: ({ signal }) => admin.showPeer({ params: { domain }, signal }),
    meta: { live: anyOf(concerns("peers", domain), concerns("subscriptions")) },
  });
  if (isGone(query.error) && query.data === undefined)
    return (
      <EmptyState title={say("peers.nothingIsKnownOfThisDomain")}>
        {say("peers.itIsNotInTheSettings")}
      </EmptyState>
    );
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(peer) => (
        <>
          <Terms peer={peer} />
          <Section title={say("peers.limitsAndUse")}>
            <PeerUse peer={peer} />
          </Section>
          <PeerTroubles peer={peer} />
        </>
      )}
    </QueryState>
  );
}

function Terms({ peer }: { readonly peer: PeerDetail }) {
  const say = useSay();
  const { lastSeenAt, listed, requestsIn, requestsOut, trust, unidentifiedWatchers } = peer;
  return (
    <Facts
      facts={[
        { name: say("parts.state"), value: <StateBadge peer={peer} /> },
        {
          name: say("peers.trust"),
          value: (
            <>
              <TrustBadge trust={trust} />{" "}
              <span className="text-text-muted">{say(`peers.trustMeanings.${trust}`)}</span>
            </>
          ),
        },
        {
          name: say("peers.terms"),
          value: listed ? say("peers.itsOwnInTheSettings") : say("peers.thoseForOthersItIsNot"),
        },
        {
          name: say("peers.unidentified"),
          value: unidentifiedWatchers
            ? say("peers.mayWatchByTheRulesFor")
            : say("peers.requestsWithoutAnIdentityAreRefused"),
        },
        {
          name: say("peers.lastHeard"),
          value: lastSeenAt === null ? say("parts.never") : <RelativeTime at={lastSeenAt} />,
        },
        {
          name: say("peers.sinceTheStart"),
          value: (
            <>
              {say("peers.inRequestsInOutOut", { in: say.number(requestsIn), out: say.number(requestsOut) })}{" "}
              {peer.resting > 0 ? (
                <Badge tone="warn">{say("peers.restingAtRest", { resting: peer.resting })}</Badge>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
