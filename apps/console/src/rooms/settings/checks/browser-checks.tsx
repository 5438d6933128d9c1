"use client";
import { Button, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { sipSocketUrl } from "~/parts/sip-socket-url";
import { browserFindings } from "./browser-findings";
import { CheckList } from "./check-list";
import { probeSocket } from "./probe-socket";

/** What holds between this browser and the server: a proxy, a certificate or a clock may stand in between. */
export function BrowserChecks() {
  const query = useQuery({
    queryKey: ["browser-checks"],
    queryFn: ({ signal }) => look(signal),
    staleTime: 0,
  });
  return (
    <Section
      title="From this browser"
      level={2}
      trailing={
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          Run them from here again
        </Button>
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ at, checks }) => (
          <>
            <p className="text-text-muted">
              Run <RelativeTime at={at} />.
            </p>
            <CheckList checks={checks} />
          </>
        )}
      </QueryState>
    </Section>
  );
}

async function look(signal: AbortSignal) {
  const endpoints = await admin.showEndpoints({ signal });
  const { counts } = await admin.showOverview({ signal });
  const at = Date.now();
  const asksFirst = !endpoints.webSocket || endpoints.handshakeCredentials;
  const probe = asksFirst ? undefined : await probeSocket(sipSocketUrl(window.location));
  const page = { origin: window.location.origin, hostname: window.location.hostname };
  return {
    at,
    checks: browserFindings({ endpoints, probe, page, clockAheadMs: at - Date.parse(counts.at) }),
  };
}
