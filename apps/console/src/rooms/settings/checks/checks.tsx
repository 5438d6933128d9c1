"use client";
import { Button, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import { BrowserChecks } from "./browser-checks";
import { CheckList } from "./check-list";
import { shownCheck } from "./shown-check";

/** The checks of the command line's doctor, and those that only a browser can make. */
export function Checks() {
  return (
    <>
      <ServerChecks />
      <BrowserChecks />
    </>
  );
}

function ServerChecks() {
  const say = useSay();
  const query = useQuery({ queryKey: ["doctor"], queryFn: ({ signal }) => admin.runDoctor({ signal }) });
  return (
    <Section
      title={say("settings.fromTheServer")}
      level={2}
      trailing={
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {say("settings.runTheChecksAgain")}
        </Button>
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-160 w-full" />}>
        {({ at, checks }) => (
          <>
            <p className="text-text-muted">
              {say.rich("settings.runTime", { time: <RelativeTime at={at} /> })}
            </p>
            <CheckList checks={checks.map((check) => shownCheck(check, say))} />
          </>
        )}
      </QueryState>
    </Section>
  );
}
