"use client";
import { Button, EmptyState, Skeleton } from "@porchlight/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { ListEmpty } from "~/parts/list/list-empty";
import { QueryState } from "~/parts/query-state";
import type { Filtered } from "~/url/filters";
import { useSay } from "~/words/words-provider";
import { type auditFilters, sinceText } from "./audit-filters";
import { AuditLine } from "./audit-line";

const AT_ONCE = 100;

export interface AuditLogProps {
  readonly filters: Filtered<typeof auditFilters>;
}

/** Lines of the audit log, older ones on demand. */
export function AuditLog({ filters }: AuditLogProps) {
  const say = useSay();
  const { actor, action, target, since } = filters;
  const log = useInfiniteQuery({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) =>
      admin.listAudit({
        query: {
          actor: actor || undefined,
          action,
          target: target || undefined,
          since: sinceText(since, Date.now()),
          cursor: pageParam,
          limit: AT_ONCE,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
    meta: { live: concerns("audit") },
  });
  return (
    <QueryState query={log} skeleton={<AuditSkeleton />}>
      {({ pages }) => {
        const entries = pages.flatMap(({ items }) => items);
        if (entries.length === 0) {
          return (
            <ListEmpty filters={filters}>
              <EmptyState icon={<ScrollText />} title={say("audit.nothingHasBeenChangedYet")}>
                {say("audit.everySignInAndEveryChange")}
              </EmptyState>
            </ListEmpty>
          );
        }
        return (
          <div className="flex flex-col items-center gap-4">
            <ol
              aria-label={say("audit.auditLog")}
              className="w-full divide-y divide-line rounded-md border border-line bg-surface"
            >
              {entries.map((entry) => (
                <li key={entry.id}>
                  <AuditLine entry={entry} />
                </li>
              ))}
            </ol>
            {log.hasNextPage ? (
              <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                {say("parts.showOlder")}
              </Button>
            ) : (
              <p className="text-sm text-text-muted">{say("audit.thisIsTheBeginning")}</p>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

function AuditSkeleton() {
  return (
    <div className="divide-y divide-line rounded-md border border-line bg-surface">
      {ROWS.map((row) => (
        <div key={row} className="flex h-11 items-center gap-4 px-4">
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 w-48" />
        </div>
      ))}
    </div>
  );
}
