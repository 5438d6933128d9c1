"use client";
import type { Trace } from "@porchlight/admin-api";
import { Badge, cn, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { TRACES, traceHref } from "./trace-url";
import { targetText } from "./trace-words";

/** Traces that there are, the latest first. */
export function TraceList({ shown }: { readonly shown: string | undefined }) {
  const say = useSay();
  const query = useQuery({
    queryKey: [...TRACES, "list"],
    queryFn: async ({ signal }) => (await admin.listTraces({ signal })).items,
    meta: { live: concerns("traces") },
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
      {(traces) =>
        traces.length === 0 ? (
          <EmptyState icon={<Radio />} title={say("trace.nothingIsTraced")}>
            {say("trace.aTraceShowsWhatReallyCrosses")}
          </EmptyState>
        ) : (
          <ul
            aria-label={say("trace.traces")}
            className="divide-y divide-line rounded-md border border-line bg-surface"
          >
            {traces.map((trace) => (
              <TraceRow key={trace.id} trace={trace} isShown={trace.id === shown} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function TraceRow({ isShown, trace }: { readonly trace: Trace; readonly isShown: boolean }) {
  const say = useSay();
  const { endedAt, id, messages, startedAt, target } = trace;
  return (
    <li>
      <Link
        href={traceHref(id)}
        prefetch={false}
        aria-current={isShown || undefined}
        className={cn(
          "flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px]",
          isShown && "bg-surface-raised",
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          <Untrusted text={targetText(target, say)} />
        </span>
        <span className="text-sm text-text-muted">
          {say("trace.countMessages", { count: messages })}, <RelativeTime at={startedAt} />
        </span>
        {endedAt === null ? (
          <Badge tone="ok">{say("trace.recording")}</Badge>
        ) : (
          <Badge>{say("trace.stopped")}</Badge>
        )}
      </Link>
    </li>
  );
}
