"use client";
import type { DoctorCheck } from "@porchlight/admin-api";
import { Badge, Button, RelativeTime, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { QueryState } from "~/parts/query-state";

const WORDS = {
  pass: { word: "Good", tone: "ok" },
  warn: { word: "Look at it", tone: "warn" },
  fail: { word: "Failed", tone: "danger" },
} as const satisfies Record<DoctorCheck["status"], unknown>;

/** The checks of the command line's doctor. */
export function Checks() {
  const query = useQuery({ queryKey: ["doctor"], queryFn: ({ signal }) => admin.runDoctor({ signal }) });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-64 w-full" />}>
      {({ at, checks }) => (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-text-muted">
              Run <RelativeTime at={at} />.
            </p>
            <Button busy={query.isFetching} onClick={() => void query.refetch()}>
              Run the checks again
            </Button>
          </div>
          <ul className="divide-y divide-line rounded-md border border-line bg-surface">
            {checks.map(({ id, title, status, detail, remedy }) => (
              <li key={id} className="flex items-start gap-4 px-4 py-3">
                <span className="w-20 shrink-0 pt-px">
                  <Badge tone={WORDS[status].tone}>{WORDS[status].word}</Badge>
                </span>
                <div className="min-w-0">
                  <p className="font-medium">{title}</p>
                  <p className="break-words text-text-muted">{detail}</p>
                  {remedy === null ? null : <p className="break-words">{remedy}</p>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </QueryState>
  );
}
