"use client";
import type { Trace, TraceMessage } from "@porchlight/admin-api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { TRACES } from "./trace-url";

export interface TraceSoFar {
  readonly trace: Trace;
  /** The oldest first. */
  readonly messages: readonly TraceMessage[];
}

const AT_ONCE = 1000;

/** A trace and its messages. What is known already is not read again. */
export function useTraceMessages(id: string) {
  const queryClient = useQueryClient();
  const queryKey = [...TRACES, id, "messages"];
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => readOn(id, queryClient.getQueryData<TraceSoFar>(queryKey), signal),
    meta: { live: concerns("traces", id) },
  });
}

async function readOn(id: string, known: TraceSoFar | undefined, signal: AbortSignal): Promise<TraceSoFar> {
  const messages = [...(known?.messages ?? [])];
  for (;;) {
    const query = { after: messages.at(-1)?.number ?? 0, limit: AT_ONCE };
    const { items, more, trace } = await admin.listTraceMessages({ params: { id }, query, signal });
    messages.push(...items);
    if (!more) return { trace, messages: messages.filter(({ number }) => number > trace.madeRoom) };
  }
}
