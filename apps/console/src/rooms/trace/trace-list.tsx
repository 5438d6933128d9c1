"use client";
import type { Trace } from "@porchlight/admin-api";
import { Badge, cn, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { TRACES, traceHref } from "./trace-url";
import { targetText } from "./trace-words";

/** Traces that there are, the latest first. */
export function TraceList({ shown }: { readonly shown: string | undefined }) {
  const query = useQuery({
    queryKey: [...TRACES, "list"],
    queryFn: async ({ signal }) => (await admin.listTraces({ signal })).items,
    meta: { live: concerns("traces") },
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
      {(traces) =>
        traces.length === 0 ? (
          <EmptyState icon={<Radio />} title="Nothing is traced">
            A trace shows what really crosses the wire of a user, a call or a connection. It stops by itself.
          </EmptyState>
        ) : (
          <ul aria-label="Traces" className="divide-y divide-line rounded-md border border-line bg-surface">
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
          <Untrusted text={targetText(target)} />
        </span>
        <span className="text-sm text-text-muted">
          {messages === 1 ? "1 message" : `${messages} messages`}, <RelativeTime at={startedAt} />
        </span>
        {endedAt === null ? <Badge tone="ok">Recording</Badge> : <Badge>Stopped</Badge>}
      </Link>
    </li>
  );
}
