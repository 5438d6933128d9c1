"use client";
import { Skeleton } from "@porchlight/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "~/words/words-provider";

export interface BelowNoticeProps {
  /** What the notice is made of. */
  readonly query: Pick<UseQueryResult, "isPending" | "failureCount">;
  readonly children: ReactNode;
}

/** What stands below a notice. It is read meanwhile and shown once the notice is known, so that it is not pushed down. */
export function BelowNotice({ query, children }: BelowNoticeProps) {
  const say = useSay();
  const isAwaited = query.isPending && query.failureCount < 2;
  return (
    <>
      {isAwaited ? (
        <div role="status" aria-label={say("parts.loading")}>
          <Skeleton className="h-64 w-full" />
        </div>
      ) : null}
      <div hidden={isAwaited} className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
        {children}
      </div>
    </>
  );
}
