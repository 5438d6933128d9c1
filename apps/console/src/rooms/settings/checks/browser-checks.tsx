"use client";
import { Button, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { sipSocketUrl } from "~/parts/sip-socket-url";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { browserFindings } from "./browser-findings";
import { CheckList } from "./check-list";
import { probeSocket } from "./probe-socket";

/** What holds between this browser and the server: a proxy, a certificate or a clock may stand in between. */
export function BrowserChecks() {
  const say = useSay();
  const query = useQuery({
    queryKey: ["browser-checks"],
    queryFn: ({ signal }) => look(signal, say),
    staleTime: 0,
  });
  return (
    <Section
      title={say("settings.fromThisBrowser")}
      level={2}
      trailing={
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {say("settings.runThemFromHereAgain")}
        </Button>
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ at, checks }) => (
          <>
            <p className="text-text-muted">
              {say.rich("settings.runTime", { time: <RelativeTime at={at} /> })}
            </p>
            <CheckList checks={checks} />
          </>
        )}
      </QueryState>
    </Section>
  );
}

async function look(signal: AbortSignal, say: Say) {
  const endpoints = await admin.showEndpoints({ signal });
  const { counts } = await admin.showOverview({ signal });
  const at = Date.now();
  const asksFirst = !endpoints.webSocket || endpoints.handshakeCredentials;
  const probe = asksFirst ? undefined : await probeSocket(sipSocketUrl(window.location));
  const page = { origin: window.location.origin, hostname: window.location.hostname };
  return {
    at,
    checks: browserFindings({ endpoints, probe, page, clockAheadMs: at - Date.parse(counts.at) }, say),
  };
}
