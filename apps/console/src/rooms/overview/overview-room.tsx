"use client";
import type { Overview } from "@porchlight/admin-api";
import { Card, CardHeader, RelativeTime } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { OVERVIEW } from "~/live/live-provider";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { CountTiles } from "./count-tiles";
import { FirstSteps } from "./first-steps";
import { LatencyPanel } from "./latency-panel";
import { OverviewSkeleton } from "./overview-skeleton";
import { ThroughputPanel } from "./throughput-panel";
import { TransportPanel } from "./transport-panel";
import { UnreadableRules } from "./unreadable-rules";

/** What runs, how much of it, and how fast. */
export function OverviewRoom() {
  const say = useSay();
  const overview = useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => admin.showOverview({ signal }),
    // Rules that are mended are readable at once.
    meta: { live: concerns("documents") },
  });
  return (
    <Page title={say("overview.overview")} line={say("overview.whatIsGoingOnInThis")}>
      <QueryState query={overview} skeleton={<OverviewSkeleton />}>
        {(data) => <OverviewPanels overview={data} />}
      </QueryState>
    </Page>
  );
}

function OverviewPanels({ overview }: { readonly overview: Overview }) {
  const say = useSay();
  const { counts, version, startedAt, domains, unreadableRules } = overview;
  return (
    <div className="flex flex-col gap-4">
      <UnreadableRules owners={unreadableRules} />
      <FirstSteps counts={counts} domain={domains[0]} />
      <CountTiles counts={counts} />
      <div className="grid gap-4 lg:grid-cols-3">
        <ThroughputPanel messagesPerSecond={counts.messagesPerSecond} />
        <LatencyPanel latency={counts.publishToNotifyMs} />
        <TransportPanel byTransport={counts.connectionsByTransport} total={counts.connections} />
      </div>
      <Card className="p-0!">
        <div className="p-4 pb-3">
          <CardHeader title={say("overview.thisServer")} />
        </div>
        <dl className="flex flex-wrap gap-x-12 gap-y-3 border-line border-t p-4">
          <Item name={say("overview.version")}>{version}</Item>
          <Item name={say("overview.started")}>
            <RelativeTime at={startedAt} />
          </Item>
          <Item name={say("overview.domains", { count: domains.length })}>
            <span className="font-mono">{domains.join(", ")}</span>
          </Item>
        </dl>
      </Card>
    </div>
  );
}

function Item({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
